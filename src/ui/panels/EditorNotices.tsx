/** What there is to say at the foot of the picture. */
import type { Phase } from '../session/phase';
import { shownNotice, type ShownNotice } from '../notices/shown-notice';
import type { Session } from '../session/use-session';
import { words } from '../words/words';
import { CommandButton } from './CommandButton';
import { ErrorNotice } from './ErrorNotice';
import { FirstSteps } from './FirstSteps';
import { Notice } from './Notice';

interface Props {
  readonly session: Session;
  readonly phase: Phase;
}

export function EditorNotices({ session, phase }: Props) {
  const shown = shownNotice(session, phase);
  switch (shown?.kind) {
    case 'problem': {
      const { error, during, dismiss } = shown;
      const { kind } = session.host;
      return <ErrorNotice error={error} phase={during} host={kind} onDismiss={dismiss} />;
    }
    case 'moved':
      return <SelectionMoved session={session} name={shown.name} />;
    case 'seeking': {
      const { movingToEngine, lookingForEngine } = words.window;
      return <Notice kind="news" text={session.isLeaving ? movingToEngine : lookingForEngine} />;
    }
    case 'result':
      return (
        <>
          {shown.remarks.length > 0 && (
            <Notice kind="news" text={shown.remarks.map(words.window.remark).join(' ')} />
          )}
          <SameImageNotice session={session} />
        </>
      );
    case 'news':
      return <Notice kind="news" text={shown.text} onDismiss={shown.dismiss} />;
    case 'restored':
      return <Restored {...shown} />;
    case 'edit':
      return (
        <Notice kind="news" text={words.results.mark(shown.mark)}>
          {shown.edit && (
            <CommandButton
              secondary
              command="editAgain"
              label={words.results.editAgain}
              onClick={shown.edit}
            />
          )}
        </Notice>
      );
    case 'hint': {
      const { hint, include } = words.seeing;
      return (
        <Notice kind="news" text={hint(shown.hint)} onDismiss={shown.dismiss}>
          <CommandButton secondary command="include" label={include} onClick={shown.include} />
        </Notice>
      );
    }
    case 'steps':
      return <FirstSteps session={session} onDismiss={shown.dismiss} />;
    case undefined:
      return null;
  }
}

function Restored({ text, drop, dismiss }: Extract<ShownNotice, { kind: 'restored' }>) {
  const { restoredDrop, restoredDropAbout } = words.deciding;
  return (
    <Notice kind="news" text={text} onDismiss={dismiss}>
      {drop && (
        <CommandButton
          secondary
          command="clear"
          label={restoredDrop}
          about={restoredDropAbout}
          onClick={drop}
        />
      )}
    </Notice>
  );
}

function SameImageNotice({ session }: { readonly session: Session }) {
  const { sameImage } = session.results;
  if (!sameImage) return null;
  const { others } = sameImage;
  const { applyToAll, applyToAllAbout } = words.results;
  return (
    <Notice kind="news" text={words.results.sameImage(others)}>
      <CommandButton
        secondary
        command="applyToAll"
        label={applyToAll(others + 1)}
        about={applyToAllAbout}
        onClick={session.applyToAll}
      />
    </Notice>
  );
}

function SelectionMoved({ session, name }: { readonly session: Session; readonly name: string }) {
  const { dispatch } = session;
  const { selectionMoved, switchTo, switchAbout, stay, stayAbout } = words.window;
  return (
    <Notice kind="news" text={selectionMoved(name)}>
      <CommandButton
        secondary
        command="switchTo"
        label={switchTo}
        about={switchAbout}
        onClick={() => dispatch({ kind: 'switch' })}
      />
      <CommandButton
        secondary
        command="stay"
        label={stay}
        about={stayAbout}
        onClick={() => dispatch({ kind: 'stay' })}
      />
    </Notice>
  );
}
