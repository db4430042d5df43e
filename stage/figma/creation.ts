/** figma.createRectangle and its like: new nodes go on top of the current page (api/figma, "Node creation"). */
import type { NodeType } from '../document/scene';
import { method, type Method } from './api-object';
import { asArray, asNumber, optional } from './checks';
import type { PluginContext } from './context';
import { checkInsertion } from './parenting';
import type { FigmaState } from './api';

function creates(type: NodeType): Method<FigmaState> {
  return method(({ context }) => {
    const { document } = context;
    const node = document.createNode(type);
    document.insert(document.page, document.page.children.length, node);
    return context.objectFor(node);
  });
}

/** Groups take their place from the first argument's nodes and their box from their children (figma-group). */
function group(context: PluginContext, [nodes, parent, index]: readonly unknown[]): unknown {
  const { document } = context;
  const place = { member: 'group', path: 'nodes' };
  const members = asArray(nodes, place).map((node) => context.nodeFor(node, 'group'));
  if (members.length === 0)
    throw new Error('in group: First argument must be an array of at least one node');
  const host = context.nodeFor(parent, 'group');
  const at = optional(index, host.children.length, (value) => asNumber(value, place));
  for (const member of members) checkInsertion(document, host, at, member, 'group');
  const made = document.createNode('GROUP');
  document.edit(() => {
    document.insert(host, at, made);
    for (const member of members) document.insert(made, made.children.length, member);
  });
  return context.objectFor(made);
}

export const CREATION_MEMBERS = {
  createRectangle: creates('RECTANGLE'),
  createEllipse: creates('ELLIPSE'),
  createFrame: creates('FRAME'),
  createComponent: creates('COMPONENT'),
  createSection: creates('SECTION'),
  createPolygon: creates('POLYGON'),
  createStar: creates('STAR'),
  createVector: creates('VECTOR'),
  createLine: creates('LINE'),
  createSlice: creates('SLICE'),
  createText: creates('TEXT'),
  createPage: method<FigmaState>(({ context }) => {
    const { document } = context;
    const page = document.addPage(`Page ${document.pages.length + 1}`);
    context.loadedPages.add(page.id);
    return context.objectFor(page);
  }),
  group: method<FigmaState>(({ context }, args) => group(context, args)),
};
