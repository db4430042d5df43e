/**
 * What arrives from the UI is parsed, not trusted: the frame may have navigated elsewhere, or an older
 * UI may still be cached. Only what this returns as a call reaches a handler.
 */
import { MAX_IMAGE_SIDE, type FigmaContract, type SourceLayer, type ToMain } from './contract';
import {
  readBytes,
  readFlag,
  readMatrix,
  readNumber,
  readOneOf,
  readRecord,
  readText,
} from './plain-data';
import { readSettings, readWindowSize } from './settings';

export type Incoming =
  | { readonly kind: 'call'; readonly call: ToMain }
  /** Somebody waits for an answer to `id`, and `error` is it. */
  | { readonly kind: 'malformed'; readonly id: number; readonly error: Error }
  | { readonly kind: 'unknown' };

type Method = keyof FigmaContract;

/** The largest file a 16-bit RGBA picture at Figma's limit can come to, uncompressed. */
const MAX_PNG_BYTES = MAX_IMAGE_SIDE * MAX_IMAGE_SIDE * 8 + 1024 * 1024;

const PARAMS: { readonly [M in Method]: (params: unknown) => FigmaContract[M]['params'] } = {
  hello: () => null,
  readPicture: (params) => ({ render: readFlag(readRecord(params, 'params').render, 'render') }),
  addLayer: (params) => {
    const { source, png } = readRecord(params, 'params');
    return { source: readSource(source), png: readBytes(png, 'png', MAX_PNG_BYTES) };
  },
  saveSettings: (params) => readSettings(params),
  resizeWindow: (params) => readWindowSize(params),
  close: () => null,
};

export function parseMessage(message: unknown): Incoming {
  if (typeof message !== 'object' || message === null) return { kind: 'unknown' };
  const { kind, id, method, params } = message as Record<string, unknown>;
  if (kind !== 'call' || typeof id !== 'number' || typeof method !== 'string') {
    return { kind: 'unknown' };
  }
  try {
    if (!isMethod(method)) throw new TypeError(`There is no method ${method}`);
    // The table gives each method its own params; that the pair fits is beyond what a cast-free type says.
    return { kind: 'call', call: { kind, id, method, params: PARAMS[method](params) } as ToMain };
  } catch (error) {
    const reason = error instanceof Error ? error : new Error(String(error));
    return { kind: 'malformed', id, error: reason };
  }
}

function isMethod(name: string): name is Method {
  return Object.prototype.hasOwnProperty.call(PARAMS, name);
}

function readSource(value: unknown): SourceLayer {
  const source = readRecord(value, 'source');
  const { imageHash, paint } = source;
  return {
    id: readText(source.id, 'source.id'),
    name: readText(source.name, 'source.name'),
    width: readNumber(source.width, 'source.width', 0),
    height: readNumber(source.height, 'source.height', 0),
    transform: readMatrix(source.transform, 'source.transform'),
    from: readOneOf(source.from, 'source.from', ['fill', 'render']),
    imageHash: imageHash === null ? null : readText(imageHash, 'source.imageHash'),
    paint: paint === null ? null : readRecord(paint, 'source.paint'),
  };
}
