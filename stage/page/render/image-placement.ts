/**
 * Where an image paint puts its picture on a layer.
 *
 * Everything is one map from picture pixels (0…width, 0…height) to the layer's own axes. FILL and FIT
 * centre the picture and cover or contain; CROP inverts `imageTransform`, which goes from the
 * layer's unit square to the picture's; TILE repeats from the top left. `rotation` turns clockwise:
 * Figma documents multiples of 90 but not the direction, and its own "Rotate 90°" button turns so.
 */
import type { Size } from '../../../src/inference/core/geometry';
import { invert, multiply, translation } from '../../document/matrix';
import type { ImagePaint, Matrix } from '../../document/scene';

type PlacedPaint = Pick<ImagePaint, 'scaleMode' | 'imageTransform' | 'scalingFactor' | 'rotation'>;

/**
 * For TILE: the place of the first tile, which repeats every `tileSize` along the layer's axes.
 * @throws RangeError - for a CROP transform without an inverse
 */
export function imageToLayer(paint: PlacedPaint, image: Size, layer: Size): Matrix {
  switch (paint.scaleMode) {
    case 'FILL':
      return centred(paint.rotation ?? 0, image, layer, Math.max);
    case 'FIT':
      return centred(paint.rotation ?? 0, image, layer, Math.min);
    case 'CROP': {
      const unitImageToUnitLayer = invert(paint.imageTransform ?? scaling(1));
      const pixelsToUnit = scaling(1 / image.width, 1 / image.height);
      const unitToLayer = scaling(layer.width, layer.height);
      return multiply(unitToLayer, multiply(unitImageToUnitLayer, pixelsToUnit));
    }
    case 'TILE': {
      const scale = scaling(paint.scalingFactor ?? 1);
      return multiply(scale, turned(paint.rotation ?? 0, image));
    }
  }
}

/** The step of a TILE paint along the layer's x and y. */
export function tileSize(paint: PlacedPaint, image: Size): Size {
  const scale = paint.scalingFactor ?? 1;
  const { width, height } = turnedSize(paint.rotation ?? 0, image);
  return { width: width * scale, height: height * scale };
}

function centred(
  degrees: number,
  image: Size,
  layer: Size,
  choose: (...scales: number[]) => number,
): Matrix {
  const { width, height } = turnedSize(degrees, image);
  const scale = choose(layer.width / width, layer.height / height);
  const x = (layer.width - width * scale) / 2;
  const y = (layer.height - height * scale) / 2;
  return multiply(translation(x, y), multiply(scaling(scale), turned(degrees, image)));
}

/** Turns the picture and moves it back so that its upright box starts at the origin again. */
function turned(degrees: number, image: Size): Matrix {
  const { width, height } = turnedSize(degrees, image);
  const toMiddle = translation(-image.width / 2, -image.height / 2);
  return multiply(
    translation(width / 2, height / 2),
    multiply(quarterTurns(degrees / 90), toMiddle),
  );
}

function turnedSize(degrees: number, { width, height }: Size): Size {
  return Math.abs(degrees % 180) === 90 ? { width: height, height: width } : { width, height };
}

function scaling(x: number, y = x): Matrix {
  return [
    [x, 0, 0],
    [0, y, 0],
  ];
}

/** Clockwise on the screen; exact, so that a turned picture lands on whole pixels. */
function quarterTurns(count: number): Matrix {
  const cosine = [1, 0, -1, 0][modulo(count, 4)] ?? 1;
  const sine = [0, 1, 0, -1][modulo(count, 4)] ?? 0;
  return [
    [cosine, -sine, 0],
    [sine, cosine, 0],
  ];
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
