/** figma.viewport (api/figma-viewport). */
import { ApiObject, method, property, type Members } from './api-object';
import { asArray, asNumber, asRecord } from './checks';
import type { PluginContext } from './context';

export function viewport(context: PluginContext): ApiObject {
  return ApiObject.create('figma.viewport', context, MEMBERS);
}

const MEMBERS: Members<PluginContext> = {
  center: property(
    ({ host }) => host.viewport.center,
    ({ host }, value) => {
      const place = { member: 'set_center', path: 'center' };
      const { x, y } = asRecord(value, ['x', 'y'], place);
      const center = { x: asNumber(x, place), y: asNumber(y, place) };
      host.viewport.moveTo(center, host.viewport.zoom);
    },
  ),
  zoom: property(
    ({ host }) => host.viewport.zoom,
    ({ host }, value) => {
      const zoom = asNumber(value, { member: 'set_zoom', path: 'zoom' }, { min: 0.0001 });
      host.viewport.moveTo(host.viewport.center, zoom);
    },
  ),
  bounds: property(({ host }) => host.viewport.bounds),
  scrollAndZoomIntoView: method((context, [nodes]) => {
    const member = 'scrollAndZoomIntoView';
    const found = asArray(nodes, { member, path: 'nodes' });
    context.host.viewport.scrollAndZoomIntoView(found.map((node) => context.nodeFor(node, member)));
  }),
};
