/** IndexedDB as values by key: for pages, whose localStorage takes 5 MB and only texts. */
import type { KeyStorage } from '../../inference/core/shelf';

const STORE = 'values';

/** @param name - of the database, which is made at the first use */
export function indexedStorage(name: string): KeyStorage {
  let opened: Promise<IDBDatabase> | null = null;
  const open = () => {
    opened ??= openDatabase(name, () => (opened = null));
    return opened;
  };

  async function ask<T>(
    mode: IDBTransactionMode,
    request: (values: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const transaction = (await open()).transaction(STORE, mode);
    const asked = request(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      // What was put is safe, or too much, only once the transaction is over.
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
    });
  }

  return {
    keys: async () => (await ask('readonly', (values) => values.getAllKeys())).map(String),
    get: (key) => ask<unknown>('readonly', (values) => values.get(key)),
    set: async (key, value) => void (await ask('readwrite', (values) => values.put(value, key))),
    delete: (key) => ask('readwrite', (values) => values.delete(key)),
  };
}

/** @param onGone - it has to be opened again: it failed, or the browser closed it */
function openDatabase(name: string, onGone: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => {
      const database = request.result;
      database.onclose = onGone;
      // Another window has a newer version of this page, which waits for this one.
      database.onversionchange = () => {
        database.close();
        onGone();
      };
      resolve(database);
    };
    request.onerror = () => {
      onGone();
      reject(request.error ?? new Error('IndexedDB did not open'));
    };
  });
}
