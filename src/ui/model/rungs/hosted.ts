/**
 * Rung 2: the window's frame goes to the engine's site, where the same app runs as a web page: Figma's
 * documented way, and a secure context in every browser. All that is not in the document yet goes
 * through the main thread, which shows this window again should that page not come up.
 */
import type { EngineTrouble } from '../../../inference/core/errors';
import { PROTOCOL_VERSION } from '../../../inference/model-contract';
import { RungFailure, type Rung } from '../engine-link';

export interface Departure {
  /** The folder of the site that hosts the engine. */
  readonly base: URL;
  /** What the page is told in its address: theme, plugin, and who is around it. */
  readonly query: () => Readonly<Record<string, string>>;
  /** Leaves all that is to be kept with the main thread. */
  readonly leave: (origin: string) => Promise<void>;
  /** Whether the engine has answered on this computer before, and so may start offline. */
  readonly wasReached: () => boolean;
}

export function hostedRung({ base, query, leave, wasReached }: Departure): Rung {
  const address = new URL('figma/', base);
  return {
    name: 'hosted',
    async reach(_signal, below) {
      const reason = below.find(({ rung }) => rung === 'frame');
      if (reason && !isWorthLeaving(reason, wasReached())) {
        throw new RungFailure(reason.code, reason.detail);
      }
      return {
        // What the page has, it finds out itself: until it is there, nobody can ask it.
        report: { secure: true, gpu: true, caches: true, version: PROTOCOL_VERSION },
        async connect() {
          await leave(address.origin);
          address.search = new URLSearchParams(query()).toString();
          location.href = address.href;
          return new Promise(() => {}); // this document ends here
        },
        dispose: () => {},
      };
    },
  };
}

/**
 * Whether the same site can hold on its own what it could not in a frame. A service worker serves it
 * without a network there, which browsers do not let it do for a frame nested in this window.
 */
function isWorthLeaving({ code }: EngineTrouble, wasReached: boolean): boolean {
  switch (code) {
    case 'insecure':
    case 'silent': // the host may forbid to be nested, or to be nested in a window without an origin
      return true;
    case 'offline':
      return wasReached;
    case 'blocked':
    case 'no-webgpu':
    case 'no-storage':
    case 'other-version':
    case 'failed':
      return false;
  }
}
