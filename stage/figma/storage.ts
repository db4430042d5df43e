/** figma.clientStorage (api/figma-clientstorage): asynchronous, 5 MB. The membrane copies values both ways. */
import { ApiObject, method, type Members } from './api-object';
import { asString } from './checks';
import type { HostStorage } from './host';
import { checkMessage } from './messages';

/** "Each plugin gets a total of 5MB of storage" (figma-clientstorage). */
const MAX_TOTAL_BYTES = 5 * 1024 * 1024;

export function clientStorage(storage: HostStorage): ApiObject {
  return ApiObject.create('figma.clientStorage', storage, MEMBERS);
}

// Each is async, so what is wrong with the arguments rejects, too.
const MEMBERS: Members<HostStorage> = {
  getAsync: method(async (storage, [key]) => storage.get(keyIn(key, 'getAsync'))),
  setAsync: method(async (storage, [key, value]) => {
    const name = keyIn(key, 'setAsync');
    checkMessage(value, 'value');
    const others = storage.keys().filter((known) => known !== name);
    const total = others.reduce((sum, known) => sum + sizeOf(known, storage.get(known)), 0);
    if (total + sizeOf(name, value) > MAX_TOTAL_BYTES) {
      throw new Error('in clientStorage.setAsync: The storage quota of 5 MB is exceeded');
    }
    storage.set(name, value);
  }),
  deleteAsync: method(async (storage, [key]) => storage.delete(keyIn(key, 'deleteAsync'))),
  keysAsync: method(async (storage) => storage.keys()),
};

function keyIn(key: unknown, member: string): string {
  return asString(key, { member: `clientStorage.${member}`, path: 'key' });
}

/** Bytes as stored, about: how Figma counts is not documented. */
function sizeOf(key: string, value: unknown): number {
  let bytes = key.length;
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (!(item instanceof Uint8Array)) return item;
    bytes += item.length;
    return null;
  }) as string | undefined;
  return bytes + (text?.length ?? 0);
}
