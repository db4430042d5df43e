/** The other layers of a page that show the same image: how many, and the result in all of them. */
import type { FigmaContract, LayerName, SourceLayer } from './contract';
import { checkedHeader, createImage } from './apply-result';
import type { EditRecord } from './edit-data';
import { findLayer, pictureOf } from './find-layer';
import { plainFillsOf, seenPictureWith, type FilledNode } from './image-paint';
import { findPlacement } from './placement';
import { noPlace } from './refusals';
import { wholePaint } from './result-paints';
import { filledLayer } from './source-layer';
import { pageOf, surroundingsOf } from './surroundings';
import { replacedFills, writeFills, writeResultFills } from './write-fill';
import { inOneStep } from './write-step';

type Params = FigmaContract['applyToAll']['params'];
type Result = FigmaContract['applyToAll']['result'];

/** Those that cannot take the result are not counted: the number is what "Apply to all" promises. */
export async function countSameImage(source: SourceLayer): Promise<{ layers: number }> {
  const node = await findLayer(source);
  const { takers } = layersLike(node, source.imageHash);
  return { layers: takers.filter(({ id }) => id !== node.id).length };
}

/** @throws Failure - as `applyResult`; the document is then as before */
export async function applyToAll({ source, png, edit }: Params): Promise<Result> {
  checkedHeader(png);
  const resultHash = createImage(png);
  const node = await findLayer(source);

  // From here on nothing awaits.
  if (!pictureOf(node, source)) throw noPlace(node, 'drawn');
  const { takers, others } = layersLike(node, source.imageHash);
  const own = findPlacement(surroundingsOf(node, source, false), 'replace-fill');
  if (own.kind === 'refused') throw noPlace(node, own.problem);
  const record: EditRecord | null = edit && {
    mode: 'replace-fill',
    sourceId: source.id,
    sourceHash: source.imageHash,
    resultHash,
    patch: null,
    edit,
  };
  const rest = takers.filter(({ id }) => id !== node.id);
  const notes = inOneStep((remember) => {
    const fills = resultFills(node, source.imageHash, resultHash);
    if (!fills) throw noPlace(node, 'drawn');
    const made = writeResultFills(node as FilledNode, fills, record, remember);
    for (const each of rest) {
      // An instance follows its component, which may have been written just before.
      const others = resultFills(each, source.imageHash, resultHash);
      if (others) writeFills(each, others, remember);
    }
    return made;
  });
  const skipped = others.map(({ id, name }): LayerName => ({ id, name }));
  return { applied: rest.length + 1, skipped, notes: [...own.notes, ...notes] };
}

function resultFills(node: SceneNode, from: string | null, to: string) {
  const fills = plainFillsOf(node);
  const picture = fills && seenPictureWith(fills, from);
  return fills && picture && replacedFills(fills, picture, wholePaint(picture, to));
}

/** Components and plain layers before what is in instances, which may follow them. */
function layersLike(node: SceneNode, hash: string | null) {
  const page = pageOf(node);
  const found = page ? page.findAll((each) => showsImage(each, hash)) : [];
  const takers: FilledNode[] = [];
  const others: SceneNode[] = [];
  for (const each of found) {
    if (canTake(each, hash)) takers.push(each as FilledNode);
    else others.push(each);
  }
  const isPart = (each: SceneNode) => (isInInstance(each) ? 1 : 0);
  return { takers: takers.sort((a, b) => isPart(a) - isPart(b)), others };
}

function canTake(node: SceneNode, hash: string | null): boolean {
  const picture = seenPictureWith(plainFillsOf(node) ?? [], hash);
  if (!picture) return false;
  const surroundings = surroundingsOf(node, filledLayer(node, picture.paint), false);
  return findPlacement(surroundings, 'replace-fill').kind === 'fill';
}

function showsImage(node: SceneNode, hash: string | null): boolean {
  return seenPictureWith(plainFillsOf(node) ?? [], hash) !== null;
}

function isInInstance(node: SceneNode): boolean {
  for (let each = node.parent; each; each = each.parent) if (each.type === 'INSTANCE') return true;
  return false;
}
