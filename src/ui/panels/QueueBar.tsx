/** Where one is among the pictures that were selected together, and the way on. */
import { Button, IconButton, IconCloseSmall24 } from '@create-figma-plugin/ui';
import { words } from '../words/words';
import type { Session } from '../session/use-session';

interface Props {
  /** The same mask for all pictures of this size. */
  readonly onFillAll: () => void;
  readonly queue: NonNullable<Session['queue']>;
  /** Nothing is under way that going on would lose. */
  readonly canLeave: boolean;
}

export function QueueBar({ queue, canLeave, onFillAll }: Props) {
  const { position, length, batch, next, fitting, mode, close } = queue;
  return (
    <div class="queue" role="group" aria-label={words.results.queueAbout}>
      <span class="number-of">
        {batch
          ? words.batch.position(batch.at, batch.of, batch.name)
          : words.results.queue(position, length)}
      </span>
      <div class="spacer" />
      {canLeave && fitting > 0 && (
        <Button
          secondary
          onClick={onFillAll}
          title={words.batch.fillAllAbout(fitting, words.results.mode(mode))}
        >
          {words.batch.fillAll(fitting)}
        </Button>
      )}
      {next && !batch && (
        <Button secondary disabled={!canLeave} onClick={next} title={words.results.nextAbout}>
          {words.results.next}
        </Button>
      )}
      {!batch && (
        <IconButton
          aria-label={words.results.queueClose}
          title={words.results.queueClose}
          onClick={close}
        >
          <IconCloseSmall24 />
        </IconButton>
      )}
    </div>
  );
}
