/**
 * The operations of a mask as few bytes, to be kept in the layer that was made with them: JSON with
 * pixels as runs in base64, deflated.
 */
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import { MAX_STROKE_BYTES } from '../../figma/contract';
import type { Size } from '../../inference/core/geometry';
import { merged, visibleOperations, type Operation } from '../editor/operations';
import { rasterise } from '../editor/rasterise';
import { bytesOf, encodeRuns, type RunMask } from '../editor/run-mask';
import { arrayOf, fields } from '../host/parse-value';
import { coarsened, type CoarseRuns } from './coarse-runs';
import { parseOperation } from './parse-operations';

const VERSION = 1;

/**
 * What still shows; as one mask, to the pixel the same, where the single operations are too many; and where
 * that is too much too, as one of pixels twice as large, or four times, until it is few enough.
 */
export function packStrokes(
  operations: readonly Operation[],
  picture: Size,
  most = MAX_STROKE_BYTES,
): Uint8Array {
  const shown = visibleOperations(operations);
  const each = pack(shown.flatMap(withRuns), most);
  if (each) return each;
  const mask = rasterise(shown, picture);
  const whole = merged(mask && encodeRuns(mask), shown);
  for (let step = 1; step <= COARSEST; step *= 2) {
    const packed = pack(step === 1 ? whole : whole.map((one) => inSteps(one, step)), most);
    if (packed) return packed;
  }
  return new Uint8Array(0); // less than any picture's
}

/** Pixels a side; 16 megapixels are 4096 of these. */
const COARSEST = 64;

/** Its outline is no longer meant to the pixel. */
function inSteps(operation: Operation, step: number): Packed {
  if (operation.kind === 'base') {
    return { ...operation, pixels: coarsened(operation.pixels, step), isExact: false };
  }
  if (operation.kind !== 'source' || !operation.pixels) return operation;
  return { ...operation, pixels: coarsened(operation.pixels, step) };
}

/** @throws TypeError, or what the decompressor throws - for anything that `packStrokes` does not make */
export function unpackStrokes(packed: Uint8Array): readonly Operation[] {
  return packed.length === 0 ? [] : arrayOf(plainOf(packed), parseOperation);
}

/** Whether what `unpackStrokes` makes of it is coarser than what was packed. */
export function areCoarse(packed: Uint8Array): boolean {
  const isCoarse = (one: unknown) => (fields(one).pixels as Partial<CoarseRuns> | null)?.step;
  return packed.length > 0 && arrayOf(plainOf(packed), isCoarse).some(Boolean);
}

function plainOf(packed: Uint8Array): unknown {
  const { version, operations } = fields(JSON.parse(strFromU8(unzlibSync(packed))));
  if (version !== VERSION) throw new TypeError(`strokes of version ${String(version)}`);
  return operations;
}

type Packed = Operation | { readonly kind: 'paste'; readonly pixels: RunMask };

/** What is more than so many times what is allowed never gets there, and takes long to try. */
const MOST_DEFLATED = 40;

/** @returns null where it comes to more than `most` */
function pack(plain: readonly Packed[], most: number): Uint8Array | null {
  const weight = plain.reduce(
    (sum, one) => sum + ('pixels' in one && one.pixels ? bytesOf(one.pixels) : 0),
    0,
  );
  if (weight > MOST_DEFLATED * most) return null;
  const packed = zlibSync(strToU8(JSON.stringify({ version: VERSION, operations: plain }, asText)));
  return packed.length <= most ? packed : null;
}

/** A pasted mask has a byte for every pixel; its runs are far fewer. */
function withRuns(operation: Operation): Packed[] {
  if (operation.kind !== 'paste') return [operation];
  const pixels = encodeRuns(operation.mask);
  return pixels ? [{ kind: 'paste', pixels }] : [];
}

function asText(_key: string, value: unknown): unknown {
  if (!ArrayBuffer.isView(value)) return value;
  // Whoever keeps pixels in another kind of array must hear of it here, not lose them in JSON.
  if (!(value instanceof Uint8Array)) throw new TypeError(`${value.constructor.name} in a stroke`);
  let text = '';
  for (const byte of value) text += String.fromCharCode(byte);
  return btoa(text);
}
