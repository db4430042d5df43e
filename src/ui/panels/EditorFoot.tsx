/** Below the picture: what was made so far, how the next is to be made, and what can be done now. */
import { canFill, fillAgain, firstSeed } from '../editor-commands';
import { resultOf } from '../fill-state';
import { MODEL_WORDS } from '../model-words';
import type { Phase } from '../phase';
import type { Picture } from '../picture';
import type { Session } from '../use-session';
import { ReadyBar, ResultBar, RunningBar } from './FillBar';
import { MoebiusOptions } from './MoebiusOptions';
import { QueueBar } from './QueueBar';
import { VariationStrip } from './VariationStrip';

interface FootProps extends BarProps {
  readonly picture: Picture;
}

export function EditorFoot({ picture, ...bar }: FootProps) {
  const { session, phase } = bar;
  const { engine, moebius, variations, fill } = session;
  return (
    <>
      {phase === 'ready' && engine.engine === 'moebius' && <Options moebius={moebius} />}
      {phase === 'result' && (
        <VariationStrip
          variations={variations.list}
          chosen={resultOf(fill.state)}
          picture={picture}
          disabled={false}
          onChoose={({ result }) => fill.choose(result)}
        />
      )}
      {session.queue && <QueueBar queue={session.queue} canLeave={phase === 'ready'} />}
      <Bar {...bar} />
    </>
  );
}

function Options({ moebius }: { readonly moebius: Session['moebius'] }) {
  return (
    <MoebiusOptions
      preset={moebius.preset}
      onPreset={moebius.setPreset}
      seed={moebius.seed}
      onSeed={moebius.setSeed}
      seconds={moebius.seconds}
      warning={
        moebius.isSlow ? MODEL_WORDS.slow(moebius.secondsOnProcessor(), moebius.isMeasured) : null
      }
      disabled={false}
    />
  );
}

interface BarProps {
  readonly session: Session;
  readonly phase: Phase;
  readonly isComparing: boolean;
  readonly onCompare: (isHeld: boolean) => void;
}

function Bar({ session, phase, isComparing, onCompare }: BarProps) {
  const { fill, engine, host } = session;
  if (fill.state.phase === 'running') {
    return (
      <RunningBar
        progress={fill.state.progress}
        isDrafting={engine.engine === 'moebius' && fill.state.draft === null}
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
        isComparing={isComparing}
        onCompare={onCompare}
        onAnother={() => fillAgain(session)}
        onDiscard={fill.discard}
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
