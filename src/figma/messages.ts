/**
 * What arrives from the UI is parsed, not trusted: the frame may have navigated elsewhere, or an older
 * UI may still be cached. Only what this returns as a call reaches a handler.
 */
import { encloses, wholeOf } from '../inference/core/geometry';
import { MOST_TEXT } from '../inference/core/recent-notes';
import type { Part } from '../inference/core/shelf';
import {
  MAX_IMAGE_SIDE,
  MAX_NOTIFICATION,
  needsWholePatch,
  RESULT_MODES,
  type ApplyParams,
  type EditData,
  type FigmaContract,
  type Handover,
  type LayerName,
  type Patch,
  type SourceLayer,
  type ToMain,
} from './contract';
import { ROOM } from './kept-results';
import {
  readBytes,
  readFlag,
  readList,
  readMatrix,
  readNumber,
  readOneOf,
  readParameters,
  readRecord,
  readRect,
  readSize,
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

/** Handed over with a window's work: a note of its strokes, and masks from outside, a byte a pixel. */
const MAX_NOTE_LENGTH = 32 * 1024 * 1024;
const MAX_BLOB_BYTES = 128 * 1024 * 1024;
const MAX_BLOBS = 256;

/** A picture from outside Figma's limits may be drawn from; its parts are still placed by its pixels. */
const MAX_PICTURE_SIDE = 100_000;
/** More strokes than can be kept arrive, are refused by the entry's size, and the rest is kept. */
const MAX_EDIT_BYTES = 16 * 1024 * 1024;
/** Of a layer's name that somebody is still to read. */
const MAX_LABEL_LENGTH = 100;
/** Of a word in many layers' names. */
const MAX_SUFFIX_LENGTH = 40;
/** Two for each result that a window has of a picture. */
const MAX_PARTS = 10_000;
/** As many layers as anybody selects at once. */
const MAX_IDS = 10_000;

const PARAMS: { readonly [M in Method]: (params: unknown) => FigmaContract[M]['params'] } = {
  hello: () => null,
  leave: (params) => {
    const { handover, origin } = readRecord(params, 'params');
    return { handover: readHandover(handover), origin: readText(origin, 'origin') };
  },
  readPicture: (params) => {
    const { render, of } = readRecord(params, 'params');
    return { render: readFlag(render, 'render'), ...(of !== undefined && { of: readName(of) }) };
  },
  applyResult: readApply,
  notify: (params) => {
    const text = readText(readRecord(params, 'params').text, 'text');
    if (text.length > MAX_NOTIFICATION) throw new TypeError(`text has ${text.length} characters`);
    return { text };
  },
  countSameImage: (params) => ({ source: readSource(readRecord(params, 'params').source) }),
  applyToAll: (params) => {
    const { source, png, edit } = readRecord(params, 'params');
    return { source: readSource(source), png: readPng(png), edit: readEditData(edit) };
  },
  openEdit: readName,
  readMask: (params) => {
    const { source, picture, ids } = readRecord(params, 'params');
    return {
      source: readSource(source),
      picture: readSize(picture, 'picture', 1, MAX_PICTURE_SIDE),
      ids: readIds(ids),
    };
  },
  readSizes: (params) => ({ ids: readIds(readRecord(params, 'params').ids) }),
  saveSettings: (params) => readSettings(params),
  keepWork: (params) => {
    const { key, text } = readRecord(params, 'params');
    const work = text === null ? null : readText(text, 'text');
    if (work && work.length > MOST_TEXT) throw new TypeError(`text has ${work.length} characters`);
    return { key: readText(key, 'key'), text: work };
  },
  readWork: readKey,
  keepResults: (params) => {
    const { key, text, parts } = readRecord(params, 'params');
    return {
      key: readText(key, 'key'),
      text: text === null ? null : readText(text, 'text'),
      parts: readList(parts, 'parts', MAX_PARTS, readPart),
    };
  },
  keepPart: (params) => {
    const { name, bytes } = readRecord(params, 'params');
    return { name: readText(name, 'name'), bytes: readBytes(bytes, 'bytes', ROOM) };
  },
  readResults: readKey,
  readPart: (params) => ({ name: readText(readRecord(params, 'params').name, 'name') }),
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

function readApply(params: unknown): ApplyParams {
  const { source, mode, png, patch, edit, replaces, label, suffix } = readRecord(params, 'params');
  const chosen = readOneOf(mode, 'mode', RESULT_MODES);
  const layer = readSource(source);
  return {
    source: layer,
    mode: chosen,
    png: readPng(png),
    patch: chosen === 'patch-layer' ? readPatch(patch, layer) : null,
    edit: readEditData(edit),
    replaces: replaces === null ? null : readText(replaces, 'replaces'),
    ...(label !== undefined && { label: readText(label, 'label').slice(0, MAX_LABEL_LENGTH) }),
    ...(suffix !== undefined && { suffix: readText(suffix, 'suffix').slice(0, MAX_SUFFIX_LENGTH) }),
  };
}

function readPatch(value: unknown, { paint }: SourceLayer): Patch {
  const { rect: place, picture: whole, seeThrough } = readRecord(value, 'patch');
  const rect = readRect(place, 'patch.rect');
  const picture = readSize(whole, 'patch.picture', 1, MAX_PICTURE_SIDE);
  const isInside = encloses(wholeOf(picture), rect);
  const isWhole = isInside && rect.width === picture.width && rect.height === picture.height;
  if (!isInside || (needsWholePatch(paint) && !isWhole)) {
    throw new TypeError('patch.rect is no part of the picture that this layer can show');
  }
  return { rect, picture, seeThrough: readFlag(seeThrough, 'patch.seeThrough') };
}

function readEditData(value: unknown): EditData | null {
  if (value === null) return null;
  const { engine, seed, parameters, window, strokes } = readRecord(value, 'edit');
  return {
    engine: readText(engine, 'edit.engine'),
    seed: readNumber(seed, 'edit.seed', 0, Number.MAX_SAFE_INTEGER),
    parameters: readParameters(parameters, 'edit.parameters'),
    window: window === null ? null : readRect(window, 'edit.window'),
    strokes: readBytes(strokes, 'edit.strokes', MAX_EDIT_BYTES, 0),
  };
}

function readKey(params: unknown): { key: string } {
  return { key: readText(readRecord(params, 'params').key, 'key') };
}

function readPart(value: unknown, field: string): Part {
  const { name, bytes } = readRecord(value, field);
  return {
    name: readText(name, `${field}.name`),
    bytes: readNumber(bytes, `${field}.bytes`, 0, Number.MAX_SAFE_INTEGER),
  };
}

function readName(value: unknown): LayerName {
  const { id, name } = readRecord(value, 'layer');
  return { id: readText(id, 'layer.id'), name: readText(name, 'layer.name') };
}

function readIds(value: unknown): string[] {
  return readList(value, 'ids', MAX_IDS, readText);
}

function readPng(value: unknown): Uint8Array {
  return readBytes(value, 'png', MAX_PNG_BYTES);
}

function readHandover(value: unknown): Handover {
  const { picture, note, blobs } = readRecord(value, 'handover');
  if (!Array.isArray(blobs) || blobs.length > MAX_BLOBS)
    throw new TypeError('blobs is no short list');
  const text = readText(note, 'note');
  if (text.length > MAX_NOTE_LENGTH) throw new TypeError(`note has ${text.length} characters`);
  return {
    picture: picture === null ? null : readPictureKept(picture),
    note: text,
    blobs: blobs.map((blob) => readBytes(blob, 'blob', MAX_BLOB_BYTES)),
  };
}

function readPictureKept(value: unknown): Handover['picture'] {
  const { layer, bytes } = readRecord(value, 'picture');
  return { layer: readSource(layer), bytes: readBytes(bytes, 'bytes', MAX_PNG_BYTES) };
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
