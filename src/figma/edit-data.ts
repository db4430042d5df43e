/**
 * What a result layer remembers of its making, in its plugin data: private to this plugin, and
 * carried along by copies, renames and moves. One entry, JSON, at most 100 kB.
 *
 * An entry that a later version wrote is never read, changed or removed.
 */
import type { Rect, Size } from '../inference/core/geometry';
import {
  RESULT_MODES,
  type EditData,
  type EditMark,
  type ResultMode,
  type ResultNote,
} from './contract';
import { readNumber, readOneOf, readParameters, readRecord, readRect } from './plain-data';
import { readSize, readText } from './plain-data';
import type { Remember } from './write-step';

const KEY = 'inpaint';
const VERSION = 1;

/** "100 kB" for plugin id, key and value (nodes-setplugindata); thousands, to be on the safe side. */
const MAX_ENTRY_BYTES = 100_000;
/** Key and plugin id, whose length this code does not know. */
const RESERVED_BYTES = 200;

/** The relaunch button's command, as in the manifest, and what stands beside it. */
const RELAUNCH = { edit: 'The strokes, the engine and its settings are kept.' };

export interface EditRecord {
  readonly mode: ResultMode;
  readonly sourceId: string;
  /** null for a layer that was drawn. */
  readonly sourceHash: string | null;
  /** The image of the result's paint, which is how the paint is found again. */
  readonly resultHash: string;
  /** For patches, the part that they are of the picture. */
  readonly patch: { readonly rect: Rect; readonly picture: Size } | null;
  readonly edit: EditData;
}

export type StoredEdit =
  | { readonly kind: 'none' | 'newer' | 'damaged' }
  | { readonly kind: 'editable'; readonly record: EditRecord };

export function markOf(node: SceneNode): EditMark | undefined {
  const { kind } = readEdit(node);
  return kind === 'none' ? undefined : kind;
}

export function readEdit(node: SceneNode): StoredEdit {
  const text = node.getPluginData(KEY);
  if (text === '') return { kind: 'none' };
  try {
    const stored = readRecord(JSON.parse(text), 'edit');
    const version = readNumber(stored.version, 'version', 1);
    if (version > VERSION) return { kind: 'newer' };
    return { kind: 'editable', record: readVersion1(stored) };
  } catch {
    return { kind: 'damaged' };
  }
}

function readVersion1(stored: Readonly<Record<string, unknown>>): EditRecord {
  const { sourceHash, patch, window } = stored;
  return {
    mode: readOneOf(stored.mode, 'mode', RESULT_MODES),
    sourceId: readText(stored.sourceId, 'sourceId'),
    sourceHash: sourceHash === null ? null : readText(sourceHash, 'sourceHash'),
    resultHash: readText(stored.resultHash, 'resultHash'),
    patch: patch === null ? null : readPatchPlace(patch),
    edit: {
      engine: readText(stored.engine, 'engine'),
      seed: readNumber(stored.seed, 'seed', 0, Number.MAX_SAFE_INTEGER),
      parameters: readParameters(stored.parameters, 'parameters'),
      window: window === null ? null : readRect(window, 'window'),
      strokes: figma.base64Decode(readText(stored.strokes, 'strokes')),
    },
  };
}

function readPatchPlace(value: unknown): EditRecord['patch'] {
  const { rect, picture } = readRecord(value, 'patch');
  return {
    rect: readRect(rect, 'patch.rect'),
    picture: readSize(picture, 'patch.picture', 1, 1e9),
  };
}

/**
 * Writes the record and the relaunch button; inside a step.
 *
 * @returns what did not work as wished: strokes too large to keep, or a later version's data in the way
 */
export function writeEdit(node: SceneNode, record: EditRecord, remember: Remember): ResultNote[] {
  if (readEdit(node).kind === 'newer') return ['newer-edit-kept'];
  const whole = serialise(record);
  const fits = utf8Length(whole) + RESERVED_BYTES <= MAX_ENTRY_BYTES;
  const text = fits ? whole : serialise(withoutStrokes(record));
  const before = { data: node.getPluginData(KEY), relaunch: node.getRelaunchData() };
  remember(() => node.setPluginData(KEY, before.data));
  node.setPluginData(KEY, text);
  remember(() => node.setRelaunchData(before.relaunch));
  node.setRelaunchData(RELAUNCH);
  return fits ? [] : ['edit-too-large'];
}

/** A copy must not claim to be the result that its original is. */
export function forgetEdit(node: SceneNode): void {
  if (readEdit(node).kind === 'none') return;
  node.setPluginData(KEY, '');
  node.setRelaunchData({});
}

function serialise({ edit, ...record }: EditRecord): string {
  const strokes = figma.base64Encode(edit.strokes);
  return JSON.stringify({ version: VERSION, ...record, ...edit, strokes });
}

function withoutStrokes(record: EditRecord): EditRecord {
  return { ...record, edit: { ...record.edit, strokes: new Uint8Array(0) } };
}

/** The sandbox has no TextEncoder. */
function utf8Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const isHalfOfPair = unit >= 0xd800 && unit < 0xe000;
    length += unit < 0x80 ? 1 : unit < 0x800 || isHalfOfPair ? 2 : 3;
  }
  return length;
}
