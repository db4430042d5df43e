/** The row of buttons below the picture; which ones depends on how far the fill is. */
import { Button } from '@create-figma-plugin/ui';
import type { EngineId, FillProgress } from '../../inference/contract';
import { IconAnother, IconCompare, IconModels } from '../icons';
import { keyLabel, type Command } from '../keymap';
import type { HostKind } from '../host/host';
import { MODEL_WORDS } from '../model-words';
import { RESULT_WORDS } from '../result-words';
import { IS_MAC } from '../use-keys';
import type { Session } from '../use-session';
import { WORDS, withKey } from '../words';
import { EngineChoice } from './EngineChoice';
import { IconAction } from './IconAction';
import { ModeMenu } from './ModeMenu';
import { OpenFileButton } from './OpenFileButton';
import { ProgressBar } from './ProgressBar';

const titled = (label: string, command: Command) => withKey(label, keyLabel(command, IS_MAC));

interface ReadyProps {
  readonly engine: EngineId;
  readonly onEngine: (choice: EngineId) => void;
  readonly onModels: () => void;
  readonly canFill: boolean;
  readonly onFill: () => void;
  readonly openFile: ((file: File) => Promise<void>) | null;
}

export function ReadyBar({ engine, onEngine, canFill, onFill, openFile, ...props }: ReadyProps) {
  return (
    <div class="bar">
      <EngineChoice value={engine} onChoose={onEngine} disabled={false} />
      <IconAction label={MODEL_WORDS.modelsAbout} command="models" onClick={props.onModels}>
        <IconModels />
      </IconAction>
      {openFile && <OpenFileButton onFile={openFile} another />}
      <span class="bar-hint">{!canFill && WORDS.paintHint}</span>
      <Button
        disabled={!canFill}
        onClick={onFill}
        title={canFill ? titled(WORDS.fill, 'confirm') : WORDS.paintHint}
      >
        {WORDS.fill}
      </Button>
    </div>
  );
}

interface RunningProps {
  readonly progress: FillProgress | null;
  /** What the progress is of, where that is not plain from it. */
  readonly isDrafting: boolean;
  readonly onEnough: () => void;
  readonly onCancel: () => void;
}

export function RunningBar({ progress, isDrafting, onEnough, onCancel }: RunningProps) {
  return (
    <div class="bar" aria-busy="true">
      <div class="running">
        <span>{runningText(progress, isDrafting)}</span>
        <ProgressBar fraction={progress?.fraction ?? null} />
      </div>
      {canEnd(progress) && (
        <Button secondary onClick={onEnough} title={titled(MODEL_WORDS.enoughAbout, 'enough')}>
          {MODEL_WORDS.enough}
        </Button>
      )}
      <Button secondary onClick={onCancel} title={titled(WORDS.cancel, 'cancel')}>
        {WORDS.cancel}
      </Button>
    </div>
  );
}

function runningText(progress: FillProgress | null, isDrafting: boolean): string {
  if (isDrafting) return MODEL_WORDS.drafting;
  if (!progress) return WORDS.preparing;
  return MODEL_WORDS.working(progress) ?? WORDS.filling(progress);
}

/** From the first step on there is something to end with. */
export function canEnd(progress: FillProgress | null): boolean {
  return progress?.steps?.stage === 'denoising' && progress.steps.done > 0;
}

interface ResultProps {
  readonly host: HostKind;
  readonly results: Session['results'];
  readonly isApplying: boolean;
  readonly isComparing: boolean;
  readonly onCompare: (isHeld: boolean) => void;
  readonly onAnother: () => void;
  readonly onDiscard: () => void;
  readonly onApply: () => void;
}

export function ResultBar({
  host,
  results,
  isApplying,
  onAnother,
  onDiscard,
  onApply,
  ...props
}: ResultProps) {
  return (
    <div class="bar" aria-busy={isApplying}>
      <CompareButton isHeld={props.isComparing} onHold={props.onCompare} />
      <IconAction label={WORDS.another} command="another" onClick={onAnother} disabled={isApplying}>
        <IconAnother />
      </IconAction>
      <Spacer />
      <Button
        secondary
        disabled={isApplying}
        onClick={onDiscard}
        title={titled(WORDS.discardAbout, 'cancel')}
      >
        {WORDS.discard}
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
        {results.isUpdate ? RESULT_WORDS.update : WORDS.apply(host)}
      </Button>
    </div>
  );
}

function applyAbout(host: HostKind, { isUpdate, mode }: Session['results']): string {
  if (host === 'page') return WORDS.applyAbout;
  return isUpdate ? RESULT_WORDS.updateAbout : RESULT_WORDS.modeAbout(mode);
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
      aria-pressed={isHeld}
      title={titled(WORDS.compareAbout, 'compare')}
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
      {WORDS.compare}
    </button>
  );
}

function Spacer() {
  return <div class="spacer" />;
}
