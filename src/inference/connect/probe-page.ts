/** What this page really has. Tried, not looked for: `'caches' in self` can be true where it throws. */
import { PROTOCOL_VERSION } from '../model-contract';
import type { EngineReport } from './protocol';

/** TypeScript's own libraries do not know WebGPU yet; this is the part that is asked here. */
interface WithGpu {
  readonly gpu?: { requestAdapter(): Promise<object | null> };
}

export async function probePage(): Promise<EngineReport> {
  const [gpu, caches] = await Promise.all([hasAdapter(), hasCaches()]);
  return { secure: isSecureContext, gpu, caches, version: PROTOCOL_VERSION };
}

async function hasAdapter(): Promise<boolean> {
  try {
    return Boolean(await (navigator as WithGpu).gpu?.requestAdapter());
  } catch {
    return false; // blocked by a policy: the same as none
  }
}

async function hasCaches(): Promise<boolean> {
  try {
    // A store nobody else uses: opening one that does not exist creates it.
    await caches.open('inpaint-probe');
    await caches.delete('inpaint-probe');
    return true;
  } catch {
    return false; // not there in an insecure context, refused where site data are blocked
  }
}
