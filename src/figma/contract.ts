/**
 * What the UI may ask of Figma's main thread, and the events it sends.
 *
 * Everything here is plain data, and the only binary type is Uint8Array: nothing else crosses
 * Figma's message boundary.
 */
import type { Size } from '../inference/core/geometry';
import type { Call, Reply } from '../inference/core/rpc';

/** Figma's 2 × 3 matrix: [[a, c, e], [b, d, f]] maps (x, y) to (a·x + c·y + e, b·x + d·y + f). */
export type Matrix = readonly [
  readonly [number, number, number],
  readonly [number, number, number],
];

/** Why the selection cannot be inpainted as it is; the UI has one sentence for each. */
export const SELECTION_PROBLEMS = [
  'nothing-selected',
  'several-layers',
  'no-fills',
  'no-image',
  'mixed-fills',
  'video-fill',
  'image-missing',
] as const;
export type SelectionProblem = (typeof SELECTION_PROBLEMS)[number];

/** The layer to work on. `paint` is the image paint as Figma gave it, as plain JSON. */
export interface SourceLayer extends Size {
  readonly id: string;
  readonly name: string;
  /** To page coordinates. For `render` a plain shift: what is drawn is upright, whatever the layer is. */
  readonly transform: Matrix;
  /** `fill`: the stored bytes of its top-most visible image paint. `render`: what exportAsync draws. */
  readonly from: 'fill' | 'render';
  /** null where `from` is `render`. */
  readonly imageHash: string | null;
  readonly paint: Readonly<Record<string, unknown>> | null;
}

export type Selection =
  | { readonly kind: 'layer'; readonly layer: SourceLayer }
  /** `canRender`: the layer has no single image fill, but may be drawn to one if the user asks. */
  | {
      readonly kind: 'problem';
      readonly problem: SelectionProblem;
      readonly layerName: string | null;
      readonly canRender: boolean;
    };

export interface Settings {
  readonly version: 1;
  readonly brushSize: number;
  readonly windowSize: Size;
}

export interface FigmaContract {
  /** The UI is up and listening: what is selected, and what was remembered? */
  hello: {
    params: null;
    progress: never;
    result: { selection: Selection; settings: Settings };
  };
  /**
   * The selected layer's picture; `render: true` draws the layer where it has no single image fill.
   * Where the selection has moved on to something without a picture, `selectionChanged` is sent and the
   * call ends as an abort.
   */
  readPicture: {
    params: { render: boolean };
    progress: never;
    result: { layer: SourceLayer; bytes: Uint8Array };
  };
  /**
   * Adds the result directly above its source, in one undo step, and selects it, so that a
   * `selectionChanged` with the new layer follows, before or after this result. Where the user has
   * gone to another page meanwhile, the selection there is left alone.
   */
  addLayer: {
    params: { source: SourceLayer; png: Uint8Array };
    progress: never;
    result: { id: string; name: string };
  };
  saveSettings: { params: Settings; progress: never; result: null };
  resizeWindow: { params: Size; progress: never; result: null };
  close: { params: null; progress: never; result: null };
}

export interface SelectionChanged {
  readonly kind: 'event';
  readonly name: 'selectionChanged';
  readonly value: Selection;
}

export type ToMain = Call<FigmaContract>;
export type FromMain = Reply<FigmaContract> | SelectionChanged;

/** Figma takes images up to this many pixels a side (developers.figma.com, working-with-images). */
export const MAX_IMAGE_SIDE = 4096;
