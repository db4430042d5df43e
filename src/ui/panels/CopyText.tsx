/** A button that puts a text on the clipboard. */
import { Button } from '@create-figma-plugin/ui';
import { useState } from 'preact/hooks';
import { words } from '../words/words';

export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <Button secondary onClick={() => setIsCopied(copyText(text))}>
      {isCopied ? words.window.reportCopied : label}
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
