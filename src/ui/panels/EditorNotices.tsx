/** What there is to say at the foot of the picture, the most pressing first; one at a time. */
import { Button } from '@create-figma-plugin/ui';
import type { Phase } from '../phase';
import { isBlank } from '../editor/operations';
import { resultOf } from '../fill-state';
import { RESULT_WORDS } from '../result-words';
import type { Session } from '../use-session';
import { WORDS } from '../words';
import { ErrorNotice } from './ErrorNotice';
import { Notice } from './Notice';

interface Props {
  readonly session: Session;
  readonly phase: Phase;
}

export function EditorNotices({ session, phase }: Props) {
  const { fill, engine, model, host, document, notice } = session;
  if (fill.state.phase === 'failed') {
    const { error } = fill.state;
    return (
      <ErrorNotice error={error} phase={phase} host={host.kind} onDismiss={fill.acknowledge} />
    );
  }
  if (model.state.phase === 'unreachable' && !engine.isPanelOpen) {
    const { error } = model.state;
    return <ErrorNotice error={error} phase="engine" host={host.kind} onDismiss={model.leave} />;
  }
  if (document.phase === 'open' && document.waiting && phase !== 'applying') {
    return <SelectionMoved session={session} name={document.waiting.name} />;
  }
  if (engine.engine === 'moebius' && model.state.phase === 'seeking' && !engine.isPanelOpen) {
    const text = session.isLeaving ? WORDS.movingToEngine : WORDS.lookingForEngine;
    return <Notice kind="news" text={text} />;
  }
  const remark = resultOf(fill.state)?.report.remarks[0];
  if (phase === 'result' && (remark || session.results.sameImage)) {
    return (
      <>
        {remark && <Notice kind="news" text={WORDS.remark(remark)} />}
        <SameImageNotice session={session} />
      </>
    );
  }
  if (notice === null) return <EditOffer session={session} phase={phase} />;
  return <Notice kind="news" text={notice} onDismiss={() => session.setNotice(null)} />;
}

function SameImageNotice({ session }: { readonly session: Session }) {
  const { sameImage } = session.results;
  if (!sameImage) return null;
  const { others } = sameImage;
  return (
    <Notice kind="news" text={RESULT_WORDS.sameImage(others)}>
      <Button secondary onClick={session.applyToAll} title={RESULT_WORDS.applyToAllAbout}>
        {RESULT_WORDS.applyToAll(others + 1)}
      </Button>
    </Notice>
  );
}

/** A result is selected, and nothing is painted over it yet. */
function EditOffer({ session, phase }: Props) {
  const { selected, picture, mask, dispatch } = session;
  const mark = selected?.edit;
  if (!mark || picture?.edit || phase !== 'ready' || !isBlank(mask.history.done)) return null;
  const { layer } = selected;
  return (
    <Notice kind="news" text={RESULT_WORDS.mark(mark)}>
      {mark === 'editable' && (
        <Button secondary onClick={() => dispatch({ kind: 'edit', layer })}>
          {RESULT_WORDS.editAgain}
        </Button>
      )}
    </Notice>
  );
}

function SelectionMoved({ session, name }: { readonly session: Session; readonly name: string }) {
  const { dispatch } = session;
  return (
    <Notice kind="news" text={WORDS.selectionMoved(name)}>
      <Button secondary onClick={() => dispatch({ kind: 'switch' })} title={WORDS.switchAbout}>
        {WORDS.switchTo}
      </Button>
      <Button secondary onClick={() => dispatch({ kind: 'stay' })} title={WORDS.stayAbout}>
        {WORDS.stay}
      </Button>
    </Notice>
  );
}
