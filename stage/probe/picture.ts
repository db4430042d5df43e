/** The colour of one paint at a point of a layer, by the nearest pixel. */
import { apply, invert, type Point } from '../document/matrix';
import type { ImagePaint, Paint, SceneNode } from '../document/scene';
import { imageToLayer, tileSize } from '../page/render/image-placement';
import { CLEAR, pixel, type Pixel } from './pixel';

/** RGBA, 8 bits, row by row. */
export interface PictureData {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** What an image paint of a layer shows; null for a picture that is not there. */
export type Pictures = (paint: ImagePaint, layer: SceneNode) => PictureData | null;

export function paintAt(node: SceneNode, paint: Paint, point: Point, pictures: Pictures): Pixel {
  if (paint.type === 'SOLID') return pixel(paint.color.r, paint.color.g, paint.color.b);
  if (paint.type !== 'IMAGE') return CLEAR;
  const picture = pictures(paint, node);
  const at = picture && picturePoint(node, paint, picture, point);
  if (!picture || !at) return CLEAR;
  return filtered(pixelAt(picture, at), paint.filters);
}

/** Where in the picture, in its pixels; null outside of it. */
export function picturePoint(
  node: SceneNode,
  paint: ImagePaint,
  picture: PictureData,
  point: Point,
): Point | null {
  const toLayer = imageToLayer(paint, picture, node);
  const inTile = paint.scaleMode === 'TILE' ? wrapped(point, tileSize(paint, picture)) : point;
  const at = apply(invert(toLayer), inTile);
  const isIn = at.x >= 0 && at.y >= 0 && at.x < picture.width && at.y < picture.height;
  return isIn ? at : null;
}

function wrapped({ x, y }: Point, { width, height }: { width: number; height: number }): Point {
  return { x: x - Math.floor(x / width) * width, y: y - Math.floor(y / height) * height };
}

function pixelAt({ width, data }: PictureData, { x, y }: Point): Pixel {
  const offset = (Math.floor(y) * width + Math.floor(x)) * 4;
  const [r, g, b, a] = [0, 1, 2, 3].map((channel) => data[offset + channel]! / 255) as [
    number,
    number,
    number,
    number,
  ];
  return pixel(r, g, b, a);
}

/** Not Figma's formulas, which are not published: any change of any filter changes every colour. */
function filtered({ r, g, b, a }: Pixel, filters: ImagePaint['filters']): Pixel {
  if (!filters || a === 0) return { r, g, b, a };
  const shift = Object.keys(filters)
    .sort()
    .reduce((sum, name, index) => sum + filters[name]! * (0.05 + 0.013 * index), 0);
  const toned = (value: number) =>
    a * Math.min(1, Math.max(0, (value / a) * (1 + shift) + shift / 3));
  return { r: toned(r), g: toned(g), b: toned(b), a };
}
