/**
 * Reads what Figma's main thread sends. Other frames can post to this window too, so nothing is
 * taken for what it claims to be: each parser returns a checked value or throws a `TypeError`.
 */
import {
  SELECTION_PROBLEMS,
  type FigmaContract,
  type Selection,
  type Settings,
  type SourceLayer,
} from '../../figma/contract';
import type { FailureCode, FailureDetails, WireError } from '../../inference/core/errors';
import type { Size } from '../../inference/core/geometry';
import { FAILURE_CODES } from '../failure-text';

type Fields = Readonly<Record<string, unknown>>;

/** One parser per method: a result nobody can read does not compile. */
export const PARSE_RESULT: {
  readonly [M in keyof FigmaContract]: (value: unknown) => FigmaContract[M]['result'];
} = {
  hello: (value) => {
    const { selection, settings } = fields(value);
    return { selection: parseSelection(selection), settings: parseSettings(settings) };
  },
  readPicture: (value) => {
    const { layer, bytes } = fields(value);
    if (!(bytes instanceof Uint8Array)) throw new TypeError('bytes are not a Uint8Array');
    return { layer: parseLayer(layer), bytes };
  },
  addLayer: (value) => {
    const { id, name } = fields(value);
    return { id: string(id), name: string(name) };
  },
  saveSettings: () => null,
  resizeWindow: () => null,
  close: () => null,
};

export function parseSelection(value: unknown): Selection {
  const { kind, layer, problem, layerName, canRender } = fields(value);
  if (kind === 'layer') return { kind, layer: parseLayer(layer) };
  if (kind !== 'problem') throw new TypeError(`selection of kind ${String(kind)}`);
  return {
    kind,
    problem: oneOf(SELECTION_PROBLEMS, problem),
    layerName: layerName === null ? null : string(layerName),
    canRender: canRender === true,
  };
}

function parseLayer(value: unknown): SourceLayer {
  const { id, name, width, height, transform, from, imageHash, paint } = fields(value);
  if (!Array.isArray(transform)) throw new TypeError('transform is not a list');
  return {
    id: string(id),
    name: string(name),
    width: number(width),
    height: number(height),
    // Handed back to the main thread as it came; the UI never looks inside it.
    transform: transform as unknown as SourceLayer['transform'],
    from: oneOf(['fill', 'render'] as const, from),
    imageHash: imageHash === null ? null : string(imageHash),
    paint: paint === null ? null : fields(paint),
  };
}

function parseSettings(value: unknown): Settings {
  const { brushSize, windowSize } = fields(value);
  return { version: 1, brushSize: number(brushSize), windowSize: parseSize(windowSize) };
}

function parseSize(value: unknown): Size {
  const { width, height } = fields(value);
  return { width: number(width), height: number(height) };
}

export function parseWireError(value: unknown): WireError {
  const { type, code, details, message, stack } = fields(value);
  switch (type) {
    case 'failure':
      return {
        type,
        code: oneOf<FailureCode>(FAILURE_CODES, code),
        details: fields(details) as unknown as FailureDetails[FailureCode],
      };
    case 'abort':
      return { type };
    case 'bug':
      return { type, message: string(message), stack: string(stack) };
    default:
      throw new TypeError(`error of type ${String(type)}`);
  }
}

export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
  return value as Fields;
}

function string(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('not a string');
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError('not a number');
  return value;
}

function oneOf<T extends string>(choices: readonly T[], value: unknown): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new TypeError(`${String(value)} is none of ${choices.join(', ')}`);
  return found;
}
