/** What every node has (api/properties/nodes, "Basic properties" and "Plugin data"). */
import { method, property } from '../api-object';
import { asBoolean, asRecord, asString } from '../checks';
import { checkRemoval } from '../parenting';
import { nodeMethod, readOnly, stored, type NodeMembers } from './node-member';

/** "The total size of your entry (pluginId, key, value) cannot exceed 100 kB" (nodes-setplugindata). */
const MAX_ENTRY_BYTES = 100 * 1024;
/** The stand-in does not know the plugin's id when it counts; ids are about this long. */
const PLUGIN_ID_BYTES = 20;
/** "Maximum length of 1000 characters" (nodes-setrelaunchdata). */
const MAX_DESCRIPTION = 1000;

export const PLUGIN_DATA_MEMBERS: NodeMembers = {
  getPluginData: nodeMethod(({ pluginData }, [key]) => {
    const name = asString(key, { member: 'getPluginData', path: 'key' });
    return Object.hasOwn(pluginData, name) ? pluginData[name] : '';
  }),
  getPluginDataKeys: nodeMethod(({ pluginData }) => Object.keys(pluginData)),
  setPluginData: nodeMethod((node, [key, value], { context }) => {
    const name = asString(key, { member: 'setPluginData', path: 'key' });
    const text = asString(value, { member: 'setPluginData', path: 'value' });
    if (utf8Length(name) + utf8Length(text) + PLUGIN_ID_BYTES > MAX_ENTRY_BYTES) {
      throw new Error('in setPluginData: The entry (pluginId, key, value) exceeds 100 kB');
    }
    const others = Object.entries(node.pluginData).filter(([known]) => known !== name);
    context.document.edit(() => {
      node.pluginData = Object.fromEntries(text === '' ? others : [...others, [name, text]]);
    });
  }),
  getRelaunchData: nodeMethod(({ relaunchData }) => ({ ...relaunchData })),
  setRelaunchData: nodeMethod((node, [data], { context }) => {
    const relaunchData = relaunchDataIn(data);
    context.document.edit(() => {
      node.relaunchData = relaunchData;
    });
  }),
};

function relaunchDataIn(data: unknown): Record<string, string> {
  const place = { member: 'setRelaunchData', path: 'data' };
  const keys = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  const entries = Object.entries(asRecord(data, keys, place)).map(
    ([command, description]): [string, string] => {
      const text = asString(description, { ...place, path: `data.${command}` });
      if (text.length > MAX_DESCRIPTION) {
        throw new Error(
          `in setRelaunchData: The description exceeds ${MAX_DESCRIPTION} characters`,
        );
      }
      return [command, text];
    },
  );
  return Object.fromEntries(entries);
}

/** Plain code units would undercount, and the page has TextEncoder. */
function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

export const BASE_MEMBERS: NodeMembers = {
  ...PLUGIN_DATA_MEMBERS,
  // Both can be read of a removed node too; everything else throws (nodes-removed).
  id: property(({ id }) => id),
  removed: property(({ isRemoved }) => isRemoved),
  type: readOnly(({ type }) => type),
  name: stored('name', asString),
  remove: method((self) => {
    if (self.isRemoved) return; // removing twice is harmless
    const { context, node } = self;
    checkRemoval(context.document, node);
    context.document.remove(node);
  }),
};

export const SCENE_MEMBERS: NodeMembers = {
  visible: stored('visible', asBoolean),
  locked: stored('locked', asBoolean),
  /** "By default, the duplicate will be parented under figma.currentPage" (nodes-clone). */
  clone: nodeMethod((node, _args, { context }) => {
    const { document } = context;
    const copy = document.copyNode(node);
    copy.layoutPositioning = 'AUTO';
    document.insert(document.page, document.page.children.length, copy);
    return context.objectFor(copy);
  }),
};
