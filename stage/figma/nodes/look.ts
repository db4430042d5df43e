/** What a layer looks like: paints, corners, blending, effects (api/properties/nodes-fills, …). */
import type { DropShadow, SceneNode } from '../../document/scene';
import { MIXED } from '../api-object';
import { asArray, asBoolean, asNumber, asOneOf, asRecord, inside, invalid } from '../checks';
import { optional, type Place } from '../checks';
import { BLEND_MODES, paintsIn, paintsOut } from '../paints';
import { readOnly, stored, throwsWhenSet, writable, type NodeMembers } from './node-member';

const UNIT = { min: 0, max: 1 };

export const FILL_MEMBERS: NodeMembers = {
  fills: writable(
    'fills',
    ({ fills }) => (fills === 'mixed' ? MIXED : paintsOut(fills)),
    (node, value, place, { context }) => {
      node.fills = paintsIn(value, place, context.document);
    },
  ),
  fillStyleId: throwsWhenSet('fillStyleId', 'node.setFillStyleIdAsync', ''),
};

export const STROKE_MEMBERS: NodeMembers = {
  strokes: writable(
    'strokes',
    ({ strokes }) => paintsOut(strokes),
    (node, value, place, { context }) => {
      node.strokes = paintsIn(value, place, context.document);
    },
  ),
  strokeWeight: stored('strokeWeight', (value, place) => asNumber(value, place, { min: 0 })),
  strokeStyleId: throwsWhenSet('strokeStyleId', 'node.setStrokeStyleIdAsync', ''),
};

export const BLEND_MEMBERS: NodeMembers = {
  opacity: stored('opacity', (value, place) => asNumber(value, place, UNIT)),
  blendMode: stored('blendMode', (value, place) => asOneOf(value, BLEND_MODES, place)),
  isMask: stored('isMask', asBoolean),
  effects: writable(
    'effects',
    ({ effects }) => effects.map((effect) => ({ spread: 0, blendMode: 'NORMAL', ...effect })),
    (node, value, place) => {
      node.effects = asArray(value, place).map((effect, i) => shadowIn(effect, inside(place, i)));
    },
  ),
  effectStyleId: throwsWhenSet('effectStyleId', 'node.setEffectStyleIdAsync', ''),
};

const SHADOW_KEYS = [
  'type',
  'color',
  'offset',
  'radius',
  'spread',
  'visible',
  'blendMode',
  'showShadowBehindNode',
  'boundVariables',
];

/** Plain drop shadows are all the stand-in draws, so they are all it takes. */
function shadowIn(value: unknown, place: Place): DropShadow {
  const record = asRecord(value, SHADOW_KEYS, place);
  const { type, color, offset, radius, visible, spread, blendMode } = record;
  if (type !== 'DROP_SHADOW' || (spread ?? 0) !== 0 || (blendMode ?? 'NORMAL') !== 'NORMAL') {
    throw invalid(place, 'effects other than normal drop shadows are not in the stand-in');
  }
  const { r, g, b, a } = asRecord(color, ['r', 'g', 'b', 'a'], inside(place, 'color'));
  const [red, green, blue, alpha] = [r, g, b, a].map((part) =>
    asNumber(part, inside(place, 'color'), UNIT),
  ) as [number, number, number, number];
  const { x, y } = asRecord(offset, ['x', 'y'], inside(place, 'offset'));
  return {
    type,
    color: { r: red, g: green, b: blue, a: alpha },
    offset: { x: asNumber(x, inside(place, 'offset')), y: asNumber(y, inside(place, 'offset')) },
    radius: asNumber(radius, inside(place, 'radius'), { min: 0 }),
    visible: optional(visible, true, (v) => asBoolean(v, inside(place, 'visible'))),
  };
}

type Corner = 0 | 1 | 2 | 3;

function corner(name: string, index: Corner) {
  return writable(
    name,
    ({ cornerRadii }) => cornerRadii[index],
    (node, value, place) => {
      node.cornerRadii[index] = asNumber(value, place, { min: 0 });
    },
  );
}

/** CornerMixin: also for shapes without four corners. */
export const CORNER_MEMBERS: NodeMembers = {
  cornerRadius: writable('cornerRadius', cornerRadiusOf, (node, value, place) => {
    const radius = asNumber(value, place, { min: 0 });
    node.cornerRadii = [radius, radius, radius, radius];
  }),
  cornerSmoothing: stored('cornerSmoothing', (value, place) => asNumber(value, place, UNIT)),
};

function cornerRadiusOf({ cornerRadii: [first, ...others] }: SceneNode): unknown {
  return others.every((radius) => radius === first) ? first : MIXED;
}

export const FOUR_CORNER_MEMBERS: NodeMembers = {
  topLeftRadius: corner('topLeftRadius', 0),
  topRightRadius: corner('topRightRadius', 1),
  bottomRightRadius: corner('bottomRightRadius', 2),
  bottomLeftRadius: corner('bottomLeftRadius', 3),
};

export const CLIP_MEMBERS: NodeMembers = {
  clipsContent: stored('clipsContent', asBoolean),
};

/** Changing text needs a loaded font, which the stand-in has not; it can be read. */
export const TEXT_MEMBERS: NodeMembers = {
  characters: readOnly(({ text }) => text?.characters ?? ''),
  fontSize: readOnly(({ text }) => text?.fontSize ?? 12),
  textStyleId: throwsWhenSet('textStyleId', 'node.setTextStyleIdAsync', ''),
};
