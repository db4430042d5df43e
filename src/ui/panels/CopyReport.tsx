/** Puts the report of a bug on the clipboard. */
import { reportOf } from '../notices/report';
import { words } from '../words/words';
import { CopyText } from './CopyText';

interface Props {
  readonly error: unknown;
  readonly phase: string;
  readonly host: string;
}

export function CopyReport({ error, phase, host }: Props) {
  const text = reportOf(error, { phase, host, userAgent: navigator.userAgent });
  return <CopyText text={text} label={words.window.copyReport} />;
}
