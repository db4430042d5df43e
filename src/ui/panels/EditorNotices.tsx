/** What there is to say at the foot of the picture. */
import { Button } from '@create-figma-plugin/ui';
import type { Command } from '../keys/keymap';
import type { Phase } from '../session/phase';
import { shownNotice } from '../notices/shown-notice';
import { titled } from '../keys/titled';
import type { Session } from '../session/use-session';
import { words } from '../words/words';
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
    case 'restored': {
      const { restored, restoredDrop, restoredDropAbout } = words.deciding;
      return (
        <Notice kind="news" text={restored} onDismiss={shown.dismiss}>
          <Act
            command="clear"
            label={restoredDrop}
            about={restoredDropAbout}
            onClick={shown.drop}
          />
        </Notice>
      );
    }
    case 'edit':
      return (
        <Notice kind="news" text={words.results.mark(shown.mark)}>
          {shown.edit && (
            <Act command="editAgain" label={words.results.editAgain} onClick={shown.edit} />
          )}
        </Notice>
      );
    case 'hint': {
      const { hint, include } = words.seeing;
      return (
        <Notice kind="news" text={hint(shown.hint)} onDismiss={shown.dismiss}>
          <Act command="include" label={include} onClick={shown.include} />
        </Notice>
      );
    }
    case 'steps':
      return <FirstSteps session={session} onDismiss={shown.dismiss} />;
    case undefined:
      return null;
  }
}

function SameImageNotice({ session }: { readonly session: Session }) {
  const { sameImage } = session.results;
  if (!sameImage) return null;
  const { others } = sameImage;
  const { applyToAll, applyToAllAbout } = words.results;
  return (
    <Notice kind="news" text={words.results.sameImage(others)}>
      <Act
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
      <Act
        command="switchTo"
        label={switchTo}
        about={switchAbout}
        onClick={() => dispatch({ kind: 'switch' })}
      />
      <Act
        command="stay"
        label={stay}
        about={stayAbout}
        onClick={() => dispatch({ kind: 'stay' })}
      />
    </Notice>
  );
}

interface ActProps {
  readonly command: Command;
  readonly label: string;
  readonly about?: string;
  readonly onClick: () => void;
}

function Act({ command, label, about = label, onClick }: ActProps) {
  return (
    <Button secondary onClick={onClick} title={titled(about, command)}>
      {label}
    </Button>
  );
}
