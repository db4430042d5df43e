/** The whole window, in whichever program it runs. */
import { IconImage24, IconWarningSmall24 } from '@create-figma-plugin/ui';
import { useCallback, useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { Editor } from './Editor';
import { Failure, isAbort } from '../inference/core/errors';
import { failureText } from './notices/failure-text';
import type { Host } from './host/host';
import { CommandButton } from './panels/CommandButton';
import { CopyReport } from './panels/CopyReport';
import { ErrorNotice } from './panels/ErrorNotice';
import { FirstSteps } from './panels/FirstSteps';
import { LanguageChoice } from './panels/LanguageChoice';
import { LiveRegion } from './panels/LiveRegion';
import { Message } from './panels/Message';
import { OpenFileButton } from './panels/OpenFileButton';
import { ResizeHandle } from './panels/ResizeHandle';
import { ShortcutSheet } from './panels/ShortcutSheet';
import { phaseOf, type Phase } from './session/phase';
import { useIncomingFiles } from './session/use-incoming-files';
import { useKeys } from './keys/use-keys';
import { useSession, type Session } from './session/use-session';
import { words } from './words/words';

/** The product's name, alike in every language. */
const NAME = 'Inpaint';

export function App({ host }: { readonly host: Host }) {
  const [bug, setBug] = useState<unknown>(null);
  const [broken, repair] = useErrorBoundary() as [unknown, () => void];
  useUncaught(setBug);
  // The packaged window's document comes without a title.
  useEffect(() => void (document.title ||= NAME), []);
  // A render that threw cannot be gone on with; anything else can, with a word about it.
  if (broken !== undefined) {
    return (
      <main class="inpaint" data-phase="broken">
        <Broken error={broken} host={host.kind} onRetry={repair} />
      </main>
    );
  }
  return <Window host={host} bug={bug} onBug={setBug} />;
}

interface WindowProps {
  readonly host: Host;
  readonly bug: unknown;
  readonly onBug: (error: unknown) => void;
}

function Window({ host, bug, onBug }: WindowProps) {
  const session = useSession(host, onBug);
  const phase = phaseOf(session.document, session.fill.state);
  useIncomingFiles(session, onBug);
  const dismiss = bug === null ? null : () => onBug(null);
  useKeys({ shortcuts: () => session.setIsHelpOpen(true), dismiss }, phase);
  return (
    <main class="inpaint" data-phase={phase}>
      <h1 class="for-screen-readers">{NAME}</h1>
      <Body session={session} phase={phase} />
      {bug !== null && (
        <ErrorNotice error={bug} phase={phase} host={host.kind} onDismiss={() => onBug(null)} />
      )}
      <LiveRegion phase={phase} session={session} />
      {session.isHelpOpen && (
        <ShortcutSheet onClose={() => session.setIsHelpOpen(false)}>
          <LanguageChoice value={session.language} onChoose={session.setLanguage} />
        </ShortcutSheet>
      )}
      {host.kind === 'figma' && (
        <ResizeHandle onResize={(size) => host.resize(size)} onEnd={session.saveWindowSize} />
      )}
    </main>
  );
}

function Body({ session, phase }: { readonly session: Session; readonly phase: Phase }) {
  const { document, picture, host, dispatch } = session;
  if (picture) return <Editor session={session} picture={picture} phase={phase} />;
  switch (document.phase) {
    case 'starting':
      return <Message kind="busy" text={words.window.starting} />;
    case 'problem':
      return <Problem session={session} selection={document.selection} />;
    case 'failed':
      return (
        <Broken
          error={document.error}
          name={document.request.name}
          host={host.kind}
          onRetry={() => dispatch({ kind: 'retry' })}
          {...(host.openFile ? { openFile: host.openFile } : {})}
        />
      );
    case 'reading':
      return (
        <Message kind="busy" text={words.window.reading(document.request.name)}>
          <CommandButton
            secondary
            command="cancel"
            label={words.window.cancel}
            onClick={() => dispatch({ kind: 'giveUp' })}
          />
        </Message>
      );
    case 'open':
      return null; // then there is a picture
  }
}

interface ProblemProps {
  readonly session: Session;
  readonly selection: Extract<Session['document'], { phase: 'problem' }>['selection'];
}

function Problem({ session, selection }: ProblemProps) {
  const { host, dispatch, firstSteps } = session;
  const text = words.window.problem(selection.problem, host.kind);
  return (
    <Message
      kind="calm"
      icon={<IconImage24 />}
      text={text}
      hint={firstSteps.isShown ? <FirstSteps session={session} /> : words.window.problemHint}
    >
      {selection.canRender && (
        <CommandButton
          secondary
          command="confirm"
          label={words.window.useRender}
          onClick={() => dispatch({ kind: 'useRender' })}
        />
      )}
      {host.openFile && <OpenFileButton onFile={host.openFile} />}
    </Message>
  );
}

interface BrokenProps {
  /** An AbortError: it was given up, which is no problem. */
  readonly error: unknown;
  /** Of what could not be opened, where it is known. */
  readonly name?: string | null;
  readonly host: string;
  readonly onRetry: () => void;
  readonly openFile?: (file: File) => Promise<void>;
}

/** Nothing can be shown: why, and the ways on. */
function Broken({ error, name = null, host, onRetry, openFile }: BrokenProps) {
  const isCalm = isAbort(error);
  const isBug = !isCalm && !(error instanceof Failure);
  return (
    <Message
      kind={isCalm ? 'calm' : 'problem'}
      icon={isCalm ? <IconImage24 /> : <IconWarningSmall24 />}
      text={isCalm ? words.window.notOpened(name) : errorText(error)}
    >
      <CommandButton secondary command="confirm" label={words.window.retry} onClick={onRetry} />
      {openFile && <OpenFileButton onFile={openFile} />}
      {isBug && <CopyReport error={error} phase="broken" host={host} />}
    </Message>
  );
}

function errorText(error: unknown): string {
  return error instanceof Failure ? failureText(error) : words.window.bug;
}

/** Bugs that nobody was waiting for: they would otherwise only reach the console. */
function useUncaught(onBug: (error: unknown) => void): void {
  const report = useCallback((error: unknown) => onBug(error ?? new Error('unknown')), [onBug]);
  useEffect(() => {
    const onError = ({ error, message }: ErrorEvent) => report((error as unknown) ?? message);
    const onRejection = (event: PromiseRejectionEvent) => report(event.reason);
    window.addEventListener('error', onError);
    window.addEventListener('unhandledrejection', onRejection);
    return () => {
      window.removeEventListener('error', onError);
      window.removeEventListener('unhandledrejection', onRejection);
    };
  }, [report]);
}
