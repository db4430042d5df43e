/** A button that puts a report on the clipboard. */
import { useState } from 'preact/hooks';
import { words } from '../words/words';
import { CommandButton } from './CommandButton';

export function CopyText({ text, label }: { readonly text: string; readonly label: string }) {
  const [isCopied, setIsCopied] = useState(false);
  return (
    <CommandButton
      secondary
      command="copyReport"
      label={isCopied ? words.window.reportCopied : label}
      onClick={() => setIsCopied(copyText(text))}
    />
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
