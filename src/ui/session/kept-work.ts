/**
 * What is kept of the work on one picture, in case the window closes by accident: as text, in which
 * another version, or somebody else, may have written anything.
 */
import type { EngineId } from '../../inference/contract';
import type { Rect, Size } from '../../inference/core/geometry';
import { PRESETS } from '../../inference/engines/moebius/presets';
import type { PresetId } from '../../inference/engines/moebius/settings';
import { TOOLS, type Operation, type Tool } from '../editor/operations';
import type { ToolOptions } from '../editor/tool-options';
import type { HostKind } from '../host/host';
import { parseRect } from '../host/parse-layers';
import { arrayOf, fields, number, oneOf, string } from '../host/parse-value';
import { maskKey, type Picture } from '../document/picture';
import { strokesFrom, strokesText } from '../document/strokes-text';
import { parseToolOptions } from './use-tool-choice';

export interface KeptWork {
  readonly operations: readonly Operation[];
  readonly tool: Tool;
  readonly toolOptions: ToolOptions;
  readonly engine: EngineId;
  readonly preset: PresetId;
  readonly seed: number;
  /** As in `FillJob`; one that does not fit the mask counts for nothing. */
  readonly windows: readonly Rect[];
}

const VERSION = 2;

/** @returns null where the mask is too much to be kept */
export function writeWork({ operations, ...rest }: KeptWork, picture: Size): string | null {
  const strokes = strokesText(operations, picture);
  if (strokes === '') return null;
  return JSON.stringify({ version: VERSION, ...rest, strokes });
}

/** @returns null for anything but what `writeWork` of this version makes */
export function readWork(text: string): KeptWork | null {
  try {
    const { version, tool, toolOptions, strokes, ...rest } = fields(JSON.parse(text));
    const { engine, preset, seed, windows } = rest;
    if (version !== VERSION) return null;
    return {
      operations: strokesFrom(string(strokes)),
      tool: oneOf<Tool>(TOOLS, tool),
      toolOptions: parseToolOptions(toolOptions),
      engine: oneOf<EngineId>(['quick-fill', 'moebius'], engine),
      preset: oneOf(Object.keys(PRESETS) as PresetId[], preset),
      seed: number(seed) >>> 0,
      windows: arrayOf(windows, parseRect),
    };
  } catch {
    return null; // foreign or damaged: the same as nothing kept
  }
}

/** Layers keep their ids; a file has none, and is known by what is in it. */
export function workKey(picture: Picture, host: HostKind): string {
  return host === 'figma' ? maskKey(picture) : `file ${fingerprint(picture.bytes)}`;
}

/** Of a layer that was drawn nothing says whether it still looks so, but the drawing. */
export function resultsKey(picture: Picture, host: HostKind): string {
  const key = workKey(picture, host);
  const isDrawn = host === 'figma' && picture.layer.imageHash === null;
  return isDrawn ? `${key} ${fingerprint(picture.bytes)}` : key;
}

/** FNV-1a over the length and some 100,000 bytes: no secret, only to tell files apart, at once. */
function fingerprint(bytes: Uint8Array): string {
  const stride = Math.max(1, Math.floor(bytes.length / 100_000));
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i += stride) {
    hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  }
  return `${bytes.length} ${(hash >>> 0).toString(16)}`;
}
