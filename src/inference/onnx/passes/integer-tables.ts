/**
 * Loads the integer tables of a split model that passes may want to look into: indices and shapes.
 * They are kept beside the model, so that those which stay in use also stay external.
 */
import type { OnnxGraph, OnnxTensor, Payload } from '../model';
import type { BytesOf } from './facts';

export type ExternalPayload = Extract<Payload, { kind: 'external' }>;

/** `length` bytes from `offset` of the file `location`. */
export type ReadExternal = (payload: ExternalPayload) => Promise<Uint8Array>;

/** Three times the largest of Moebius, which has 40,960 indices of eight bytes. */
const MAX_TABLE_BYTES = 2 ** 20;
const MAX_ALL_BYTES = 2 ** 24;

export async function loadIntegerTables(graph: OnnxGraph, read: ReadExternal): Promise<BytesOf> {
  const loaded = new Map<string, Uint8Array>();
  let bytesLeft = MAX_ALL_BYTES;
  for (const { type, payload } of graph.initializers) {
    const isTable = type === 'int64' || type === 'int32' || type === 'bool';
    if (payload.kind !== 'external' || !isTable || loaded.has(keyOf(payload))) continue;
    if (payload.length > Math.min(MAX_TABLE_BYTES, bytesLeft)) continue;
    bytesLeft -= payload.length;
    const bytes = await read(payload);
    if (bytes.length !== payload.length) {
      throw new RangeError(`${bytes.length} bytes of ${keyOf(payload)}`);
    }
    loaded.set(keyOf(payload), bytes);
  }
  return ({ payload }: OnnxTensor) => {
    if (payload.kind === 'raw') return payload.bytes;
    return payload.kind === 'external' ? (loaded.get(keyOf(payload)) ?? null) : null;
  };
}

function keyOf({ location, offset, length }: ExternalPayload): string {
  return `${offset}+${length} of ${location}`;
}
