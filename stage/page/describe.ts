/** Properties in words and numbers, as an editor's panel shows them. */
import type { SceneDocument } from '../document/document';
import { rotationOf } from '../document/matrix';
import type { ImagePaint, Paint, SceneNode } from '../document/scene';

export type Labelled = readonly [label: string, value: string];

/** Positions are relative to the frame the layer is in, angles counter-clockwise, as in Figma. */
export function describeGeometry(document: SceneDocument, node: SceneNode): Labelled[] {
  const [[, , x], [, , y]] = node.relativeTransform;
  const rows: Labelled[] = [
    ['X', number(x)],
    ['Y', number(y)],
    ['W', number(node.width)],
    ['H', number(node.height)],
    ['Angle', `${number(rotationOf(node.relativeTransform))}°`],
    ['Radius', radius(node.cornerRadii)],
  ];
  if (node.opacity < 1) rows.push(['Opacity', percent(node.opacity)]);
  if (!['NORMAL', 'PASS_THROUGH'].includes(node.blendMode)) {
    rows.push(['Blend', titleCase(node.blendMode)]);
  }
  if (document.parentOf(node)?.layoutMode !== 'NONE' && node.layoutPositioning === 'ABSOLUTE') {
    rows.push(['Layout', 'Absolute']);
  }
  return rows;
}

export function describePaint(
  document: SceneDocument,
  paint: Paint,
): readonly [title: string, detail: string] {
  switch (paint.type) {
    case 'SOLID': {
      const { r, g, b } = paint.color;
      return [[r, g, b].map(hexByte).join(''), ''];
    }
    case 'GRADIENT_LINEAR':
      return ['Linear gradient', `${paint.gradientStops.length} stops`];
    case 'VIDEO':
      return ['Video', titleCase(paint.scaleMode)];
    case 'IMAGE':
      return ['Image', describeImage(document, paint)];
  }
}

function describeImage(document: SceneDocument, paint: ImagePaint): string {
  const stored = paint.imageHash === null ? null : document.imageByHash(paint.imageHash);
  const size = stored ? `${stored.header.width} × ${stored.header.height}` : 'missing';
  const turn = paint.rotation ? ` · ${paint.rotation}°` : '';
  const scale = paint.scaleMode === 'TILE' ? ` ${percent(paint.scalingFactor ?? 1)}` : '';
  return `${titleCase(paint.scaleMode)}${scale}${turn} · ${size}`;
}

export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100 + 0); // + 0 makes of -0 a plain 0
}

function radius(radii: SceneNode['cornerRadii']): string {
  return new Set(radii).size === 1 ? number(radii[0]) : radii.map(number).join(' ');
}

function titleCase(name: string): string {
  return name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');
}

function hexByte(channel: number): string {
  return Math.round(channel * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();
}
