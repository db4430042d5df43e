/** A server, and browsers with profiles of their own that can be closed and started again. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { BrowserContext } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.mjs';
import { launchProfile, StageDriver, type PluginDriver } from '../../scripts/lib/stage-driver';

type Server = Awaited<ReturnType<typeof serve>>;

export interface Started {
  readonly server: Server;
  readonly browser: BrowserContext;
}

export interface LadderSession {
  start(siteIsolation: boolean): Promise<Started>;
  /** The same profile and server after the browser was closed. */
  restart(): Promise<Started>;
}

export function useLadder(): LadderSession {
  let server: Server | undefined;
  let browser: BrowserContext | undefined;
  let profile = { folder: '', siteIsolation: true };

  const launch = async (): Promise<Started> => {
    browser = await launchProfile(profile);
    server ??= await serve({ port: 0, asHost: true });
    return { server, browser };
  };

  afterEach(async () => {
    await browser?.close();
    await server?.close();
    await rm(profile.folder, { recursive: true, force: true });
    browser = server = undefined;
  });

  return {
    async start(siteIsolation) {
      const folder = await mkdtemp(join(tmpdir(), 'inpaint-profile-'));
      profile = { folder, siteIsolation };
      return launch();
    },
    async restart() {
      await browser?.close();
      return launch();
    },
  };
}

/** The stage with a picture selected, and the plugin open on it. */
export async function openPlugin({ server, browser }: Started, theme: 'light' | 'dark' = 'light') {
  const stage = await StageDriver.openOn(await browser.newPage(), server.stage, theme);
  const id = await stage.addPicture(await readFile('stage/samples/studio.png'), 'studio.png');
  return { stage, id, plugin: await stage.runInpaint() };
}

export async function chooseMoebius({ frame }: PluginDriver): Promise<void> {
  await frame.getByText('Moebius', { exact: true }).first().click();
}

export async function closeModels({ frame }: PluginDriver): Promise<void> {
  await frame
    .getByRole('region', { name: 'Models' })
    .getByRole('button', { name: 'Close' })
    .click();
}
