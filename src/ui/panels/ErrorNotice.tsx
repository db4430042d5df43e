/** An error as the user meets it: a sentence for a failure; for a bug, also a report to copy. */
import { Failure } from '../../inference/core/errors';
import { failureText } from '../notices/failure-text';
import { words } from '../words/words';
import { CopyReport } from './CopyReport';
import { Notice } from './Notice';

interface Props {
  readonly error: unknown;
  /** For the report: what was being done. */
  readonly phase: string;
  readonly host: string;
  readonly onDismiss?: (() => void) | undefined;
}

export function ErrorNotice({ error, phase, host, onDismiss }: Props) {
  if (error instanceof Failure) {
    return <Notice kind="problem" text={failureText(error)} onDismiss={onDismiss} />;
  }
  return (
    <Notice kind="problem" text={words.window.bug} onDismiss={onDismiss}>
      <CopyReport error={error} phase={phase} host={host} />
    </Notice>
  );
}
