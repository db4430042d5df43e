/**
 * The selection, as the UI hears of it: the image layer to work on, with what is selected beside it,
 * or the one reason why not and whether drawing the layer to a picture would help.
 */
import {
  RESULT_MODES,
  type LayerName,
  type PlaceProblem,
  type PossibleModes,
  type ResultMode,
  type SelectedLayer,
  type Selection,
  type SelectionProblem,
  type SourceLayer,
} from './contract';
import { markOf } from './edit-data';
import { fillsOf, isSeen, plainFillsOf, topPicture } from './image-paint';
import { findPlacement } from './placement';
import { drawnLayer, filledLayer } from './source-layer';
import { surroundingsOf } from './surroundings';

/** @param isUnder - "Inpaint under selection": where no picture is selected, the one below counts */
export function currentSelection(isUnder = false): Selection {
  const { selection } = figma.currentPage;
  const [first, ...others] = selection;
  if (!first) return problem('nothing-selected');
  const pictures = selection.filter(hasPicture);
  const shapes = selection.filter((node) => !hasPicture(node));
  const [picture, ...morePictures] = pictures;
  if (!picture) {
    const below = isUnder ? pictureBelow(shapes) : null;
    if (below) return withMasks(below, shapes);
    return others.length === 0 ? single(first) : problem('several-layers');
  }
  if (shapes.length > 0) {
    return morePictures.length === 0 ? withMasks(picture, shapes) : problem('several-layers');
  }
  const selected = single(picture);
  if (selected.kind !== 'layer' || morePictures.length === 0) return selected;
  return { ...selected, queue: pictures.map(nameOf) };
}

/** One layer, selected or not. */
export function single(node: SceneNode): Selection {
  const fills = fillsOf(node);
  if (!fills) return problem('no-fills', node);
  if (fills === figma.mixed) return problem('mixed-fills', node);
  const picture = topPicture(fills);
  if (!picture) return problem(hasVideo(fills) ? 'video-fill' : 'no-image', node);
  const hash = picture.paint.imageHash;
  if (hash === null || !figma.getImageByHash(hash)) return problem('image-missing', node);

  const layer = filledLayer(node, picture.paint);
  const edit = markOf(node);
  return { kind: 'layer', layer, modes: modesOf(node, layer), ...(edit && { edit }) };
}

function withMasks(node: SceneNode, shapes: readonly SceneNode[]): Selection {
  const selected: Selection = single(node);
  if (selected.kind !== 'layer') return selected;
  const masked: SelectedLayer = { ...selected, masks: shapes.map(nameOf) };
  return masked;
}

/** That the picture itself may be see-through is known only with the result. */
export function modesOf(node: SceneNode, layer: SourceLayer): PossibleModes {
  const surroundings = surroundingsOf(node, layer, false);
  const modes: { [M in ResultMode]?: PlaceProblem | null } = {};
  for (const mode of RESULT_MODES) {
    const place = findPlacement(surroundings, mode);
    modes[mode] = place.kind === 'refused' ? place.problem : null;
  }
  return modes as PossibleModes;
}

function hasPicture(node: SceneNode): boolean {
  const fills = plainFillsOf(node);
  return fills !== null && topPicture(fills) !== null;
}

/**
 * The top-most picture below `shapes` that one of them overlaps. In the order of the layers panel,
 * read from the bottom up, which is the order of drawing, parents before what is in them.
 */
function pictureBelow(shapes: readonly SceneNode[]): SceneNode | null {
  let found: SceneNode | null = null;
  let isReached = false;
  figma.currentPage.findAll((node) => {
    isReached = isReached || shapes.some(({ id }) => id === node.id);
    if (isReached || !node.visible || !hasPicture(node)) return false;
    if (shapes.some((shape) => overlap(shape, node))) found = node;
    return false;
  });
  return found;
}

function overlap(shape: SceneNode, node: SceneNode): boolean {
  const a = 'absoluteBoundingBox' in shape ? shape.absoluteBoundingBox : null;
  const b = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
  if (!a || !b) return false;
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function nameOf({ id, name }: SceneNode): LayerName {
  return { id, name };
}

function problem(reason: SelectionProblem, node?: SceneNode): Selection {
  // A missing image would be drawn as Figma's grey chequerboard: nothing anybody wants to fill.
  const canRender = node !== undefined && reason !== 'image-missing' && drawnLayer(node) !== null;
  return { kind: 'problem', problem: reason, layerName: node?.name ?? null, canRender };
}

function hasVideo(fills: readonly Paint[]): boolean {
  return fills.some((paint) => paint.type === 'VIDEO' && isSeen(paint));
}
