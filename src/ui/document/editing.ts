/** A result that was opened again: where it goes back to, and what it is to remember next. */
import {
  EDIT_STATES,
  RESULT_MODES,
  type EditData,
  type EditState,
  type LayerName,
  type OpenedEdit,
  type ResultMode,
} from '../../figma/contract';
import type { FillResult } from '../../inference/contract';
import { encloses, type Rect, type Size } from '../../inference/core/geometry';
import type { Operation } from '../editor/operations';
import { parseName } from '../host/parse-layers';
import { fields, number, oneOf } from '../host/parse-value';
import { packStrokes } from './pack-strokes';
import type { Recipe } from '../results/variations';

export interface Editing {
  /** The layer that Apply brings up to date. */
  readonly target: LayerName;
  readonly mode: ResultMode;
  readonly state: EditState;
  /** What it was filled with, and is again at first. */
  readonly seed: number;
}

export function editingOf({ target, mode, state, edit }: OpenedEdit): Editing {
  return { target, mode, state, seed: edit.seed };
}

/** @throws TypeError - for anything but what a window of this version hands over */
export function parseEditing(value: unknown): Editing {
  const { target, mode, state, seed } = fields(value);
  return {
    target: parseName(target),
    mode: oneOf(RESULT_MODES, mode),
    state: oneOf(EDIT_STATES, state),
    seed: number(seed),
  };
}

/** What a layer is to remember of the result that goes into it. */
export function editDataOf(
  { report }: FillResult,
  recipe: Recipe | null,
  operations: readonly Operation[],
  picture: Size,
): EditData {
  const [window, ...others] = report.windows;
  const isIt = (one: Rect) => window && encloses(one, window) && encloses(window, one);
  const isChosen = others.length === 0 && recipe?.windows.some(isIt);
  return {
    engine: report.engine,
    seed: recipe?.seed ?? report.seed,
    parameters: recipe?.preset ? { preset: recipe.preset } : {},
    window: window && isChosen ? window : null,
    strokes: packStrokes(operations, picture),
  };
}
