/** On a corner of the picture: the views of a result, and the way to its finish and to all results. */
import { useRef } from 'preact/hooks';
import type { Phase } from '../session/phase';
import type { Deciding } from '../results/use-deciding';
import { words } from '../words/words';
import { IconFinish, IconHistory, IconSideBySide, IconSplit } from './deciding-icons';
import { ToolButton } from './ToolButton';
import { useRovingFocus } from './use-roving-focus';

interface Props {
  readonly deciding: Deciding;
  readonly phase: Phase;
}

export function DecidingBar({ deciding, phase }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(bar);
  const { view, canOpen, open, toggle, toggleView } = deciding;
  const text = words.deciding;
  const isResult = phase === 'result';
  if (!isResult && !canOpen.history) return null;
  return (
    <div ref={bar} class="deciding-bar" role="toolbar" aria-label={text.bar} {...roving}>
      {isResult && (
        <>
          <ToolButton
            label={text.split}
            command="split"
            pressed={view === 'split'}
            onClick={() => toggleView('split')}
          >
            <IconSplit />
          </ToolButton>
          <ToolButton
            label={text.sideBySide}
            command="sideBySide"
            pressed={view === 'side'}
            onClick={() => toggleView('side')}
          >
            <IconSideBySide />
          </ToolButton>
          <ToolButton
            label={text.finish}
            about={text.finishAbout}
            command="finish"
            pressed={open === 'finish'}
            onClick={() => toggle('finish')}
            disabled={!canOpen.finish}
          >
            <IconFinish />
          </ToolButton>
        </>
      )}
      <ToolButton
        label={text.history}
        command="history"
        pressed={open === 'history'}
        onClick={() => toggle('history')}
        disabled={!canOpen.history}
      >
        <IconHistory />
      </ToolButton>
    </div>
  );
}
