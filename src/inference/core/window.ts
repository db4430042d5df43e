/**
 * Which part of the picture an engine with a fixed input size gets to see. All lengths are pixels of
 * the picture unless a name says otherwise.
 */
import { encloses, isEmpty, type Rect, type Size, wholeOf } from './geometry';

export interface ModelView {
  /** Side of the model's square input, in its own pixels: the window is never enlarged to fill it. */
  readonly side: number;
  /** Surroundings kept on each side of the hole. */
  readonly margin: number;
  /** Share of the window's side the hole may take, as in the model's training. */
  readonly maxHoleShare: number;
  /** Beyond this, lost detail is worse than lost context, and only `margin` is kept. */
  readonly maxDownscale: number;
}

/** The rule for a model of 512²: the share and limits are inferred from published rules, not measured. */
export const VIEW_OF_512: ModelView = {
  side: 512,
  margin: 64,
  maxHoleShare: 0.6,
  maxDownscale: 2.5,
};

/**
 * The window around `hole`: a square, centred on the hole, shifted to stay inside the image. Where the
 * image is too narrow for a square with that much in it, the window is as long as the square would be
 * and as wide as the image; what the model's input then lacks is for the engine to pad.
 *
 * @param hole - bounds of one region, inside `image`
 * @returns a rectangle that contains `hole` and lies inside `image`
 * @throws RangeError if `hole` is empty or sticks out of `image`: the caller must clip it first
 */
export function windowAround(hole: Rect, image: Size, view: ModelView): Rect {
  if (isEmpty(hole) || !encloses(wholeOf(image), hole)) {
    throw new RangeError(`hole ${show(hole)} is empty or outside ${image.width}×${image.height}`);
  }
  const longer = Math.max(hole.width, hole.height);
  const wanted = wantedSide(longer, view);
  const narrow = Math.min(image.width, image.height);
  const squareFits = narrow >= Math.max(view.side, longer + 2 * view.margin);
  const side = squareFits ? Math.min(wanted, narrow) : wanted;
  const [x, width] = place(hole.x + hole.width / 2, side, image.width);
  const [y, height] = place(hole.y + hole.height / 2, side, image.height);
  return { x, y, width, height };
}

/**
 * Never falls as the hole grows: the share asks for more context only up to `maxDownscale`, and from
 * there on it stays, until the margin alone asks for more.
 */
function wantedSide(longer: number, { side, margin, maxHoleShare, maxDownscale }: ModelView) {
  const forShare = Math.min(Math.ceil(longer / maxHoleShare), Math.floor(side * maxDownscale));
  return Math.max(side, longer + 2 * margin, forShare);
}

/** Start and length of a span of `length` centred on `centre`, pushed inside [0, limit). */
function place(centre: number, length: number, limit: number): [start: number, length: number] {
  const fitting = Math.min(length, limit);
  const start = Math.round(centre - fitting / 2);
  return [Math.min(Math.max(start, 0), limit - fitting), fitting];
}

function show({ x, y, width, height }: Rect): string {
  return `${width}×${height} at ${x},${y}`;
}
