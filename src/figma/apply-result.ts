/**
 * Brings a result into the document. Everything asynchronous and everything that may be refused comes
 * first; then one synchronous step writes it, so that what was just checked is still true.
 */
import { Failure } from '../inference/core/errors';
import { MAX_IMAGE_SIDE, type Applied, type ApplyParams, type Patch } from './contract';
import { readEdit, type EditRecord } from './edit-data';
import { findLayer, pictureOf } from './find-layer';
import { pictureWith, plainFillsOf, type FilledNode, type PictureFill } from './image-paint';
import { resultName } from './layer-name';
import { findPlacement } from './placement';
import { readPngHeader, type PngHeader } from './png-header';
import { messageOf, noPlace } from './refusals';
import { drawnPaint, movedPatch, patchPaint, wholePaint } from './result-paints';
import { surroundingsOf } from './surroundings';
import { replacedFills, writeResultFills } from './write-fill';
import { writeLayer } from './write-layer';
import { inOneStep } from './write-step';

/**
 * @throws Failure - `too-large-for-figma`, `refused-by-figma`, `layer-gone`, `layer-changed`,
 *   `no-place` or `edit-unreadable`; whatever is thrown, document and selection are as before
 */
export async function applyResult(params: ApplyParams): Promise<Applied> {
  const { png, patch } = params;
  const header = checkedHeader(png, patch);
  const imageHash = createImage(png);
  return params.replaces === null
    ? addResult(params, imageHash, header)
    : updateResult(params, params.replaces, imageHash);
}

/** @throws Failure - `refused-by-figma`, `too-large-for-figma` */
export function checkedHeader(png: Uint8Array, patch: Patch | null = null): PngHeader {
  const header = readPngHeader(png);
  if (!header) throw new Failure('refused-by-figma', { reason: 'The result is not a PNG file' });
  const { width, height } = header;
  if (width > MAX_IMAGE_SIDE || height > MAX_IMAGE_SIDE) {
    throw new Failure('too-large-for-figma', { width, height, maxSide: MAX_IMAGE_SIDE });
  }
  if (patch && (width !== patch.rect.width || height !== patch.rect.height)) {
    throw new TypeError(`A patch of ${width} × ${height} is not as large as its place`);
  }
  return header;
}

/** An image is no layer: one that no layer uses leaves nothing behind. */
export function createImage(png: Uint8Array): string {
  try {
    return figma.createImage(png).hash;
  } catch (error) {
    throw new Failure('refused-by-figma', { reason: messageOf(error) });
  }
}

async function addResult(
  params: ApplyParams,
  imageHash: string,
  { hasAlpha }: PngHeader,
): Promise<Applied> {
  const { source, mode, patch } = params;
  const node = await findLayer(source);

  // From here on nothing awaits: what is checked stays true until the result is written.
  const picture = pictureOf(node, source);
  const surroundings = surroundingsOf(node, source, patch ? patch.seeThrough : hasAlpha);
  const place = findPlacement(surroundings, mode);
  if (place.kind === 'refused') throw noPlace(node, place.problem);
  const paint = paintOf(params, picture, imageHash, surroundings.box.size);
  const record = recordOf(params, imageHash);
  if (place.kind === 'fill' && picture) {
    const filled = node as FilledNode;
    const fills = replacedFills(plainFillsOf(node) ?? [], picture, paint);
    const more = inOneStep((remember) => writeResultFills(filled, fills, record, remember));
    return { id: node.id, name: node.name, notes: [...place.notes, ...more] };
  }
  if (place.kind === 'fill') throw noPlace(node, 'drawn');
  const plan = {
    node,
    place,
    picture,
    paint,
    isPatch: patch !== null,
    record,
    naming: params,
  };
  const { layer, notes } = writeLayer(plan);
  return { id: layer.id, name: layer.name, notes: [...place.notes, ...notes] };
}

function paintOf(
  { patch }: ApplyParams,
  picture: PictureFill | null,
  imageHash: string,
  box: { readonly width: number; readonly height: number },
): ImagePaint {
  if (patch) return patchPaint(picture, imageHash, patch, box);
  return picture ? wholePaint(picture, imageHash) : drawnPaint(imageHash);
}

/** Puts a new outcome where the last one is, in a layer that may have moved or been renamed since. */
async function updateResult(params: ApplyParams, id: string, imageHash: string): Promise<Applied> {
  // What it is called where it is gone: its own name is known only while it is there.
  const { source } = params;
  const given = source.id === id ? source.name : resultName(source.name, params);
  const node = await findLayer({ id, name: given });
  const { name } = node;
  const stored = readEdit(node);
  if (stored.kind !== 'editable') {
    throw new Failure('edit-unreadable', { name, reason: stored.kind });
  }
  const { record } = stored;
  const fills = plainFillsOf(node);
  const picture = fills && pictureWith(fills, record.resultHash);
  if (!fills || !picture || record.mode !== params.mode) {
    throw new Failure('layer-changed', { name });
  }
  if (fills.some(({ type }) => type === 'PATTERN')) throw noPlace(node, 'pattern-fill');
  const { paint } = picture;
  const next =
    params.patch && record.patch
      ? movedPatch(paint, imageHash, record.patch, params.patch)
      : { ...paint, imageHash };
  if (!next) throw new Failure('layer-changed', { name });
  const updated = fills.map((fill, index) => (index === picture.index ? next : fill));
  // What the result was made from is what it was, also where the source itself is gone.
  const { sourceId, sourceHash, edit } = record;
  const now = recordOf({ ...params, edit: params.edit ?? edit }, imageHash);
  const kept = now && { ...now, sourceId, sourceHash };
  const notes = inOneStep((remember) =>
    writeResultFills(node as FilledNode, updated, kept, remember),
  );
  return { id, name, notes };
}

function recordOf(params: ApplyParams, resultHash: string): EditRecord | null {
  const { source, mode, patch, edit } = params;
  return (
    edit && {
      mode,
      sourceId: source.id,
      sourceHash: source.imageHash,
      resultHash,
      patch: patch && { rect: patch.rect, picture: patch.picture },
      edit,
    }
  );
}
