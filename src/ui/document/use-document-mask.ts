/** Layers that are selected with the picture and have none themselves: their outlines are its mask. */
import { useEffect, useRef } from 'preact/hooks';
import type { LayerName, SelectedLayer } from '../../figma/contract';
import { Failure } from '../../inference/core/errors';
import { failureText } from '../notices/failure-text';
import type { DesignDocument, Host } from '../host/host';
import { maskFromShapes } from './mask-from-shapes';
import { pictureKey, type Picture } from './picture';
import { words } from '../words/words';
import type { Mask } from './use-mask';

interface Parts {
  readonly host: Host;
  readonly picture: Picture | null;
  readonly selected: SelectedLayer | null;
  readonly mask: Mask;
  readonly setNotice: (text: string) => void;
  readonly onBug: (error: unknown) => void;
}

export function useDocumentMask({ host, picture, selected, mask, ...parts }: Parts): void {
  const { document } = host;
  const masks = picture?.edit ? undefined : selected?.masks;
  /** What has been read already: to select it again adds nothing. */
  const done = useRef(new Set<string>());
  const latest = useRef({ ...parts, add: mask.add });
  latest.current = { ...parts, add: mask.add };

  useEffect(() => {
    if (!document || !picture || !masks) return undefined;
    const key = [pictureKey(picture.layer), ...masks.map(({ id }) => id)].join(' ');
    if (done.current.has(key)) return undefined;
    let isWanted = true;
    readOutlines(document, picture, masks).then(
      ({ pasted, text }) => {
        if (!isWanted) return;
        done.current.add(key);
        if (pasted) latest.current.add({ kind: 'paste', mask: pasted }, picture.size);
        latest.current.setNotice(text);
      },
      (error: unknown) => {
        if (!isWanted) return;
        if (error instanceof Failure) latest.current.setNotice(failureText(error));
        else latest.current.onBug(error);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [document, picture, masks]);
}

async function readOutlines(
  document: DesignDocument,
  { layer: source, size: picture }: Picture,
  masks: readonly LayerName[],
) {
  const ids = masks.map(({ id }) => id);
  const read = await document.readMask({ source, picture, ids });
  const pasted = await maskFromShapes(read, picture);
  const unseen = read.unseen.map(({ name }) => words.results.maskUnseen(name));
  const seen = pasted ? words.results.masks(read.shapes.length) : words.window.maskIsEmpty;
  const text = read.shapes.length > 0 ? [seen, ...unseen] : unseen;
  return { pasted, text: text.join(' ') };
}
