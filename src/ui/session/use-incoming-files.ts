/**
 * Image files pasted into or dropped on the window. Over an open picture a black and white one of
 * its size is a mask; on the web page any other is a picture to open.
 */
import { useEffect, useRef } from 'preact/hooks';
import { readMask, type MaskFile } from '../document/read-mask';
import type { Session } from './use-session';
import { words } from '../words/words';

export function useIncomingFiles(session: Session, onBug: (error: unknown) => void): void {
  const latest = useRef({ session, onBug });
  latest.current = { session, onBug };
  useEffect(() => {
    const take = (event: Event, data: DataTransfer | null) => {
      const file = [...(data?.files ?? [])].find(({ type }) => type.startsWith('image/'));
      if (!file) return;
      event.preventDefault();
      const { session, onBug } = latest.current;
      takeFile(file, session).catch(onBug);
    };
    const onPaste = (event: ClipboardEvent) => take(event, event.clipboardData);
    const onDrop = (event: DragEvent) => take(event, event.dataTransfer);
    // Without this the browser opens a dropped file in place of the window.
    const onDragOver = (event: DragEvent) => event.preventDefault();
    window.addEventListener('paste', onPaste);
    window.addEventListener('drop', onDrop);
    window.addEventListener('dragover', onDragOver);
    return () => {
      window.removeEventListener('paste', onPaste);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('dragover', onDragOver);
    };
  }, []);
}

async function takeFile(file: File, session: Session): Promise<void> {
  const { picture, host } = session;
  if (!picture) return host.openFile?.(file);
  if (session.fill.state.phase !== 'idle') return undefined;
  const read = await readMask(file, picture.size);
  const isPicture = read.kind !== 'mask' && read.kind !== 'empty';
  if (isPicture && host.openFile) return host.openFile(file);
  if (read.kind === 'mask') session.mask.add({ kind: 'paste', mask: read.mask });
  session.setNotice(wordsFor(read, session));
  return undefined;
}

function wordsFor(read: MaskFile, { picture }: Session): string {
  switch (read.kind) {
    case 'mask':
      return words.window.maskPasted;
    case 'other-size':
      return words.window.maskOfOtherSize(read.size, picture!.size);
    case 'empty':
      return words.window.maskIsEmpty;
    case 'picture':
      return words.window.notAMask;
    case 'unreadable':
      return words.window.notAnImage;
  }
}
