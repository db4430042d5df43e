/** The worker's own network, clock and chance, as the download wants them. */
import type { Network } from './host-source';

/** A slow line still brings some bytes in so long; one that brings none is dead. */
const STALL_MS = 20_000;

export const BROWSER_NETWORK: Network = {
  fetch: (url, init) => fetch(url, init),
  stallMs: STALL_MS,
  isOnline: () => navigator.onLine,
  random: () => Math.random(),
  wait: waitFor,
};

export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason as Error); // whatever the caller aborted with
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
