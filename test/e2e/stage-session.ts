/** One server and one browser for all tests of a file. */
import { afterAll, beforeAll } from 'vitest';
import type { Browser } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.mjs';
import { launchChromium, StageDriver, type Theme } from '../../scripts/lib/stage-driver';

export interface StageSession {
  openStage(theme?: Theme): Promise<StageDriver>;
  readonly browser: Browser;
  readonly pageAddress: string;
}

export function useStage(): StageSession {
  let server: Awaited<ReturnType<typeof serve>>;
  let browser: Browser;

  beforeAll(async () => {
    server = await serve({ port: 0 });
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  return {
    openStage: (theme) => StageDriver.open(browser, server.stage, theme),
    get browser() {
      return browser;
    },
    get pageAddress() {
      return server.page;
    },
  };
}
