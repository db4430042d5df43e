/** What a layer looks like: paints, corners, blending, effects (api/properties/nodes-fills, …). */
import type { DropShadow, Effect, InnerShadow, SceneNode } from '../../document/scene';
import { MIXED, property } from '../api-object';
import { asArray, asBoolean, asNumber, asOneOf, asRecord, asString } from '../checks';
import { inside, invalid } from '../checks';
import { optional, type Place } from '../checks';
import { BLEND_MODES, paintsIn, paintsOut } from '../paints';
import type { NodeReference } from '../context';
import { dynamicPage, nodeMethod, readOnly, stored, throwsWhenSet } from './node-member';
import { writable, type NodeMembers } from './node-member';

const UNIT = { min: 0, max: 1 };

export const FILL_MEMBERS: NodeMembers = {
  fills: writable(
    'fills',
    ({ fills }) => (fills === 'mixed' ? MIXED : paintsOut(fills)),
    (node, value, place, { context }) => {
      node.fills = paintsIn(value, place, context.document);
      node.fillStyleId = ''; // the link to a style is the link to its paints
    },
  ),
  fillStyleId: property<NodeReference>(
    ({ node }) => node.fillStyleId,
    () => {
      // "read-only if the manifest contains dynamic-page" (nodes-fillstyleid)
      throw dynamicPage('set_fillStyleId', 'node.setFillStyleIdAsync');
    },
  ),
  /** The stand-in has no styles of its own: it keeps the id and leaves the paints as they are. */
  setFillStyleIdAsync: nodeMethod(async ({ id }, [styleId], { context }) => {
    const style = asString(styleId, { member: 'setFillStyleIdAsync', path: 'styleId' });
    const node = context.document.nodeById(id);
    if (!node) throw new Error(`The node with id "${id}" does not exist`);
    context.document.edit(() => {
      node.fillStyleId = style;
    });
  }),
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
    ({ effects }) => effects.map(effectOut),
    (node, value, place) => {
      node.effects = asArray(value, place).map((effect, i) => effectIn(effect, inside(place, i)));
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

/** With Figma's defaults filled in. */
function effectOut(effect: Effect) {
  return 'offset' in effect ? { spread: 0, blendMode: 'NORMAL', ...effect } : effect;
}

/** Blurs are kept and not drawn. */
function effectIn(value: unknown, place: Place): Effect {
  const keys = [...SHADOW_KEYS, 'blurType'];
  const { type, radius, visible } = asRecord(value, keys, place);
  if (type !== 'LAYER_BLUR' && type !== 'BACKGROUND_BLUR') return shadowIn(value, place);
  return {
    type,
    radius: asNumber(radius, inside(place, 'radius'), { min: 0 }),
    visible: optional(visible, true, (v) => asBoolean(v, inside(place, 'visible'))),
  };
}

/** Plain shadows are all the stand-in draws, so they are all it takes. */
function shadowIn(value: unknown, place: Place): DropShadow | InnerShadow {
  const record = asRecord(value, SHADOW_KEYS, place);
  const { type, color, offset, radius, visible, spread, blendMode } = record;
  const isShadow = type === 'DROP_SHADOW' || type === 'INNER_SHADOW';
  if (!isShadow || (spread ?? 0) !== 0 || (blendMode ?? 'NORMAL') !== 'NORMAL') {
    throw invalid(place, 'effects other than blurs and normal shadows are not in the stand-in');
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
