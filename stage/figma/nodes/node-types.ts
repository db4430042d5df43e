/**
 * Which members each type of node has, so that `'fills' in node` answers as it does in Figma. The
 * groups are the mixins of Figma's typings (plugin-api.d.ts), as far as the stand-in has them.
 */
import type { NodeType, SceneNode } from '../../document/scene';
import { ApiObject, property } from '../api-object';
import type { NodeReference } from '../context';
import { BASE_MEMBERS, SCENE_MEMBERS } from './base';
import { CHILDREN_MEMBERS } from './children';
import { EXPORT_MEMBERS } from './export';
import {
  AUTO_LAYOUT_MEMBERS,
  CONSTRAINT_MEMBERS,
  LAYOUT_MEMBERS,
  POSITION_MEMBERS,
} from './geometry';
import {
  BLEND_MEMBERS,
  CLIP_MEMBERS,
  CORNER_MEMBERS,
  FILL_MEMBERS,
  FOUR_CORNER_MEMBERS,
  STROKE_MEMBERS,
  TEXT_MEMBERS,
} from './look';
import { throwsWhenRead, throwsWhenSet, type NodeMembers } from './node-member';
import { PAGE_MEMBERS } from './page';

const LAYER: NodeMembers = {
  ...BASE_MEMBERS,
  ...SCENE_MEMBERS,
  ...BLEND_MEMBERS,
  ...LAYOUT_MEMBERS,
  ...EXPORT_MEMBERS,
};

const SHAPE: NodeMembers = {
  ...LAYER,
  ...FILL_MEMBERS,
  ...STROKE_MEMBERS,
  ...CONSTRAINT_MEMBERS,
  reactions: throwsWhenSet('reactions', 'node.setReactionsAsync', []),
};

const FRAME: NodeMembers = {
  ...SHAPE,
  ...CORNER_MEMBERS,
  ...FOUR_CORNER_MEMBERS,
  ...CHILDREN_MEMBERS,
  ...CLIP_MEMBERS,
  ...AUTO_LAYOUT_MEMBERS,
  gridStyleId: throwsWhenSet('gridStyleId', 'node.setGridStyleIdAsync', ''),
};

const MEMBERS: Record<NodeType, NodeMembers> = {
  PAGE: { ...BASE_MEMBERS, ...CHILDREN_MEMBERS, ...PAGE_MEMBERS },
  FRAME,
  GROUP: { ...LAYER, ...CHILDREN_MEMBERS },
  SECTION: {
    ...BASE_MEMBERS,
    ...SCENE_MEMBERS,
    ...POSITION_MEMBERS,
    ...EXPORT_MEMBERS,
    ...FILL_MEMBERS,
    ...CHILDREN_MEMBERS,
  },
  COMPONENT: { ...FRAME, instances: throwsWhenRead('instances', 'node.getInstancesAsync') },
  INSTANCE: {
    ...FRAME,
    mainComponent: throwsWhenRead('mainComponent', 'node.getMainComponentAsync'),
  },
  COMPONENT_SET: { ...FRAME },
  SLOT: { ...FRAME },
  TRANSFORM_GROUP: { ...LAYER, ...CHILDREN_MEMBERS },
  BOOLEAN_OPERATION: { ...SHAPE, ...CORNER_MEMBERS, ...CHILDREN_MEMBERS },
  POLYGON: { ...SHAPE, ...CORNER_MEMBERS },
  STAR: { ...SHAPE, ...CORNER_MEMBERS },
  VECTOR: { ...SHAPE, ...CORNER_MEMBERS },
  LINE: SHAPE,
  // No fills and no blending: a slice is a region to export.
  SLICE: { ...BASE_MEMBERS, ...SCENE_MEMBERS, ...LAYOUT_MEMBERS, ...EXPORT_MEMBERS },
  RECTANGLE: { ...SHAPE, ...CORNER_MEMBERS, ...FOUR_CORNER_MEMBERS },
  ELLIPSE: { ...SHAPE, ...CORNER_MEMBERS },
  TEXT: { ...SHAPE, ...TEXT_MEMBERS },
};

/** @param parentOf - in the API's terms: a page's parent is the document node */
export function wrapNode(
  reference: NodeReference,
  { type }: SceneNode,
  parentOf: (node: SceneNode) => ApiObject | null,
): ApiObject {
  const members = {
    ...MEMBERS[type],
    parent: property<NodeReference>(({ node }) => parentOf(node)),
  };
  // `JSON.stringify(node)` in Figma gives the id and nothing else.
  return ApiObject.create(type, reference, members, { isUnique: false, ownKeys: ['id'] });
}
