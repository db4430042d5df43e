/** Puts the report of a bug on the clipboard. */
import { Button } from '@create-figma-plugin/ui';
import { useState } from 'preact/hooks';
import { reportOf } from '../report';
import { WORDS } from '../words';

interface Props {
  readonly error: unknown;
  readonly phase: string;
  readonly host: string;
}

export function CopyReport({ error, phase, host }: Props) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    setIsCopied(copyText(reportOf(error, { phase, host, userAgent: navigator.userAgent })));
  };
  return (
    <Button secondary onClick={copy}>
      {isCopied ? WORDS.reportCopied : WORDS.copyReport}
    </Button>
  );
}

/** `navigator.clipboard` is for secure contexts, which a packaged Figma window is not. */
function copyText(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } finally {
    area.remove();
  }
}
