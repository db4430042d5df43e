/** On a page of the engine's own origin: no way to go, only this page to be asked. */
import { parseEngineConfig, CONFIG_ID } from '../../../inference/connect/page-config';
import { probePage } from '../../../inference/connect/probe-page';
import { startModelWorker } from '../../../inference/connect/start-worker';
import type { Ladder } from '../engine-link';

export function directLadder(page: Document): Ladder {
  const config = () =>
    parseEngineConfig(page.getElementById(CONFIG_ID)?.textContent ?? '', page.baseURI);
  return {
    host: new URL(page.baseURI).host,
    rungs: [
      {
        name: 'direct',
        reach: async () => ({
          report: await probePage(),
          connect: async () => ({
            rung: 'direct',
            startWorker: () => startModelWorker(config()),
            dispose: () => {},
          }),
          dispose: () => {},
        }),
      },
    ],
  };
}
