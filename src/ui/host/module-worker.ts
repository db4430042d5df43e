/** The worker for pictures and Quick Fill, on a page that has an origin and so can load it by address. */
import type { WorkerLike } from '../../inference/client';

export function spawnModuleWorker(): WorkerLike {
  return new Worker(new URL('../../inference/worker.ts', import.meta.url), {
    type: 'module',
    name: 'inpaint',
  });
}
