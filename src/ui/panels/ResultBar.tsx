/** The row of buttons below a result. */
import { Button } from '@create-figma-plugin/ui';
import type { HostKind } from '../host/host';
import { IconAnother, IconCompare } from './icons';
import { titled } from '../keys/titled';
import type { Session } from '../session/use-session';
import { words } from '../words/words';
import { ModeMenu } from './ModeMenu';
import { ToolButton } from './ToolButton';

interface ResultProps {
  readonly host: HostKind;
  readonly results: Session['results'];
  readonly isApplying: boolean;
  readonly isComparing: boolean;
  readonly onCompare: (isHeld: boolean) => void;
  readonly onAnother: () => void;
  readonly onDiscard: () => void;
  /** Stops the result on its way; it stays to be decided on. */
  readonly onCancel: () => void;
  readonly onApply: () => void;
}

export function ResultBar({
  host,
  results,
  isApplying,
  onAnother,
  onApply,
  ...props
}: ResultProps) {
  const { discard, discardAbout, cancel } = words.window;
  return (
    <div class="bar" aria-busy={isApplying}>
      <CompareButton isHeld={props.isComparing} onHold={props.onCompare} />
      <ToolButton
        label={words.window.another}
        command="another"
        onClick={onAnother}
        disabled={isApplying}
      >
        <IconAnother />
      </ToolButton>
      <div class="spacer" />
      <Button
        secondary
        onClick={isApplying ? props.onCancel : props.onDiscard}
        title={titled(isApplying ? cancel : discardAbout, 'cancel')}
      >
        {isApplying ? cancel : discard}
      </Button>
      {results.modes && (
        <ModeMenu
          value={results.mode}
          modes={results.modes}
          disabled={isApplying}
          onChoose={results.setMode}
        />
      )}
      <Button
        loading={isApplying}
        onClick={onApply}
        title={titled(applyAbout(host, results), 'confirm')}
      >
        {results.isUpdate ? words.results.update : words.window.apply(host)}
      </Button>
    </div>
  );
}

function applyAbout(host: HostKind, { isUpdate, mode }: Session['results']): string {
  if (host === 'page') return words.window.applyAbout;
  return isUpdate ? words.results.updateAbout : words.results.modeAbout(mode);
}

interface CompareProps {
  readonly isHeld: boolean;
  readonly onHold: (isHeld: boolean) => void;
}

/** Held, not clicked: with the pointer, or with Space or Enter while it has the focus. */
function CompareButton({ isHeld, onHold }: CompareProps) {
  const isPress = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';
  return (
    <button
      type="button"
      class="compare"
      aria-label={words.window.compare}
      aria-pressed={isHeld}
      title={titled(words.window.compareAbout, 'compare')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold(true);
      }}
      onPointerUp={() => onHold(false)}
      onLostPointerCapture={() => onHold(false)}
      onKeyDown={(event) => isPress(event) && onHold(true)}
      onKeyUp={(event) => isPress(event) && onHold(false)}
      onBlur={() => onHold(false)}
    >
      <IconCompare />
      <span>{words.window.compare}</span>
    </button>
  );
}
