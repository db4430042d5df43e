/**
 * Which part of a picture an image paint shows where. All maps go from the layer's unit square (its
 * top left to its bottom right) to the picture's, as Figma's own `imageTransform` does.
 *
 * FILL and FIT are documented only as "same as in the properties panel": centred, covering or fitting.
 */
import type { Rect, Size } from '../inference/core/geometry';
import type { Matrix } from './contract';
import { IDENTITY, multiply } from './matrix';

export type PlacedPaint = Pick<
  ImagePaint,
  'scaleMode' | 'imageTransform' | 'scalingFactor' | 'rotation'
>;

/** For TILE the place of the first tile. `picture` in pixels, `box` in the layer's units. */
export function unitMap(paint: PlacedPaint, picture: Size, box: Size): Matrix {
  if (paint.scaleMode === 'CROP') return (paint.imageTransform as Matrix | undefined) ?? IDENTITY;
  const turns = quarterTurns(paint.rotation ?? 0);
  const turned = turns % 2 === 0 ? picture : { width: picture.height, height: picture.width };
  if (paint.scaleMode === 'TILE') {
    const scale = paint.scalingFactor ?? 1;
    const tiles = scaling(box.width / (turned.width * scale), box.height / (turned.height * scale));
    return multiply(UNTURNED[turns]!, tiles);
  }
  const choose = paint.scaleMode === 'FILL' ? Math.max : Math.min;
  const scale = choose(box.width / turned.width, box.height / turned.height);
  const x = box.width / (turned.width * scale);
  const y = box.height / (turned.height * scale);
  const centred: Matrix = [
    [x, 0, (1 - x) / 2],
    [0, y, (1 - y) / 2],
  ];
  return multiply(UNTURNED[turns]!, centred);
}

/** From a picture's unit square to that of the part `rect` of it. */
export function unitOfPart({ x, y, width, height }: Rect, picture: Size): Matrix {
  return [
    [picture.width / width, 0, -x / width],
    [0, picture.height / height, -y / height],
  ];
}

/** From the unit square of the part `rect` of a picture to that of the whole. */
export function unitOfWhole({ x, y, width, height }: Rect, picture: Size): Matrix {
  return [
    [width / picture.width, 0, x / picture.width],
    [0, height / picture.height, y / picture.height],
  ];
}

export function scaling(x: number, y: number): Matrix {
  return [
    [x, 0, 0],
    [0, y, 0],
  ];
}

/** Whether a CROP leaves no part of the layer without picture. */
export function cropCovers(transform: Matrix | undefined): boolean {
  const [[a, c, e], [b, d, f]] = transform ?? IDENTITY;
  const isUnit = (value: number) => value >= -1e-6 && value <= 1 + 1e-6;
  return [
    [e, f],
    [a + e, b + f],
    [c + e, d + f],
    [a + c + e, b + d + f],
  ].every((corner) => corner.every(isUnit));
}

/**
 * From the unit square of the turned picture to that of the stored one, by clockwise quarter turns:
 * Figma does not document the direction, and its "Rotate 90°" button turns so.
 */
const UNTURNED: readonly Matrix[] = [
  IDENTITY,
  [
    [0, 1, 0],
    [-1, 0, 1],
  ],
  [
    [-1, 0, 1],
    [0, -1, 1],
  ],
  [
    [0, -1, 1],
    [1, 0, 0],
  ],
];

function quarterTurns(degrees: number): number {
  return ((Math.round(degrees / 90) % 4) + 4) % 4;
}
