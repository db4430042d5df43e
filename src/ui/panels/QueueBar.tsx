/** Where one is among the pictures that were selected together, and the way on. */
import { Button, IconButton, IconCloseSmall24 } from '@create-figma-plugin/ui';
import { RESULT_WORDS } from '../result-words';
import type { Session } from '../use-session';

interface Props {
  readonly queue: NonNullable<Session['queue']>;
  /** Nothing is under way that going on would lose. */
  readonly canLeave: boolean;
}

export function QueueBar({ queue, canLeave }: Props) {
  const { position, length, next, fitting, share, close } = queue;
  return (
    <div class="queue" role="group" aria-label={RESULT_WORDS.queueAbout}>
      <span class="number-of">{RESULT_WORDS.queue(position, length)}</span>
      <div class="spacer" />
      {fitting > 0 && (
        <Button secondary onClick={share} title={RESULT_WORDS.sameMaskAbout}>
          {RESULT_WORDS.sameMask(fitting)}
        </Button>
      )}
      {next && (
        <Button secondary disabled={!canLeave} onClick={next} title={RESULT_WORDS.nextAbout}>
          {RESULT_WORDS.next}
        </Button>
      )}
      <IconButton
        aria-label={RESULT_WORDS.queueClose}
        title={RESULT_WORDS.queueClose}
        onClick={close}
      >
        <IconCloseSmall24 />
      </IconButton>
    </div>
  );
}
