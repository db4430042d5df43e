/**
 * The placement matrix, to be read by a person: what each type of layer is as a source of a picture,
 * and what each type of parent lets happen inside it. `placement.ts` puts the two together, and
 * docs/placement.md prints every cell.
 *
 * What may be a parent is Figma's documentation of insertChild; the rest are choices that keep the
 * document looking as it did.
 */
import type { PlaceProblem } from './contract';

/** How a layer of some type takes a result beside or inside it. */
export type SourceRule =
  /** A rectangle directly above, with the source's corners. */
  | 'rectangle-above'
  /** A copy of the source directly above: only a copy has its outline. */
  | 'copy-above'
  /** A rectangle inside, behind the children: above, it would hide them. */
  | 'rectangle-inside'
  /** A rectangle above where there is nothing in it to be hidden; otherwise only its own fill. */
  | 'rectangle-above-if-empty'
  /** Its own fill cannot take a result. */
  | PlaceProblem;

export const SOURCE_RULES = {
  RECTANGLE: 'rectangle-above',
  ELLIPSE: 'copy-above',
  POLYGON: 'copy-above',
  STAR: 'copy-above',
  VECTOR: 'copy-above',
  BOOLEAN_OPERATION: 'copy-above',
  TEXT: 'copy-above',
  TEXT_PATH: 'copy-above',
  FRAME: 'rectangle-inside',
  COMPONENT: 'rectangle-inside',
  SLOT: 'rectangle-inside',
  SECTION: 'rectangle-inside',
  SLIDE: 'rectangle-inside',
  INSTANCE: 'rectangle-above-if-empty',
  COMPONENT_SET: 'rectangle-above-if-empty',
  // What has no area, or no fill: it may still be drawn to a picture as it looks.
  LINE: 'no-area',
  GROUP: 'no-fill',
  TRANSFORM_GROUP: 'no-fill',
  SLICE: 'no-fill',
  TABLE: 'no-fill',
  MEDIA: 'no-fill',
  EMBED: 'no-fill',
  LINK_UNFURL: 'no-fill',
  WIDGET: 'no-fill',
  CODE_BLOCK: 'no-fill',
  CONNECTOR: 'no-fill',
  SLIDE_ROW: 'no-fill',
  SLIDE_GRID: 'no-fill',
  INTERACTIVE_SLIDE_ELEMENT: 'no-fill',
  // FigJam's; in a design file they are leftovers of a paste, and their fill is not theirs to change.
  STICKY: 'no-fill',
  SHAPE_WITH_TEXT: 'no-fill',
  STAMP: 'no-fill',
  HIGHLIGHT: 'no-fill',
  WASHI_TAPE: 'no-fill',
} as const satisfies { readonly [T in SceneNode['type']]: SourceRule };

/** What a parent of some type lets happen to the layers in it. */
export type ParentRule =
  /** Takes another layer and stays what it is. */
  | 'takes-layers'
  /** The result goes above the outermost instance, or into the source's own fill as an override. */
  | 'in-instance'
  /** Takes nothing beside the source; its own fill can be replaced all the same. */
  | PlaceProblem;

export const PARENT_RULES = {
  PAGE: 'takes-layers',
  FRAME: 'takes-layers',
  GROUP: 'takes-layers',
  SECTION: 'takes-layers',
  SLOT: 'takes-layers',
  SLIDE: 'takes-layers',
  COMPONENT: 'takes-layers',
  INSTANCE: 'in-instance',
  COMPONENT_SET: 'component-set',
  TRANSFORM_GROUP: 'repeated',
  BOOLEAN_OPERATION: 'in-boolean',
  TABLE: 'no-parent',
  SLIDE_ROW: 'no-parent',
  SLIDE_GRID: 'no-parent',
} as const satisfies Readonly<Record<string, ParentRule>>;

export type SourceType = keyof typeof SOURCE_RULES;
export type ParentType = keyof typeof PARENT_RULES;

/** Types that have no coordinates of their own: transforms in them count from the container around. */
export const NO_CONTAINER: readonly string[] = ['GROUP', 'BOOLEAN_OPERATION', 'TRANSFORM_GROUP'];

export function sourceRule(type: string): SourceRule {
  return has(SOURCE_RULES, type) ? SOURCE_RULES[type] : 'no-fill';
}

/** A type that is newer than this plugin is not known to take layers. */
export function parentRule(type: string): ParentRule {
  return has(PARENT_RULES, type) ? PARENT_RULES[type] : 'no-parent';
}

function has<T extends object>(table: T, key: string): key is Extract<keyof T, string> {
  return Object.prototype.hasOwnProperty.call(table, key);
}
