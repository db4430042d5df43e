/**
 * Rung 1: the packaged window nests the engine's page. Secure only where the browser gives that page
 * a process of its own, so its report decides.
 */
import { RungFailure, type Rung } from '../engine-link';
import { EngineFrame } from './engine-frame';
import { whyUnreachable } from './why-unreachable';

/** @param base - the folder of the site that hosts the engine */
export function frameRung(base: URL): Rung {
  const address = new URL('engine/', base);
  return {
    name: 'frame',
    async reach(signal) {
      const frame = new EngineFrame(address);
      const giveUp = () => frame.dispose();
      signal.addEventListener('abort', giveUp, { once: true });
      try {
        const report = await frame.report(signal);
        signal.removeEventListener('abort', giveUp);
        return {
          report,
          connect: async () => ({
            rung: 'frame',
            startWorker: () => frame.startWorker(),
            dispose: () => frame.dispose(),
          }),
          dispose: () => frame.dispose(),
        };
      } catch (error) {
        frame.dispose();
        const isSilent = error instanceof RungFailure && error.code === 'silent';
        throw isSilent ? await whyUnreachable(address, signal) : error;
      }
    },
  };
}
