/** Where one is among the pictures that were selected together, and the way on. */
import { IconButton, IconCloseSmall24 } from '@create-figma-plugin/ui';
import { titled } from '../keys/titled';
import { words } from '../words/words';
import type { Session } from '../session/use-session';
import { CommandButton } from './CommandButton';

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
        <CommandButton
          secondary
          command="fillAll"
          label={words.batch.fillAll(fitting)}
          about={words.batch.fillAllAbout(fitting, words.results.mode(mode))}
          onClick={onFillAll}
        />
      )}
      {next && !batch && (
        <CommandButton
          secondary
          command="next"
          label={words.results.next}
          about={words.results.nextAbout}
          disabled={!canLeave}
          onClick={next}
        />
      )}
      {!batch && (
        <IconButton
          data-command="alone"
          aria-label={words.results.queueClose}
          title={titled(words.results.queueClose, 'alone')}
          onClick={close}
        >
          <IconCloseSmall24 />
        </IconButton>
      )}
    </div>
  );
}
