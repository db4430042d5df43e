/**
 * Reads mask operations from plain data that was in a document, where another version of the plugin,
 * or a damaged file, may have put anything: each is checked before the editor may draw it.
 */
import type { Rect } from '../../inference/core/geometry';
import type { Mode, Operation, Outline, PaintTool, Point } from '../editor/operations';
import { decodeRuns, type RunMask } from '../editor/run-mask';
import { refined } from './coarse-runs';
import { arrayOf, fields, number, oneOf, string } from '../host/parse-value';

/** How one operation of each kind is kept: pixels as runs, in base64. */
const PARSE: { readonly [K in Operation['kind']]: (value: Plain) => Operation } = {
  stroke: ({ tool, radius, points, radii, hardness, ring }) => {
    const path = arrayOf(points, point);
    if (path.length === 0) throw new TypeError('a stroke without points');
    return {
      kind: 'stroke',
      tool: oneOf<PaintTool>(['brush', 'erase'], tool),
      radius: length(radius),
      points: path,
      ...(radii !== undefined && { radii: sameLength(arrayOf(radii, length), path) }),
      ...(hardness !== undefined && { hardness: share(hardness) }),
      ...(ring === true && { ring }),
    };
  },
  shape: ({ mode, outline: drawn }) => ({
    kind: 'shape',
    mode: readMode(mode),
    outline: outline(fields(drawn)),
  }),
  select: ({ mode, seed, tolerance, contiguous, pixels }) => ({
    kind: 'select',
    mode: readMode(mode),
    seed: point(seed),
    tolerance: number(tolerance),
    contiguous: contiguous === true,
    pixels: runs(pixels),
  }),
  paste: ({ pixels }) => ({ kind: 'paste', mask: decodeRuns(runs(pixels)) }),
  invert: () => ({ kind: 'invert' }),
  grow: ({ by }) => ({ kind: 'grow', by: number(by) }),
  feather: ({ by }) => ({ kind: 'feather', by: by === 0 ? 0 : length(by) }),
  source: ({ pixels }) => ({ kind: 'source', pixels: pixels === null ? null : runs(pixels) }),
  base: ({ pixels, isExact, feather }) => ({
    kind: 'base',
    pixels: runs(pixels),
    isExact: isExact === true,
    ...(feather !== undefined && { feather: length(feather) }),
  }),
  clear: () => ({ kind: 'clear' }),
};

type Plain = Readonly<Record<string, unknown>>;

const KINDS = Object.keys(PARSE) as readonly Operation['kind'][];

/** @throws TypeError */
export function parseOperation(value: unknown): Operation {
  const plain = fields(value);
  return PARSE[oneOf(KINDS, plain.kind)](plain);
}

/** Pixels; more than any picture has, so that nothing is drawn for ever. */
const MOST = 100_000;
const MOST_PIXELS = 2 ** 28;

function length(value: unknown): number {
  const read = number(value);
  if (!(read > 0 && read <= MOST)) throw new TypeError(`a length of ${read}`);
  return read;
}

/** From 0 up to, but not, 1. */
function share(value: unknown): number {
  const read = number(value);
  if (!(read >= 0 && read < 1)) throw new TypeError(`a share of ${read}`);
  return read;
}

function point(value: unknown): Point {
  const { x, y } = fields(value);
  const read = { x: number(x), y: number(y) };
  if (Math.abs(read.x) > MOST || Math.abs(read.y) > MOST) throw new TypeError('a point far away');
  return read;
}

function sameLength<T>(list: readonly T[], other: readonly unknown[]): readonly T[] {
  if (list.length !== other.length) throw new TypeError(`${list.length} for ${other.length}`);
  return list;
}

function readMode(value: unknown): Mode {
  return oneOf<Mode>(['add', 'subtract'], value);
}

function outline({ type, points, rect: box }: Plain): Outline {
  const kind = oneOf(['polygon', 'rectangle', 'ellipse'] as const, type);
  return kind === 'polygon'
    ? { type: kind, points: arrayOf(points, point) }
    : { type: kind, rect: rect(fields(box)) };
}

function rect({ x, y, width, height }: Plain): Rect {
  const read = { ...point({ x, y }), width: length(width), height: length(height) };
  const isWhole = [read.x, read.y, read.width, read.height].every(Number.isInteger);
  if (!isWhole || read.width * read.height > MOST_PIXELS) throw new TypeError('no rectangle');
  return read;
}

function runs(value: unknown): RunMask {
  const plain = fields(value);
  const soft = plain.soft === undefined ? null : fields(plain.soft);
  const pixels: RunMask = {
    ...rect(plain),
    runs: bytes(plain.runs),
    ...(soft && { soft: { runs: bytes(soft.runs), steps: bytes(soft.steps) } }),
  };
  if (plain.step === undefined) return pixels;
  const step = length(plain.step);
  const isTooMuch = pixels.width * pixels.height * step * step > MOST_PIXELS;
  if (!Number.isInteger(step) || isTooMuch) throw new TypeError(`a step of ${step}`);
  return refined({ ...pixels, step });
}

function bytes(value: unknown): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(string(value)), (c) => c.charCodeAt(0));
}
