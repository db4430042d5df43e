/**
 * The operations of a mask as few bytes, to be kept in the layer that was made with them: JSON with
 * pixels as runs in base64, deflated.
 */
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import { MAX_STROKE_BYTES } from '../../figma/contract';
import type { Size } from '../../inference/core/geometry';
import { merged, visibleOperations, type Operation } from '../editor/operations';
import { rasterise } from '../editor/rasterise';
import { encodeRuns, type RunMask } from '../editor/run-mask';
import { arrayOf, fields } from '../host/parse-value';
import { parseOperation } from './parse-operations';

const VERSION = 1;

/**
 * What still shows; as one mask, to the pixel the same, where the single operations are too many.
 *
 * @returns no byte where even that is more than a layer can keep
 */
export function packStrokes(
  operations: readonly Operation[],
  picture: Size,
  most = MAX_STROKE_BYTES,
): Uint8Array {
  const shown = visibleOperations(operations);
  const each = pack(shown);
  if (each.length <= most) return each;
  const mask = rasterise(shown, picture);
  const whole = pack(merged(mask && encodeRuns(mask), shown));
  return whole.length <= most ? whole : new Uint8Array(0);
}

/** @throws TypeError, or what the decompressor throws - for anything that `packStrokes` does not make */
export function unpackStrokes(packed: Uint8Array): readonly Operation[] {
  if (packed.length === 0) return [];
  const { version, operations } = fields(JSON.parse(strFromU8(unzlibSync(packed))));
  if (version !== VERSION) throw new TypeError(`strokes of version ${String(version)}`);
  return arrayOf(operations, parseOperation);
}

function pack(operations: readonly Operation[]): Uint8Array {
  const plain = operations.flatMap(withRuns);
  return zlibSync(strToU8(JSON.stringify({ version: VERSION, operations: plain }, asText)));
}

/** A pasted mask has a byte for every pixel; its runs are far fewer. */
function withRuns(operation: Operation): (Operation | { kind: 'paste'; pixels: RunMask })[] {
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
