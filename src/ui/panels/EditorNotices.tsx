/** What there is to say at the foot of the picture, the most pressing first; one at a time. */
import { Button } from '@create-figma-plugin/ui';
import type { Phase } from '../phase';
import { resultOf } from '../fill-state';
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
  if (remark && phase === 'result') return <Notice kind="news" text={WORDS.remark(remark)} />;
  if (notice === null) return null;
  return <Notice kind="news" text={notice} onDismiss={() => session.setNotice(null)} />;
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
