/**
 * What a window takes along when its frame goes to another page: everything a person has done in it
 * that is not in the document yet. It travels as JSON, with the pixels of masks as bytes beside it,
 * because Figma carries text and Uint8Arrays, and both in one piece.
 */
import type { Handover, SourceLayer } from '../../figma/contract';
import type { EngineId } from '../../inference/contract';
import { PRESETS } from '../../inference/engines/moebius/presets';
import type { PresetId } from '../../inference/engines/moebius/settings';
import type { History } from '../editor/history';
import { parseEditing, type Editing } from '../document/editing';
import { TOOLS, type Operation, type Tool } from '../editor/operations';
import { USUAL_OPTIONS, type ToolOptions } from '../editor/tool-options';
import { parseRect } from '../host/parse-layers';
import { arrayOf, fields, number, oneOf, string } from '../host/parse-value';
import { NO_WINDOWS, type ChosenWindows } from '../model/model-windows';
import type { Masks } from '../document/use-mask';
import { parseToolOptions } from './use-tool-choice';

export interface WindowWork {
  readonly masks: Masks;
  readonly tool: Tool;
  readonly toolOptions: ToolOptions;
  readonly brushSize: number;
  readonly engine: EngineId;
  readonly isPanelOpen: boolean;
  readonly preset: PresetId;
  readonly seed: number;
  /** The result that is open again. */
  readonly editing: Editing | null;
  readonly chosenWindows: ChosenWindows;
}

interface OpenPicture {
  readonly layer: SourceLayer;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Stands in the JSON where the pixels of a mask were. */
interface BlobReference {
  readonly blob: number;
}

export function packHandover(work: WindowWork, picture: OpenPicture | null): Handover {
  const blobs: Uint8Array[] = [];
  const replace = (_key: string, value: unknown): unknown => {
    if (value instanceof Uint8Array) return { blob: blobs.push(value.slice()) - 1 };
    // Whoever keeps pixels in another kind of array must hear of it here, not lose them in JSON.
    if (ArrayBuffer.isView(value)) throw new TypeError(`${value.constructor.name} in a handover`);
    return value;
  };
  const note = JSON.stringify({ ...work, masks: [...work.masks] }, replace);
  return { picture: picture && { layer: picture.layer, bytes: picture.bytes }, note, blobs };
}

/** @throws TypeError - where it is not what `packHandover` makes, as from a window of another version */
export function unpackHandover({ note, blobs }: Handover): WindowWork {
  const restore = (_key: string, value: unknown): unknown =>
    isReference(value) ? readBlob(value, blobs) : value;
  const work = fields(JSON.parse(note, restore));
  const { masks, tool, toolOptions, brushSize, engine, isPanelOpen, preset, seed } = work;
  const { editing, chosenWindows } = work;
  return {
    masks: new Map(arrayOf(masks, readMask)),
    tool: oneOf<Tool>(TOOLS, tool),
    // A window of an older version has none, nor the last two.
    toolOptions: toolOptions === undefined ? USUAL_OPTIONS : parseToolOptions(toolOptions),
    brushSize: number(brushSize),
    engine: oneOf<EngineId>(['quick-fill', 'moebius'], engine),
    isPanelOpen: isPanelOpen === true,
    preset: oneOf(Object.keys(PRESETS) as PresetId[], preset),
    seed: number(seed),
    editing: editing === undefined || editing === null ? null : parseEditing(editing),
    chosenWindows: chosenWindows === undefined ? NO_WINDOWS : readWindows(chosenWindows),
  };
}

function readWindows(value: unknown): ChosenWindows {
  const { key, windows } = fields(value);
  return { key: string(key), windows: arrayOf(windows, parseRect) };
}

function isReference(value: unknown): value is BlobReference {
  return typeof value === 'object' && value !== null && 'blob' in value;
}

function readBlob({ blob }: BlobReference, blobs: Handover['blobs']): Uint8Array<ArrayBuffer> {
  const bytes = blobs[number(blob)];
  if (!bytes) throw new TypeError('a mask without its pixels');
  return new Uint8Array(bytes);
}

function readMask(entry: unknown): [string, History] {
  const [key, history] = arrayOf(entry, (part) => part);
  const { done, undone } = fields(history);
  return [
    string(key),
    { done: arrayOf(done, readOperation), undone: arrayOf(undone, readOperation) },
  ];
}

/** A kind that is new to the editor has to be named here before it compiles. */
const KINDS: { readonly [K in Operation['kind']]: K } = {
  stroke: 'stroke',
  shape: 'shape',
  select: 'select',
  paste: 'paste',
  invert: 'invert',
  grow: 'grow',
  feather: 'feather',
  source: 'source',
  base: 'base',
  clear: 'clear',
};

/** Written by this very editor; only that it was one which knew no other kinds has to be made sure. */
function readOperation(value: unknown): Operation {
  oneOf(Object.values(KINDS), fields(value).kind);
  return value as Operation;
}
