/** Writes a result as a layer of its own, and takes the original out of sight where it must be. */
import type { ResultNote } from './contract';
import { writeEdit, forgetEdit, type EditRecord } from './edit-data';
import { plainFillsOf, type FilledNode, type PictureFill } from './image-paint';
import { resultName, type ResultNaming } from './layer-name';
import type { LayerPlace } from './placement';
import { messageOf, noPlace } from './refusals';
import { createResultLayer, isShape, keepOutline, measure } from './result-layer';
import { putInPlace, show } from './result-layer';
import type { ResultLayer } from './result-layer';
import type { ResultPaints } from './result-paints';
import { pageOf } from './surroundings';
import { writeFills } from './write-fill';
import { inOneStep, type Remember } from './write-step';

/** Everything the write block needs, decided before it begins. */
export interface LayerPlan {
  readonly node: SceneNode;
  readonly place: LayerPlace;
  /** null for a drawn layer. */
  readonly picture: PictureFill | null;
  /** The paint with the result in it. */
  readonly paint: ImagePaint;
  /** A patch takes nothing of the source's look but its outline. */
  readonly isPatch: boolean;
  readonly record: EditRecord | null;
  readonly naming: ResultNaming;
}

/** @throws Failure - `no-place` where Figma refuses; the document is then as before */
export function writeLayer(plan: LayerPlan): { layer: ResultLayer; notes: ResultNote[] } {
  const host = hostOf(plan);
  return inOneStep((remember) => {
    const copies = plan.picture !== null && (isShape(plan.node) || takesItsPlace(plan.place));
    const layer = createResultLayer(plan.node, copies);
    remember(() => {
      if (!layer.removed) layer.remove();
    });
    if (copies) forgetEdit(layer);
    measure(layer, plan.place);
    insert(layer, host, plan);
    putInPlace(layer, plan.place);
    show(layer, paintsFor(plan));
    dress(layer, plan);
    layer.name = resultName(plan.node.name, plan.naming);
    const notes = plan.record ? writeEdit(layer, plan.record, remember) : [];
    hideOriginal(plan, remember);
    // On another page the layer could be selected only by taking the user there.
    if (pageOf(layer)?.id === figma.currentPage.id) figma.currentPage.selection = [layer];
    return { layer, notes };
  });
}

/** Hidden or faded as a whole, so that its copy has all of its look. */
function takesItsPlace({ original }: LayerPlace): boolean {
  return original === 'hide' || original === 'fade';
}

function dress(layer: ResultLayer, { node, place, picture }: LayerPlan): void {
  if (picture === null) {
    // The drawing has the opacity in it, and cannot have the way it blends with what is below.
    if (takesItsPlace(place) && 'blendMode' in node) layer.blendMode = node.blendMode;
  } else if (!takesItsPlace(place)) {
    keepOutline(node, layer, place);
  }
}

function paintsFor({ node, place, picture, paint, isPatch }: LayerPlan): ResultPaints {
  if (picture === null || isPatch) return [paint];
  if (!takesItsPlace(place)) return [paint, ...picture.inFront];
  return (plainFillsOf(node) ?? []).map((fill, index) => (index === picture.index ? paint : fill));
}

function hideOriginal({ node, place, picture }: LayerPlan, remember: Remember): void {
  if (place.original === 'hide') {
    const { visible } = node;
    remember(() => (node.visible = visible));
    node.visible = false;
  } else if (place.original === 'fade' && 'opacity' in node) {
    const { opacity } = node;
    remember(() => (node.opacity = opacity));
    node.opacity = 0;
  } else if (place.original === 'paints' && picture) {
    const fills = plainFillsOf(node) ?? [];
    const hidden = fills.map((fill, index) =>
      index < picture.index ? fill : { ...fill, visible: false },
    );
    writeFills(node as FilledNode, hidden, remember);
  }
}

function hostOf({ node, place }: LayerPlan): BaseNode & ChildrenMixin {
  let host: BaseNode | null = node;
  while (host && host.id !== place.hostId) host = host.parent;
  if (!host || !('children' in host)) throw noPlace(node, 'its parent is gone');
  return host as BaseNode & ChildrenMixin; // a document is the only other node with children
}

/** Figma knows rules about parents that are not in its documentation: what it refuses is no bug. */
function insert(
  layer: ResultLayer,
  host: BaseNode & ChildrenMixin,
  { place, node }: LayerPlan,
): void {
  try {
    host.insertChild(place.index, layer);
  } catch (error) {
    throw noPlace(node, messageOf(error));
  }
}
