/**
 * Paints as plugin code writes them (api/Paint): known keys only, ranges checked, and what is read
 * back has Figma's defaults filled in.
 *
 * Keys that apply to another scale mode (`imageTransform` without CROP, `scalingFactor` without TILE)
 * are kept and have no effect: Figma itself gives them out.
 */
import type { SceneDocument } from '../document/document';
import { identity } from '../document/matrix';
import type {
  Color,
  GradientPaint,
  ImagePaint,
  Matrix,
  Paint,
  VideoPaint,
} from '../document/scene';
import { asArray, asBoolean, asNumber, asOneOf, asRecord, asString } from './checks';
import { inside, invalid, optional, type Place } from './checks';

const BASE_KEYS = ['type', 'visible', 'opacity', 'blendMode', 'boundVariables'];
const SCALE_MODES = ['FILL', 'FIT', 'CROP', 'TILE'] as const;
const IMAGE_KEYS = [
  'scaleMode',
  'imageHash',
  'imageTransform',
  'scalingFactor',
  'rotation',
  'filters',
];
const VIDEO_KEYS = [
  'scaleMode',
  'videoHash',
  'videoTransform',
  'scalingFactor',
  'rotation',
  'filters',
];
const FILTERS = [
  'exposure',
  'contrast',
  'saturation',
  'temperature',
  'tint',
  'highlights',
  'shadows',
];

/** api/BlendMode */
export const BLEND_MODES = [
  'PASS_THROUGH',
  'NORMAL',
  'DARKEN',
  'MULTIPLY',
  'LINEAR_BURN',
  'COLOR_BURN',
  'LIGHTEN',
  'SCREEN',
  'LINEAR_DODGE',
  'COLOR_DODGE',
  'OVERLAY',
  'SOFT_LIGHT',
  'HARD_LIGHT',
  'DIFFERENCE',
  'EXCLUSION',
  'HUE',
  'SATURATION',
  'COLOR',
  'LUMINOSITY',
] as const;

export function paintsIn(value: unknown, place: Place, document: SceneDocument): Paint[] {
  return asArray(value, place).map((paint, i) => paintIn(paint, inside(place, i), document));
}

/** With the defaults filled in. The membrane copies. */
export function paintsOut(paints: readonly Paint[]): Paint[] {
  return paints.map((paint) => ({
    visible: true,
    opacity: 1,
    blendMode: 'NORMAL',
    ...paint,
  }));
}

function paintIn(value: unknown, place: Place, document: SceneDocument): Paint {
  const type = typeOf(value);
  switch (type) {
    case 'SOLID': {
      const { color, ...base } = asRecord(value, [...BASE_KEYS, 'color'], place);
      return { type, ...baseIn(base, place), color: colorIn(color, inside(place, 'color')) };
    }
    case 'GRADIENT_LINEAR':
      return gradientIn(value, place);
    case 'IMAGE':
      return imageIn(value, place, document);
    case 'VIDEO':
      return videoIn(value, place);
    default:
      throw invalid(place, `paints of type ${JSON.stringify(type)} are not in the stand-in`);
  }
}

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
}

function baseIn({ visible, opacity, blendMode }: Readonly<Record<string, unknown>>, place: Place) {
  return {
    visible: optional(visible, true, (v) => asBoolean(v, inside(place, 'visible'))),
    opacity: optional(opacity, 1, (v) => asNumber(v, inside(place, 'opacity'), UNIT)),
    blendMode: optional<string>(blendMode, 'NORMAL', (v) =>
      asOneOf(v, BLEND_MODES, inside(place, 'blendMode')),
    ),
  };
}

const UNIT = { min: 0, max: 1 };

function colorIn(value: unknown, place: Place): Color {
  const { r, g, b } = asRecord(value, ['r', 'g', 'b'], place);
  return {
    r: asNumber(r, inside(place, 'r'), UNIT),
    g: asNumber(g, inside(place, 'g'), UNIT),
    b: asNumber(b, inside(place, 'b'), UNIT),
  };
}

function gradientIn(value: unknown, place: Place): GradientPaint {
  const keys = [...BASE_KEYS, 'gradientTransform', 'gradientStops'];
  const { gradientTransform, gradientStops, ...base } = asRecord(value, keys, place);
  const stopsPlace = inside(place, 'gradientStops');
  const stops = asArray(gradientStops, stopsPlace).map((stop, i) => {
    const at = inside(stopsPlace, i);
    const { position, color } = asRecord(stop, ['position', 'color', 'boundVariables'], at);
    const { a, ...rgb } = asRecord(color, ['r', 'g', 'b', 'a'], inside(at, 'color'));
    return {
      position: asNumber(position, inside(at, 'position')),
      color: { ...colorIn(rgb, inside(at, 'color')), a: asNumber(a, inside(at, 'color.a'), UNIT) },
    };
  });
  return {
    type: 'GRADIENT_LINEAR',
    ...baseIn(base, place),
    gradientTransform: matrixIn(gradientTransform, inside(place, 'gradientTransform')),
    gradientStops: stops,
  };
}

/** api/Paint, ImagePaint. Without an `imageTransform`, CROP shows the whole picture stretched. */
function imageIn(value: unknown, place: Place, document: SceneDocument): ImagePaint {
  const record = asRecord(value, [...BASE_KEYS, ...IMAGE_KEYS], place);
  const scaleMode = asOneOf(record.scaleMode, SCALE_MODES, inside(place, 'scaleMode'));
  const paint: ImagePaint = {
    type: 'IMAGE',
    ...baseIn(record, place),
    scaleMode,
    imageHash: hashIn(record.imageHash, inside(place, 'imageHash'), document),
    ...placementIn(record, place),
  };
  const transform = record.imageTransform ?? (scaleMode === 'CROP' ? identity() : undefined);
  if (transform !== undefined) {
    paint.imageTransform = matrixIn(transform, inside(place, 'imageTransform'));
  }
  return paint;
}

function hashIn(value: unknown, place: Place, document: SceneDocument): string | null {
  if (value === null) return null;
  const hash = asString(value, place);
  if (!document.imageByHash(hash))
    throw invalid(place, `there is no image with the hash "${hash}"`);
  return hash;
}

type Placement = Pick<ImagePaint, 'scalingFactor' | 'rotation' | 'filters'>;

function placementIn(record: Readonly<Record<string, unknown>>, place: Place): Placement {
  const { scalingFactor, rotation, filters } = record;
  const placement: Placement = {};
  if (scalingFactor !== undefined) {
    placement.scalingFactor = asNumber(scalingFactor, inside(place, 'scalingFactor'), { min: 0 });
  }
  if (rotation !== undefined)
    placement.rotation = quarterTurns(rotation, inside(place, 'rotation'));
  if (filters !== undefined) placement.filters = filtersIn(filters, inside(place, 'filters'));
  return placement;
}

/** "Must be a multiple of +90" (api/Paint, rotation). */
function quarterTurns(value: unknown, place: Place): number {
  const degrees = asNumber(value, place);
  if (degrees % 90 !== 0) throw invalid(place, `Expected a multiple of 90, received ${degrees}`);
  return degrees;
}

function filtersIn(value: unknown, place: Place): Record<string, number> {
  const record = asRecord(value, FILTERS, place);
  const entries = Object.entries(record).map(([name, amount]): [string, number] => [
    name,
    asNumber(amount, inside(place, name), { min: -1, max: 1 }),
  ]);
  return Object.fromEntries(entries);
}

function videoIn(value: unknown, place: Place): VideoPaint {
  const record = asRecord(value, [...BASE_KEYS, ...VIDEO_KEYS], place);
  return {
    type: 'VIDEO',
    ...baseIn(record, place),
    scaleMode: asOneOf(record.scaleMode, SCALE_MODES, inside(place, 'scaleMode')),
    videoHash:
      record.videoHash === null ? null : asString(record.videoHash, inside(place, 'videoHash')),
  };
}

export function matrixIn(value: unknown, place: Place): Matrix {
  const rows = asArray(value, place);
  if (rows.length !== 2) throw invalid(place, `Expected 2 rows, received ${rows.length}`);
  return rows.map((row, i) => {
    const numbers = asArray(row, inside(place, i));
    if (numbers.length !== 3) throw invalid(inside(place, i), 'Expected 3 numbers');
    return numbers.map((number, j) => asNumber(number, inside(inside(place, i), j)));
  }) as Matrix;
}
