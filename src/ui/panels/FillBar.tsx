/** The row of buttons below the picture before and while it is filled. */
import { Button } from '@create-figma-plugin/ui';
import type { EngineId, FillProgress } from '../../inference/contract';
import { IconBell, IconModels } from './icons';
import { runningText } from '../filling/running-text';
import { titled } from '../keys/titled';
import { words } from '../words/words';
import type { Session } from '../session/use-session';
import { EngineChoice } from './EngineChoice';
import { OpenFileButton } from './OpenFileButton';
import { ProgressBar } from './ProgressBar';
import { ToolButton } from './ToolButton';

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
      <ToolButton label={words.model.modelsAbout} command="models" onClick={props.onModels}>
        <IconModels />
      </ToolButton>
      {openFile && <OpenFileButton onFile={openFile} another />}
      <span class="bar-hint">{!canFill && words.window.paintHint}</span>
      <Button
        disabled={!canFill}
        onClick={onFill}
        title={canFill ? titled(words.window.fill, 'confirm') : words.window.paintHint}
      >
        {words.window.fill}
      </Button>
    </div>
  );
}

interface RunningProps {
  readonly progress: FillProgress | null;
  /** What the progress is of, where that is not plain from it. */
  readonly isDrafting: boolean;
  readonly bell: Session['bell'];
  readonly onEnough: () => void;
  readonly onCancel: () => void;
}

export function RunningBar({ progress, isDrafting, bell, onEnough, onCancel }: RunningProps) {
  return (
    <div class="bar" aria-busy="true">
      <div class="running">
        <span>{runningText(progress, isDrafting)}</span>
        <ProgressBar fraction={progress?.fraction ?? null} />
      </div>
      {bell.isOffered && (
        <ToolButton
          label={words.waiting.bell}
          command="bell"
          pressed={bell.isOn}
          onClick={bell.toggle}
        >
          <IconBell />
        </ToolButton>
      )}
      {canEnd(progress) && (
        <Button secondary onClick={onEnough} title={titled(words.model.enoughAbout, 'enough')}>
          {words.model.enough}
        </Button>
      )}
      <Button secondary onClick={onCancel} title={titled(words.window.cancel, 'cancel')}>
        {words.window.cancel}
      </Button>
    </div>
  );
}

/** From the first step on there is something to end with. */
export function canEnd(progress: FillProgress | null): boolean {
  return progress?.steps?.stage === 'denoising' && progress.steps.done > 0;
}
