/** Whether files can be kept here, and whether what is missing of them has room. */
import type { Surroundings } from './surroundings';
import type { Finding, Verdict } from './verdict';

export interface StorageLook {
  /** Null where the browser does not say. */
  readonly space: Verdict['space'];
  readonly findings: readonly Finding[];
}

const PROBE = 'inpaint-preflight';

/** @param neededBytes - what is still missing; 0 where everything is here */
export async function lookAtStorage(
  { storage, caches }: Pick<Surroundings, 'storage' | 'caches'>,
  neededBytes: number,
): Promise<StorageLook> {
  const reason = await whyRefused(caches);
  if (reason !== null) {
    // Not in the way: what cannot be kept on disk is kept in memory until the window closes.
    const finding = { code: 'no-storage', weight: 'limits', details: { reason } } as const;
    return { space: null, findings: [finding] };
  }
  const freeBytes = await freeBytesOf(storage);
  if (freeBytes === null) return { space: null, findings: [] };
  const space = { freeBytes, neededBytes };
  const hasRoom = freeBytes >= neededBytes;
  return {
    space,
    findings: hasRoom ? [] : [{ code: 'low-space', weight: 'blocks', details: space }],
  };
}

/** Tried, not looked up: where site data is blocked, `caches` is there and throws when it is used. */
async function whyRefused(caches: Surroundings['caches']): Promise<string | null> {
  if (!caches) return 'there is no CacheStorage';
  try {
    await caches.open(PROBE);
    await caches.delete(PROBE);
    return null;
  } catch (error) {
    return String(error);
  }
}

async function freeBytesOf(storage: Surroundings['storage']): Promise<number | null> {
  try {
    const { quota, usage = 0 } = (await storage?.estimate()) ?? {};
    return quota === undefined ? null : Math.max(0, quota - usage);
  } catch {
    return null; // an estimate that is refused says nothing about room
  }
}
