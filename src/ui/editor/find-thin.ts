/**
 * What a stroke is too thin for: the mask lies on something of one colour that goes on beside it, and ends
 * there, soon and clearly. Rather no hint than a wrong one, as for shadows.
 */
import { surrounded } from './find-shadow';
import { distanceTo, isOnEdge, medianOf, reached, type HintScene } from './hint-scene';

/** In OKLab: what counts as the object's colour, and how far what is around it must be from that. */
const SAME = 0.05;
const OTHER = 0.1;
/** Of the mask's own pixels. */
const LEAST_OF_ONE_COLOUR = 0.7;
/** Of the mask's area: less is a soft rim, which every fill takes in, more is another thing. */
const SHARE = { least: 0.15, most: 2 } as const;
/** Of what lies around the region. */
const LEAST_ENDED = 0.6;

/** @returns 1 for each pixel that the mask should take in too; null where there is none to be sure of */
export function findThin(scene: HintScene): Uint8Array | null {
  const inside = maskPixelsOf(scene);
  const object = medianOf(scene.lab, inside);
  const isSame = (at: number) => distanceTo(scene.lab, at, object) <= SAME;
  if (inside.filter(isSame).length < LEAST_OF_ONE_COLOUR * inside.length) return null;
  const rest = reached(scene, isSame);
  const isOther = (at: number) => distanceTo(scene.lab, at, object) >= OTHER;
  return isBeside(scene, rest) && surrounded(scene, rest, isOther) >= LEAST_ENDED ? rest : null;
}

function maskPixelsOf({ depth }: HintScene): number[] {
  const pixels: number[] = [];
  for (let at = 0; at < depth.length; at++) if (depth[at] === 0) pixels.push(at);
  return pixels;
}

/** Along much of a long mask, and nowhere farther from it than twice as far as the mask is wide. */
function isBeside(scene: HintScene, region: Uint8Array): boolean {
  const { depth, maskArea } = scene;
  let [area, contour, touching, cut, deepest] = [0, 0, 0, 0, 0];
  for (let at = 0; at < region.length; at++) {
    if (depth[at] === 1) contour++;
    if (region[at] === 0) continue;
    area++;
    if (depth[at] === 1) touching++;
    if (isOnEdge(at, scene)) cut++;
    deepest = Math.max(deepest, depth[at]!);
  }
  const width = (2 * maskArea) / contour; // of a long stroke, about
  return (
    contour * contour >= LEAST_ELONGATED * maskArea &&
    area >= Math.max(20, SHARE.least * maskArea) &&
    area <= SHARE.most * maskArea &&
    cut === 0 &&
    touching >= LEAST_BESIDE * contour &&
    deepest <= Math.max(4, 2 * width)
  );
}

const LEAST_BESIDE = 0.35;
/** Contour² / area: 13 of a disc, 16 of a square, 24 of a rectangle four times as long as wide. */
const LEAST_ELONGATED = 24;
