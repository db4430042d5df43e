/** Below the picture: how it is to be filled, and what can be done now. */
import { canFill, fillAgain, firstSeed } from '../keys/editor-commands';
import { words } from '../words/words';
import type { Phase } from '../session/phase';
import type { Session } from '../session/use-session';
import type { Deciding } from '../results/use-deciding';
import { ReadyBar, RunningBar } from './FillBar';
import { MoebiusOptions } from './MoebiusOptions';
import { QueueBar } from './QueueBar';
import { ResultBar } from './ResultBar';

export function EditorFoot(bar: BarProps) {
  const { session, phase } = bar;
  const { engine, moebius } = session;
  return (
    <>
      {/* There all the time, or the picture would move when it goes. */}
      {engine.engine === 'moebius' && (
        <Options moebius={moebius} disabled={phase !== 'ready' && phase !== 'result'} />
      )}
      {session.queue && (
        <QueueBar
          queue={session.queue}
          canLeave={phase === 'ready'}
          onFillAll={() => session.fillAll(firstSeed(session))}
        />
      )}
      <div class="bar-frame" onClickCapture={takeOnce}>
        <Bar {...bar} />
      </div>
    </>
  );
}

/** The first click puts other buttons in the place of what it pressed: the second of a double click is for none. */
function takeOnce(event: MouseEvent): void {
  if (event.detail > 1) event.stopPropagation();
}

interface OptionsProps {
  readonly moebius: Session['moebius'];
  readonly disabled: boolean;
}

function Options({ moebius, disabled }: OptionsProps) {
  return (
    <MoebiusOptions
      preset={moebius.preset}
      onPreset={moebius.setPreset}
      seed={moebius.seed}
      onSeed={moebius.setSeed}
      seconds={moebius.seconds}
      warning={
        moebius.isSlow ? words.model.slow(moebius.secondsOnProcessor(), moebius.isMeasured) : null
      }
      disabled={disabled}
    />
  );
}

interface BarProps {
  readonly session: Session;
  readonly phase: Phase;
  readonly deciding: Deciding;
}

function Bar({ session, phase, deciding }: BarProps) {
  const { fill, engine, host, queue } = session;
  if (fill.state.phase === 'running') {
    return (
      <RunningBar
        progress={fill.state.progress}
        isDrafting={engine.engine === 'moebius' && fill.state.draft === null && !queue?.batch}
        bell={session.bell}
        onEnough={fill.enough}
        onCancel={fill.cancel}
      />
    );
  }
  if (phase === 'result' || phase === 'applying') {
    return (
      <ResultBar
        host={host.kind}
        results={session.results}
        isApplying={phase === 'applying'}
        isComparing={deciding.isHeld}
        onCompare={deciding.setIsHeld}
        onAnother={() => fillAgain(session)}
        onDiscard={fill.discard}
        onCancel={fill.cancel}
        onApply={session.apply}
      />
    );
  }
  return (
    <ReadyBar
      engine={engine.engine}
      onEngine={engine.choose}
      onModels={engine.openPanel}
      canFill={canFill(session, phase)}
      onFill={() => session.fillWith(firstSeed(session))}
      openFile={host.openFile}
    />
  );
}
