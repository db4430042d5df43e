/**
 * Reads what Figma's main thread says of layers: the selection, and what became of results. Nothing
 * is taken for what it claims to be; each parser returns a checked value or throws a `TypeError`.
 */
import {
  EDIT_MARKS,
  EDIT_STATES,
  PLACE_PROBLEMS,
  RESULT_MODES,
  RESULT_NOTES,
  SELECTION_PROBLEMS,
  type Applied,
  type EditData,
  type FigmaContract,
  type LayerName,
  type MaskShape,
  type Matrix,
  type OpenedEdit,
  type PossibleModes,
  type SelectedLayer,
  type Selection,
  type SourceLayer,
} from '../../figma/contract';
import type { Rect, Size } from '../../inference/core/geometry';
import { arrayOf, bytes, fields, number, oneOf, string } from './parse-value';

export function parseSelection(value: unknown): Selection {
  const { kind, problem, layerName, canRender } = fields(value);
  if (kind === 'layer') return parseSelected(value);
  if (kind !== 'problem') throw new TypeError(`selection of kind ${String(kind)}`);
  return {
    kind,
    problem: oneOf(SELECTION_PROBLEMS, problem),
    layerName: layerName === null ? null : string(layerName),
    canRender: canRender === true,
  };
}

function parseSelected(value: unknown): SelectedLayer {
  const { layer, modes, edit, masks, queue } = fields(value);
  return {
    kind: 'layer',
    layer: parseLayer(layer),
    ...(modes !== undefined && { modes: parseModes(modes) }),
    ...(edit !== undefined && { edit: oneOf(EDIT_MARKS, edit) }),
    ...(masks !== undefined && { masks: arrayOf(masks, parseName) }),
    ...(queue !== undefined && { queue: arrayOf(queue, parseName) }),
  };
}

function parseModes(value: unknown): PossibleModes {
  const modes = fields(value);
  const read = RESULT_MODES.map((mode) => [
    mode,
    modes[mode] === null ? null : oneOf(PLACE_PROBLEMS, modes[mode]),
  ]);
  return Object.fromEntries(read) as PossibleModes;
}

export function parseLayer(value: unknown): SourceLayer {
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

export function parsePicture(value: unknown) {
  const { layer, bytes: file } = fields(value);
  return { layer: parseLayer(layer), bytes: bytes(file) };
}

export function parseFoundPicture(value: unknown): FigmaContract['readPicture']['result'] {
  const { found } = fields(value);
  return { ...parsePicture(value), ...(found !== undefined && { found: parseSelected(found) }) };
}

export function parseApplied(value: unknown): Applied {
  return { ...parseName(value), notes: parseNotes(fields(value).notes) };
}

export function parseAppliedToAll(value: unknown): FigmaContract['applyToAll']['result'] {
  const { applied, skipped, notes } = fields(value);
  return {
    applied: number(applied),
    skipped: arrayOf(skipped, parseName),
    notes: parseNotes(notes),
  };
}

export function parseOpenedEdit(value: unknown): OpenedEdit {
  const { target, mode, state, edit } = fields(value);
  return {
    target: parseName(target),
    mode: oneOf(RESULT_MODES, mode),
    state: oneOf(EDIT_STATES, state),
    ...parsePicture(value),
    edit: parseEditData(edit),
  };
}

export function parseMask(value: unknown): FigmaContract['readMask']['result'] {
  const { shapes, unseen, tiled } = fields(value);
  return {
    shapes: arrayOf(shapes, parseShape),
    unseen: arrayOf(unseen, parseName),
    tiled: tiled === true,
  };
}

export function parseSizes(value: unknown): FigmaContract['readSizes']['result'] {
  const { sizes } = fields(value);
  return { sizes: arrayOf(sizes, (size) => (size === null ? null : parseSize(size))) };
}

export function parseSize(value: unknown): Size {
  const { width, height } = fields(value);
  return { width: number(width), height: number(height) };
}

function parseNotes(value: unknown) {
  return arrayOf(value, (note) => oneOf(RESULT_NOTES, note));
}

export function parseName(value: unknown): LayerName {
  const { id, name } = fields(value);
  return { id: string(id), name: string(name) };
}

function parseEditData(value: unknown): EditData {
  const { engine, seed, parameters, window, strokes } = fields(value);
  return {
    engine: string(engine),
    seed: number(seed),
    parameters: fields(parameters) as EditData['parameters'],
    window: window === null ? null : parseRect(window),
    strokes: bytes(strokes),
  };
}

export function parseRect(value: unknown): Rect {
  const { x, y } = fields(value);
  return { x: number(x), y: number(y), ...parseSize(value) };
}

function parseShape(value: unknown): MaskShape {
  const { png, toPicture } = fields(value);
  const [first, second] = arrayOf(toPicture, parseRow);
  if (!first || !second) throw new TypeError('a matrix without two rows');
  return { ...parseName(value), png: bytes(png), toPicture: [first, second] };
}

function parseRow(value: unknown): Matrix[0] {
  const [x, y, offset] = arrayOf(value, number);
  return [number(x), number(y), number(offset)];
}
