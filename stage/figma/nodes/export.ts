/** node.exportAsync (api/properties/nodes-exportasync, api/ExportSettings). */
import { asBoolean, asNumber, asOneOf, asRecord, optional } from '../checks';
import type { ExportRequest } from '../host';
import { nodeMethod, type NodeMembers } from './node-member';

const KEYS = [
  'format',
  'constraint',
  'contentsOnly',
  'useAbsoluteBounds',
  'suffix',
  'colorProfile',
];
const PLACE = { member: 'exportAsync', path: 'settings' };

export const EXPORT_MEMBERS: NodeMembers = {
  exportAsync: nodeMethod(async (node, [settings], { context }) => {
    const request = requestIn(settings);
    const { document } = context;
    if (![node, ...document.ancestorsOf(node)].every(({ visible }) => visible)) {
      throw new Error(
        'in exportAsync: Failed to export node. This node may not have any visible layers.',
      );
    }
    return context.host.exportNode(node, request);
  }),
};

/** "If not specified, exports as a PNG at 1x." */
function requestIn(settings: unknown): ExportRequest {
  const record = asRecord(settings ?? { format: 'PNG' }, KEYS, PLACE);
  const { format, constraint, contentsOnly, useAbsoluteBounds, colorProfile } = record;
  optional(colorProfile, 'DOCUMENT', (value) =>
    asOneOf(value, ['DOCUMENT', 'SRGB', 'DISPLAY_P3_V4'], PLACE),
  );
  return {
    format: asOneOf(format, ['PNG', 'JPG', 'SVG', 'PDF'], PLACE),
    constraint: optional(constraint, { type: 'SCALE', value: 1 }, (value) => constraintIn(value)),
    contentsOnly: optional(contentsOnly, true, (value) => asBoolean(value, PLACE)),
    useAbsoluteBounds: optional(useAbsoluteBounds, false, (value) => asBoolean(value, PLACE)),
  };
}

function constraintIn(constraint: unknown): ExportRequest['constraint'] {
  const place = { member: 'exportAsync', path: 'settings.constraint' };
  const { type, value } = asRecord(constraint, ['type', 'value'], place);
  return {
    type: asOneOf(type, ['SCALE', 'WIDTH', 'HEIGHT'], place),
    value: asNumber(value, place, { min: 0.01 }),
  };
}
