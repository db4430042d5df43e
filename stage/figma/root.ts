/** figma.root: the document node (api/DocumentNode). */
import { ApiObject, property, type Members } from './api-object';
import type { PluginContext } from './context';

export function rootObject(context: PluginContext): ApiObject {
  return ApiObject.create('DOCUMENT', context, MEMBERS, { isUnique: false, ownKeys: ['id'] });
}

const MEMBERS: Members<PluginContext> = {
  id: property(() => '0:0'),
  type: property(() => 'DOCUMENT'),
  name: property(({ document }) => document.name),
  parent: property(() => null),
  removed: property(() => false),
  documentColorProfile: property(() => 'SRGB'),
  children: property((context) => context.document.pages.map((page) => context.objectFor(page))),
};
