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
  const { fill, engine, host, document, notice } = session;
  if (fill.state.phase === 'failed') {
    const { error } = fill.state;
    return (
      <ErrorNotice error={error} phase={phase} host={host.kind} onDismiss={fill.acknowledge} />
    );
  }
  if (engine.error !== null) {
    return (
      <ErrorNotice error={engine.error} phase="engine" host={host.kind} onDismiss={engine.forget} />
    );
  }
  if (document.phase === 'open' && document.waiting && phase !== 'applying') {
    return <SelectionMoved session={session} name={document.waiting.name} />;
  }
  if (engine.seeking) return <Notice kind="news" text={WORDS.lookingForEngine} />;
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
