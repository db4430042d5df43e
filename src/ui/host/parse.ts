/**
 * Reads what Figma's main thread sends. Other frames can post to this window too, so nothing is
 * taken for what it claims to be: each parser returns a checked value or throws a `TypeError`.
 */
import {
  LAUNCHES,
  RESULT_MODES,
  type FigmaContract,
  type Handover,
  type Settings,
} from '../../figma/contract';
import type { FailureCode, FailureDetails, WireError } from '../../inference/core/errors';
import { FAILURE_CODES } from '../notices/failure-text';
import {
  parseApplied,
  parseAppliedToAll,
  parseFoundPicture,
  parseMask,
  parseOpenedEdit,
  parsePicture,
  parseSelection,
  parseSize,
  parseSizes,
} from './parse-layers';
import { arrayOf, bytes, fields, number, oneOf, string } from './parse-value';

/** One parser per method: a result nobody can read does not compile. */
export const PARSE_RESULT: {
  readonly [M in keyof FigmaContract]: (value: unknown) => FigmaContract[M]['result'];
} = {
  hello: (value) => {
    const { selection, settings, handover, cameBack, launch } = fields(value);
    return {
      selection: parseSelection(selection),
      settings: parseSettings(settings),
      handover: handover === null ? null : parseHandover(handover),
      cameBack: cameBack === true,
      launch: oneOf(LAUNCHES, launch),
    };
  },
  leave: () => null,
  readPicture: parseFoundPicture,
  applyResult: parseApplied,
  notify: () => null,
  countSameImage: (value) => ({ layers: number(fields(value).layers) }),
  applyToAll: parseAppliedToAll,
  openEdit: parseOpenedEdit,
  readMask: parseMask,
  readSizes: parseSizes,
  saveSettings: () => null,
  keepWork: () => null,
  readWork: parseText,
  keepResults: (value) => ({ wanted: arrayOf(fields(value).wanted, string) }),
  keepPart: () => null,
  readResults: parseText,
  readPart: (value) => {
    const part = fields(value).bytes;
    return { bytes: part === null ? null : bytes(part) };
  },
  resizeWindow: () => null,
  close: () => null,
};

function parseText(value: unknown): { text: string | null } {
  const { text } = fields(value);
  return { text: text === null ? null : string(text) };
}

/** Its note is read by whoever wrote it, see `handover.ts`. */
function parseHandover(value: unknown): Handover {
  const { picture, note, blobs } = fields(value);
  return {
    picture: picture === null ? null : parsePicture(picture),
    note: string(note),
    blobs: arrayOf(blobs, bytes),
  };
}

function parseSettings(value: unknown): Settings {
  const { brushSize, windowSize, engineReached, resultMode, ...rest } = fields(value);
  const { brushHardness, bell, knowsSteps, overlayColour, language } = rest;
  return {
    version: 1,
    brushSize: number(brushSize),
    windowSize: parseSize(windowSize),
    ...(typeof brushHardness === 'number' ? { brushHardness } : {}),
    ...(engineReached === true ? { engineReached } : {}),
    ...(resultMode === undefined ? {} : { resultMode: oneOf(RESULT_MODES, resultMode) }),
    ...(typeof bell === 'boolean' ? { bell } : {}),
    ...(typeof knowsSteps === 'boolean' ? { knowsSteps } : {}),
    ...(typeof overlayColour === 'string' ? { overlayColour } : {}),
    ...(typeof language === 'string' ? { language } : {}),
  };
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
