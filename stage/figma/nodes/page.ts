/** Pages (api/PageNode). */
import { property } from '../api-object';
import type { NodeReference } from '../context';
import { checkLoaded } from '../parenting';
import { nodesIn } from './geometry';
import { nodeMethod, type NodeMembers } from './node-member';

export const PAGE_MEMBERS: NodeMembers = {
  selection: property<NodeReference>(
    ({ context, node }) => {
      checkLoaded(context.isLoaded(node), node, 'get_selection');
      return node === context.document.page
        ? context.document.selection.map((selected) => context.objectFor(selected))
        : [];
    },
    (self, value) => {
      const { document } = self.context;
      const nodes = nodesIn(value, 'set_selection', self);
      // PageNode-selection: layers of that page only. The stand-in keeps the shown page's alone.
      if (self.node !== document.page) {
        throw new Error(
          'in set_selection: The selection of a page that is not shown is not in the stand-in',
        );
      }
      for (const node of nodes) {
        if (node.type === 'PAGE' || document.pageOf(node) !== self.node) {
          throw new Error(
            'in set_selection: The selection of a page can only include nodes in that page',
          );
        }
      }
      document.select(nodes.map(({ id }) => id));
    },
  ),
  loadAsync: nodeMethod(async ({ id }, _args, { context }) => {
    context.loadedPages.add(id);
  }),
};
