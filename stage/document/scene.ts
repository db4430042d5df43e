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
  | 'RECTANGLE'
  | 'ELLIPSE'
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
  strokes: Paint[];
  strokeWeight: number;
  /** Drop shadows and blurs: kept and handed out, drop shadows drawn. */
  effects: DropShadow[];
  /** Top left, top right, bottom right, bottom left. */
  cornerRadii: [number, number, number, number];
  cornerSmoothing: number;
  clipsContent: boolean;
  isMask: boolean;
  constraints: { horizontal: string; vertical: string };
  layoutMode: 'NONE' | 'HORIZONTAL' | 'VERTICAL';
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

export interface DropShadow {
  type: 'DROP_SHADOW';
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
