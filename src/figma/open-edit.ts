/**
 * Opens a result again: the original picture, and all that the result remembers of its making. Where
 * the source is gone or has another picture by now, the result itself stands in for it, as long as
 * the document still has the original picture.
 */
import { Failure } from '../inference/core/errors';
import type { LayerName, OpenedEdit, SourceLayer } from './contract';
import { readEdit, type EditRecord } from './edit-data';
import { findLayer, layerById } from './find-layer';
import { pictureWith, plainFillsOf } from './image-paint';
import { readDrawn, storedBytes } from './read-image';
import { filledLayer } from './source-layer';

/** @throws Failure - `layer-gone`, `layer-changed` or `edit-unreadable` */
export async function openEdit(layer: LayerName): Promise<OpenedEdit> {
  const node = await findLayer(layer);
  const target = { id: layer.id, name: node.name };
  const stored = readEdit(node);
  if (stored.kind !== 'editable') throw unreadable(target, stored.kind);
  const { record } = stored;
  const { mode, edit, sourceHash } = record;
  const opened = { target, mode, edit };
  const source = await layerById(record.sourceId);
  if (sourceHash === null) return { ...opened, ...(await drawnAgain(target, source)) };
  const bytes = await originalBytes(target, sourceHash);
  // Reading may have taken a while: the layers are looked at afterwards.
  if (node.removed) throw new Failure('layer-gone', { name: target.name });
  return { ...opened, bytes, ...sourceOf(node, source, record, sourceHash) };
}

/** What was drawn is stored nowhere, so it can only be drawn anew. */
async function drawnAgain(target: LayerName, source: SceneNode | null) {
  const drawn = source && (await readDrawn(source));
  if (!drawn) throw unreadable(target, 'picture-gone');
  return { ...drawn, state: 'unchanged' as const };
}

async function originalBytes(target: LayerName, hash: string): Promise<Uint8Array> {
  if (!figma.getImageByHash(hash)) throw unreadable(target, 'picture-gone');
  return storedBytes(target.name, hash);
}

function sourceOf(
  target: SceneNode,
  source: SceneNode | null,
  { resultHash }: EditRecord,
  sourceHash: string,
): Pick<OpenedEdit, 'layer' | 'state'> {
  const isThere = source !== null && !source.removed;
  // Of a source that had to be hidden, the picture is a hidden paint.
  const original = isThere ? pictureWith(plainFillsOf(source) ?? [], sourceHash) : null;
  const result = pictureWith(plainFillsOf(target) ?? [], resultHash);
  if (!result) throw new Failure('layer-changed', { name: target.name });
  if (isThere && original) {
    const shown = source.id === target.id ? result.paint : original.paint;
    return { layer: named(filledLayer(source, shown), sourceHash), state: 'unchanged' };
  }
  const layer = named(filledLayer(target, result.paint), sourceHash);
  return { layer, state: isThere ? 'source-changed' : 'source-gone' };
}

function named(layer: SourceLayer, imageHash: string): SourceLayer {
  return { ...layer, imageHash, paint: { ...layer.paint, imageHash } };
}

function unreadable(
  { name }: LayerName,
  reason: 'none' | 'newer' | 'damaged' | 'picture-gone',
): Failure {
  return new Failure('edit-unreadable', { name, reason });
}
