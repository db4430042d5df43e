/**
 * What the UI may ask of Figma's main thread, and the events it sends.
 *
 * Everything here is plain data, and the only binary type is Uint8Array: nothing else crosses
 * Figma's message boundary.
 */
import type { Rect, Size } from '../inference/core/geometry';
import type { Call, Reply } from '../inference/core/rpc';
import type { Part } from '../inference/core/shelf';

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

/** The three ways in which a result comes into the document; none of them destroys the original. */
export const RESULT_MODES = [
  /** The whole picture as a layer of its own, directly above. */
  'new-layer',
  /** Only what was painted over, on a transparent layer of the same shape directly above. */
  'patch-layer',
  /** In the layer itself: the new picture above the old one, which is kept and hidden. */
  'replace-fill',
] as const;
export type ResultMode = (typeof RESULT_MODES)[number];

/** Why a result cannot come into the document in some mode; the UI has one sentence for each. */
export const PLACE_PROBLEMS = [
  'in-instance',
  'instance-content',
  'component-set',
  'in-boolean',
  'repeated',
  'no-parent',
  'flat',
  'no-area',
  'no-fill',
  'pattern-fill',
  'drawn',
  'see-through',
  'fill-in-front',
  'outlined',
  'mask',
] as const;
export type PlaceProblem = (typeof PLACE_PROBLEMS)[number];

/** null where the mode is possible, as far as can be told before there is a result. */
export type PossibleModes = { readonly [M in ResultMode]: PlaceProblem | null };

/** What a person should hear about where a result went, gravest first. */
export const RESULT_NOTES = [
  'hidden-parent',
  'locked-parent',
  'outside-instance',
  'override',
  'original-hidden',
  'style-detached',
  'edit-too-large',
  'newer-edit-kept',
  'in-component',
  'behind-content',
] as const;
export type ResultNote = (typeof RESULT_NOTES)[number];

export interface LayerName {
  readonly id: string;
  readonly name: string;
}

/**
 * What a result layer remembers: `newer` was written by a later version of the plugin and is left
 * alone; `damaged` is not ours any more.
 */
export const EDIT_MARKS = ['editable', 'newer', 'damaged'] as const;
export type EditMark = (typeof EDIT_MARKS)[number];

export interface SelectedLayer {
  readonly kind: 'layer';
  readonly layer: SourceLayer;
  readonly modes?: PossibleModes;
  /** The layer carries a result of ours: `openEdit` opens it again. */
  readonly edit?: EditMark;
  /** Layers selected with it that have no picture: `readMask` gives their outlines. */
  readonly masks?: readonly LayerName[];
  /** Several layers with pictures are selected, this one first: `readPicture` reads each by its id. */
  readonly queue?: readonly LayerName[];
}

export type Selection =
  | SelectedLayer
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
  /** 0–1, the share of the brush that covers wholly; 1, a hard edge, where left out. */
  readonly brushHardness?: number;
  readonly windowSize: Size;
  /** The engine has answered on this computer before, so its pages may start without a network. */
  readonly engineReached?: true;
  /** The mode chosen last; `new-layer` where none was. */
  readonly resultMode?: ResultMode;
  /** Whether to call when a long fill is over. */
  readonly bell?: boolean;
  /** What the mask is shown in, as “#rrggbb”; what contrasts best where left out. */
  readonly overlayColour?: string;
  /** A language's code; what the browser prefers where left out, or where no words are in it. */
  readonly language?: string;
  /** The three first steps have been gone, or dismissed. */
  readonly knowsSteps?: boolean;
}

/** From which menu entry or button the plugin was started. */
export const LAUNCHES = ['open', 'edit', 'under-selection'] as const;
export type Launch = (typeof LAUNCHES)[number];

/** What it took to make a result, so that it can be made again. Handed back as it came. */
export interface EditData {
  readonly engine: string;
  readonly seed: number;
  /** The engine's settings: numbers, flags and short texts. */
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  /** What the engine was shown, in the picture's pixels; null where that was left to it, or there were several. */
  readonly window: Rect | null;
  /** The strokes as the UI writes them, deflated by it: the sandbox can neither read nor pack them. */
  readonly strokes: Uint8Array;
}

/** A patch's place in the picture, in the picture's pixels. */
export interface Patch {
  /** As large as the PNG; a transparent pixel wide on each side that is not the picture's own edge. */
  readonly rect: Rect;
  readonly picture: Size;
  /** Some pixel of the picture inside `rect` is not opaque. */
  readonly seeThrough: boolean;
}

export interface ApplyParams {
  readonly source: SourceLayer;
  readonly mode: ResultMode;
  /** The whole picture, as large as the source's; for `patch-layer` as large as `patch.rect`. */
  readonly png: Uint8Array;
  /** null for all modes but `patch-layer`. */
  readonly patch: Patch | null;
  /** null: the layer will not be opened again. */
  readonly edit: EditData | null;
  /** Id of the result layer to bring up to date, as `openEdit` gave it; null for a new result. */
  readonly replaces: string | null;
  /** What the user calls the result, for the new layer's name. */
  readonly label?: string;
  /** The word for “inpainted” in new layers' names, in the user's language; English where left out. */
  readonly suffix?: string;
}

export interface Applied extends LayerName {
  readonly notes: readonly ResultNote[];
}

/** Whether a result's source is what it was; where it is not, the result can still be worked on. */
export const EDIT_STATES = ['unchanged', 'source-gone', 'source-changed'] as const;
export type EditState = (typeof EDIT_STATES)[number];

export interface OpenedEdit {
  /** The layer that carries the result: `replaces` for the next `applyResult`. */
  readonly target: LayerName;
  readonly mode: ResultMode;
  readonly state: EditState;
  /** The source as it is now; where it is not what it was, the result layer in its place. */
  readonly layer: SourceLayer;
  /** The original picture's file. */
  readonly bytes: Uint8Array;
  readonly edit: EditData;
}

/** The outline of a layer that serves as a mask, as rendered: opaque where it covers. */
export interface MaskShape extends LayerName {
  readonly png: Uint8Array;
  /** From the PNG's pixels to the picture's. */
  readonly toPicture: Matrix;
}

/**
 * What one window of the plugin leaves for the next, before its frame goes to another page: all that
 * is not in the document yet. The main thread keeps it and looks at none of it.
 */
export interface Handover {
  /** The open picture, which need not be the selected layer's any more. */
  readonly picture: { readonly layer: SourceLayer; readonly bytes: Uint8Array } | null;
  /** JSON of the UI's making. */
  readonly note: string;
  /** What `note` refers to by index and JSON cannot hold. */
  readonly blobs: readonly Uint8Array[];
}

export interface FigmaContract {
  /**
   * The UI is up and listening: what is selected, what was remembered, and what did the window before
   * leave? `cameBack`: it left for a page that never said hello, and this window is its replacement.
   */
  hello: {
    params: null;
    progress: never;
    result: {
      selection: Selection;
      settings: Settings;
      handover: Handover | null;
      cameBack: boolean;
      launch: Launch;
    };
  };
  /**
   * Keeps `handover` for the next hello, because this frame is about to navigate to a page of
   * `origin`. Everything sent from here on reaches a document of that origin only; where none says
   * hello, the packaged window is shown again.
   */
  leave: { params: { handover: Handover; origin: string }; progress: never; result: null };
  /**
   * The selected layer's picture; `render: true` draws the layer where it has no single image fill.
   * Where the selection has moved on to something without a picture, `selectionChanged` is sent and the
   * call ends as an abort. With `of`, the picture of that layer, selected or not, and what would be
   * said of it if it were the only one selected.
   */
  readPicture: {
    params: { render: boolean; of?: LayerName };
    progress: never;
    result: { layer: SourceLayer; bytes: Uint8Array; found?: SelectedLayer };
  };
  /**
   * Brings the result into the document in one undo step and selects the layer it is in, so that a
   * `selectionChanged` with it follows, before or after this result. Where the user has gone to
   * another page meanwhile, the selection there is left alone.
   */
  applyResult: { params: ApplyParams; progress: never; result: Applied };
  /** Shows `text`, of at most MAX_NOTIFICATION characters, where Figma shows its notifications. */
  notify: { params: { text: string }; progress: never; result: null };
  /** How many other layers of the page show the source's picture. */
  countSameImage: { params: { source: SourceLayer }; progress: never; result: { layers: number } };
  /** `replace-fill` in the source and in every other layer of the page with its picture, as one step. */
  applyToAll: {
    params: { source: SourceLayer; png: Uint8Array; edit: EditData | null };
    progress: never;
    result: {
      readonly applied: number;
      readonly skipped: readonly LayerName[];
      readonly notes: readonly ResultNote[];
    };
  };
  /** All it takes to go on with a result: for a selection with an `edit`, and after `launch: 'edit'`. */
  openEdit: { params: LayerName; progress: never; result: OpenedEdit };
  /**
   * The outlines of `ids` in the picture of `source`, which is `picture` pixels large. `tiled`: the
   * picture repeats, so each outline counts at every multiple of its size.
   */
  readMask: {
    params: { source: SourceLayer; picture: Size; ids: readonly string[] };
    progress: never;
    result: {
      readonly shapes: readonly MaskShape[];
      readonly unseen: readonly LayerName[];
      readonly tiled: boolean;
    };
  };
  /** The size of each layer's picture in pixels, null where it has none: which ones one mask fits. */
  readSizes: {
    params: { ids: readonly string[] };
    progress: never;
    result: { readonly sizes: readonly (Size | null)[] };
  };
  saveSettings: { params: Settings; progress: never; result: null };
  /** Keeps a text of the UI's making for a day under `key`, the oldest giving way; null takes it away. */
  keepWork: { params: { key: string; text: string | null }; progress: never; result: null };
  readWork: { params: { key: string }; progress: never; result: { text: string | null } };
  /** Results that were not applied, as `Shelved` keeps and reads them; what cannot be kept is no error. */
  keepResults: {
    params: { key: string; text: string | null; parts: readonly Part[] };
    progress: never;
    result: { readonly wanted: readonly string[] };
  };
  keepPart: { params: { name: string; bytes: Uint8Array }; progress: never; result: null };
  readResults: { params: { key: string }; progress: never; result: { text: string | null } };
  readPart: { params: { name: string }; progress: never; result: { bytes: Uint8Array | null } };
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

/** figma.notify cuts longer messages off (developers.figma.com, figma-notify). */
export const MAX_NOTIFICATION = 100;

/**
 * What the UI's deflated strokes may come to. An entry of plugin data takes 100 kB with its keys
 * (developers.figma.com, nodes-setplugindata), and base64 makes four characters of three bytes.
 */
export const MAX_STROKE_BYTES = 70_000;

/**
 * Whether a patch must be as large as the picture: a repeated picture needs its whole tile, and which
 * way Figma turns a picture's `rotation` is not documented, so no part of it can be placed by sums.
 */
export function needsWholePatch(paint: SourceLayer['paint']): boolean {
  if (!paint || paint.scaleMode === 'CROP') return false;
  return paint.scaleMode === 'TILE' || Number(paint.rotation ?? 0) % 360 !== 0;
}
