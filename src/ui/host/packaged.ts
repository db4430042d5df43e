/**
 * The packaged `data:` document. It is not a secure context, so there is no storage and no module
 * worker here: the worker's program is part of this bundle and runs from a blob, and the model's
 * engine is elsewhere.
 */
import type { WorkerLike } from '../../inference/client';
import type { Ladder } from '../model/engine-link';
import { engineBase } from '../model/engine-origin';
import { frameRung } from '../model/rungs/frame';
import { hostedRung } from '../model/rungs/hosted';
import { noting } from '../model/rungs/noting';
import { FigmaHost, type FigmaSurroundings } from './figma';
import type { Host } from './host';
import { hostedQuery } from './hosted-address';
import { MainThread, type FigmaWindow } from './main-thread';

/** The bundled text of `src/inference/worker.ts`; `build-figma-plugin.ui.js` puts it in. */
declare const INPAINT_WORKER_SOURCE: string;

export function createPackagedHost(window: FigmaWindow): Host {
  const main = new MainThread(window);
  return new FigmaHost({ main, spawnWorker, engineLadder: engineLadder(main) });
}

function engineLadder(main: MainThread): FigmaSurroundings['engineLadder'] {
  return (memory, work): Ladder => {
    const base = engineBase();
    const hosted = hostedRung({
      base,
      query: () => hostedQuery(main.parentOrigin),
      leave: async (origin) => void (await main.call('leave', { handover: await work(), origin })),
      wasReached: memory.wasReached,
    });
    const frame = noting(frameRung(base), memory.markReached);
    return { host: base.host, rungs: [frame, hosted] };
  };
}

function spawnWorker(): WorkerLike {
  const url = URL.createObjectURL(new Blob([INPAINT_WORKER_SOURCE], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'inpaint' });
  // The worker has its program as soon as it runs; a worker that never loads ends in `onerror`.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return worker;
}
