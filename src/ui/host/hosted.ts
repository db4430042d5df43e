/** A page of ours that the plugin's frame has gone to: an origin, a secure context, and workers by address. */
import { directLadder } from '../model/rungs/direct';
import { noting } from '../model/rungs/noting';
import { FigmaHost } from './figma';
import type { Host } from './host';
import { addressFrom } from './hosted-address';
import { MainThread } from './main-thread';
import { spawnModuleWorker } from './module-worker';

/** @throws TypeError - where the page's address does not say whom to talk to */
export function createHostedHost(window: Window): Host {
  const main = new MainThread(window, addressFrom(new URL(window.location.href)));
  return new FigmaHost({
    main,
    spawnWorker: spawnModuleWorker,
    engineLadder({ markReached }) {
      const { host, rungs } = directLadder(window.document);
      return { host, rungs: rungs.map((rung) => noting(rung, markReached)) };
    },
  });
}
