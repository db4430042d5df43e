/**
 * A shadow that the mask has left behind: a patch that touches it, of the surface all around only darker,
 * alike in every colour. Rather no hint than a wrong one: on a surface that is not mostly of one colour,
 * and for anything that is not surrounded by it, nothing is found.
 *
 * The bounds below were set by eye on drawn scenes and on the photographs that the tests read.
 */
import {
  distanceTo,
  isOnEdge,
  medianOf,
  neighbours,
  reached,
  type HintScene,
  widened,
} from './hint-scene';

/** Depths at which the surface is looked at: past the object's soft rim. */
const RING = { from: 3, to: 10 } as const;
/** How much of the light is left, in the mean of the colours. */
const LIGHT_LEFT = { least: 0.15, most: 0.8 } as const;
/** Between the colours that lose least and most: the sky's light makes shadows bluish. */
const MOST_TINT = 1.4;
/** In OKLab: what still counts as the surface, with its texture. */
const SURFACE_DISTANCE = 0.06;
/** Of the ring. */
const LEAST_SURFACE = 0.5;
const SHADOW_SHARE = { least: 0.04, most: 0.45 } as const;
const LEAST_EXPLAINED = 0.8;
/** Of what lies around the shadow. */
const LEAST_SURROUNDED = 0.7;
const RIM_DISTANCE = 0.09;

/** @returns 1 for each pixel of the shadow; null where there is none to be sure of */
export function findShadow(scene: HintScene): Uint8Array | null {
  const ring = pixelsAt(scene, RING.from, RING.to);
  if (ring.length < LEAST_RING) return null;
  const bright = [...ring]
    .sort((a, b) => scene.lab[3 * a]! - scene.lab[3 * b]!)
    .slice(Math.floor(ring.length * 0.4));
  const surface = medianOf(scene.lab, bright);
  const light = medianOf(scene.light, bright);
  const isSurface = (at: number, distance = SURFACE_DISTANCE) =>
    distanceTo(scene.lab, at, surface) <= distance;
  const isDark = (at: number) => !isSurface(at) && isSameInLessLight(scene.light, at, light);

  const surfaceShare = ring.filter((at) => isSurface(at)).length / ring.length;
  const darkShare = ring.filter(isDark).length / ring.length;
  const isClear = surfaceShare >= LEAST_SURFACE && surfaceShare + darkShare >= LEAST_EXPLAINED;
  if (!isClear || darkShare < SHADOW_SHARE.least || darkShare > SHADOW_SHARE.most) return null;

  const shadow = reached(scene, isDark);
  const isRim = (at: number) => isSurface(at, RIM_DISTANCE);
  const isFound =
    isTail(scene, shadow) &&
    isOnlyOne(scene, shadow, isDark) &&
    surrounded(scene, shadow, isRim) >= LEAST_SURROUNDED;
  return isFound ? shadow : null;
}

/** Where there are dark patches elsewhere too, they are what the surface is made of. */
function isOnlyOne(
  { depth }: HintScene,
  shadow: Uint8Array,
  isDark: (at: number) => boolean,
): boolean {
  let [area, elsewhere] = [0, 0];
  for (let at = 0; at < depth.length; at++) {
    if (shadow[at] !== 0) area++;
    else if (depth[at] !== 0 && isDark(at)) elsewhere++;
  }
  return elsewhere <= MOST_ELSEWHERE * area;
}

/** Of the shadow's area. */
const MOST_ELSEWHERE = 0.1;

const LEAST_RING = 60;

/** The share of what lies around a region and its soft edge, the mask aside, that is as `is` says. */
export function surrounded(
  scene: HintScene,
  region: Uint8Array,
  is: (at: number) => boolean,
): number {
  const whole = widened(region, scene);
  let [count, all] = [0, 0];
  for (let at = 0; at < whole.length; at++) {
    if (whole[at] !== 0 || scene.depth[at] === 0) continue;
    if (!neighbours(at, scene).some((next) => whole[next] !== 0)) continue;
    all++;
    if (is(at)) count++;
  }
  return all === 0 ? 0 : count / all;
}

function pixelsAt({ depth }: HintScene, from: number, to: number): number[] {
  const pixels: number[] = [];
  for (let at = 0; at < depth.length; at++) {
    if (depth[at]! >= from && depth[at]! <= to) pixels.push(at);
  }
  return pixels;
}

/** A shadow takes a share of the light, and about the same of every colour. */
function isSameInLessLight(
  values: Float32Array,
  at: number,
  light: readonly [number, number, number],
): boolean {
  const left = light.map((full, c) => (values[3 * at + c]! + NOISE) / (full + NOISE));
  const mean = (left[0]! + left[1]! + left[2]!) / 3;
  const isDarker = mean >= LIGHT_LEFT.least && mean <= LIGHT_LEFT.most;
  return isDarker && Math.max(...left) <= MOST_TINT * Math.min(...left);
}

/** Linear light: about two bytes near black, so that dark colours are not compared by their rounding. */
const NOISE = 0.003;

/** Large enough to be seen, not larger than what may have thrown it, and not cut off by the edge. */
function isTail(scene: HintScene, shadow: Uint8Array): boolean {
  let [area, cut, touching, contour] = [0, 0, 0, 0];
  for (let at = 0; at < shadow.length; at++) {
    if (scene.depth[at] === 1) contour++;
    if (shadow[at] === 0) continue;
    area++;
    if (scene.depth[at] === 1) touching++;
    if (isOnEdge(at, scene)) cut++;
  }
  const isSized = area >= Math.max(30, 0.04 * scene.maskArea) && area <= 2 * scene.maskArea;
  return isSized && cut <= 0.02 * area && touching >= 4 && touching <= 0.5 * contour;
}
