/**
 * The stand-in's document as plain data: what the renderer draws, the layer list shows and the plugin
 * API reads and writes. No behaviour here; `document.ts` has it.
 *
 * Geometry follows Figma: `relativeTransform` is relative to the nearest ancestor that is not a group
 * ("container parent"), sizes are in the node's own axes, y grows down.
 */
export type Matrix = [[number, number, number], [number, number, number]];

export interface Color {
  r: number;
  g: number;
  b: number;
}

interface PaintBase {
  visible?: boolean;
  opacity?: number;
  blendMode?: string;
}

export interface SolidPaint extends PaintBase {
  type: 'SOLID';
  color: Color;
}

export interface GradientPaint extends PaintBase {
  type: 'GRADIENT_LINEAR';
  /** Maps the node's unit square to gradient space, where x runs 0 → 1 along the gradient. */
  gradientTransform: Matrix;
  gradientStops: { position: number; color: Color & { a: number } }[];
}

export interface ImagePaint extends PaintBase {
  type: 'IMAGE';
  scaleMode: 'FILL' | 'FIT' | 'CROP' | 'TILE';
  imageHash: string | null;
  /** CROP only: maps the node's unit square to the image's unit square. */
  imageTransform?: Matrix;
  /** TILE only. */
  scalingFactor?: number;
  /** FILL, FIT, TILE: multiples of 90. */
  rotation?: number;
  filters?: Record<string, number>;
}

export interface VideoPaint extends PaintBase {
  type: 'VIDEO';
  scaleMode: 'FILL' | 'FIT' | 'CROP' | 'TILE';
  videoHash: string | null;
}

export type Paint = SolidPaint | GradientPaint | ImagePaint | VideoPaint;

export type NodeType =
  | 'PAGE'
  | 'FRAME'
  | 'GROUP'
  | 'SECTION'
  | 'COMPONENT'
  | 'INSTANCE'
  | 'COMPONENT_SET'
  | 'SLOT'
  | 'TRANSFORM_GROUP'
  | 'BOOLEAN_OPERATION'
  | 'RECTANGLE'
  | 'ELLIPSE'
  | 'POLYGON'
  | 'STAR'
  | 'VECTOR'
  | 'LINE'
  | 'SLICE'
  | 'TEXT';

export interface SceneNode {
  readonly id: string;
  readonly type: NodeType;
  name: string;
  visible: boolean;
  locked: boolean;
  opacity: number;
  blendMode: string;
  relativeTransform: Matrix;
  width: number;
  height: number;
  /** `'mixed'` stands for `figma.mixed` (text or vectors whose parts differ). */
  fills: Paint[] | 'mixed';
  /** The paint style that `fills` comes from; '' for none. Writing `fills` cuts the link. */
  fillStyleId: string;
  strokes: Paint[];
  strokeWeight: number;
  /** All kept and handed out; on the page, drop shadows are drawn. */
  effects: Effect[];
  /** Corners of a shape that is no rectangle and no ellipse, in its unit square. */
  corners: { x: number; y: number }[] | null;
  /** Top left, top right, bottom right, bottom left. */
  cornerRadii: [number, number, number, number];
  cornerSmoothing: number;
  clipsContent: boolean;
  isMask: boolean;
  constraints: { horizontal: string; vertical: string };
  layoutMode: 'NONE' | 'HORIZONTAL' | 'VERTICAL' | 'GRID';
  /** GRID only. */
  gridColumnCount: number;
  /** Auto layout: the first child is drawn on top (nodes-itemreversezindex). */
  itemReverseZIndex: boolean;
  layoutPositioning: 'AUTO' | 'ABSOLUTE';
  itemSpacing: number;
  /** Top, right, bottom, left. */
  padding: [number, number, number, number];
  text: TextContent | null;
  pluginData: Record<string, string>;
  relaunchData: Record<string, string>;
  /** Back to front. */
  children: SceneNode[];
}

export type Effect = DropShadow | InnerShadow | Blur;

export interface DropShadow extends ShadowLook {
  type: 'DROP_SHADOW';
}

export interface InnerShadow extends ShadowLook {
  type: 'INNER_SHADOW';
}

export interface Blur {
  type: 'LAYER_BLUR' | 'BACKGROUND_BLUR';
  radius: number;
  visible: boolean;
}

interface ShadowLook {
  color: Color & { a: number };
  offset: { x: number; y: number };
  radius: number;
  visible: boolean;
}

export interface TextContent {
  characters: string;
  fontFamily: string;
  fontWeight: number;
  fontSize: number;
  /** Pixels. */
  lineHeight: number;
  align: 'LEFT' | 'CENTER' | 'RIGHT';
}
