/** The hosted pages without a network, after one visit with it (site/service-worker.ts). */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Page } from 'playwright-core';
import { buildServiceWorker } from '../../scripts/lib/build-service-worker.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { PluginDriver } from '../../scripts/lib/stage-driver';
import { chooseMoebius, openPlugin, useLadder } from './ladder-session';

const ladder = useLadder();

/** Resolves when every file of the build is kept and the page's own requests are answered from there. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
}

function lengthOf(page: Page, file: string): Promise<number> {
  return page.evaluate(async (file) => (await (await fetch(file)).blob()).size, file);
}

async function openPicture(page: Page): Promise<PluginDriver> {
  await page.locator('input[type=file]').first().setInputFiles('stage/samples/studio.png');
  const app = new PluginDriver(page.mainFrame(), page);
  await app.button('Fill').waitFor();
  return app;
}

/** The model's files are not here, so what the window shows once it has an answer is where to get them. */
async function untilAnswered({ frame }: PluginDriver): Promise<void> {
  await frame.getByRole('button', { name: /^Download/ }).waitFor({ timeout: 30_000 });
}

it('starts the stand-alone page, its workers and the runtime it has used with no request at all', async () => {
  const { server, browser } = await ladder.start(true);
  const first = await browser.newPage();
  await first.goto(server.page);
  await untilKept(first);
  const visited = await openPicture(first);
  await chooseMoebius(visited);
  await untilAnswered(visited);
  const runtime = (await readdir('dist/assets')).find((file) => /jspi.*wasm$/.test(file));
  await lengthOf(first, `assets/${runtime}`); // as a worker does that opens a model
  await first.close();
  await server.close();

  const page = await browser.newPage();
  await page.goto(server.page);
  const app = await openPicture(page);
  await app.paint([
    [0.3, 0.4],
    [0.5, 0.4],
  ]);
  await app.button('Fill').click();
  await app.button('Save PNG').waitFor({ timeout: 30_000 });
  await app.button('Discard').click();
  await chooseMoebius(app);
  await untilAnswered(app);
  expect(await lengthOf(page, `assets/${runtime}`)).toBeGreaterThan(10e6);
});

it('changes to a new build as a whole, once no page of the old one is left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'inpaint-site-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp('dist', folder, {
    recursive: true,
    filter: (path) => !/\.wasm$|stage|plugin/.test(path),
  });
  const site = await serve({ port: 0, folder, asHost: true });
  onTestFinished(() => site.close());
  const { browser } = await ladder.start(true);
  const first = await browser.newPage();
  await first.goto(site.page);
  await untilKept(first);

  const html = await readFile(join(folder, 'index.html'), 'utf8');
  await writeFile(join(folder, 'index.html'), html.replace('<title>', '<title>New '));
  await buildServiceWorker(folder);
  await first.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  await first.reload();
  expect(await first.title()).toBe('Inpaint');
  await first.close();

  const second = await browser.newPage();
  await expect
    .poll(async () => {
      await second.goto('about:blank'); // a page of the site would hold the old build
      await second.goto(site.page);
      return second.title();
    })
    .toBe('New Inpaint');
  expect(await second.evaluate(() => caches.keys())).toHaveLength(1);
});

it('starts the window’s hosted page without its host, where a frame cannot be secure', async () => {
  const { server, browser } = await ladder.start(false);
  const first = await openPlugin({ server, browser });
  await chooseMoebius(first.plugin);
  const hosted = await first.stage.pluginAt(/\/figma\/\?/);
  await untilAnswered(hosted);
  await hosted.frame.evaluate(async () => void (await navigator.serviceWorker.ready));
  await first.stage.closePlugin();

  const plugin = await first.stage.runInpaint();
  await server.close();
  await chooseMoebius(plugin);
  const again = await first.stage.pluginAt(/\/figma\/\?/);
  expect(await again.frame.evaluate(() => isSecureContext)).toBe(true);
});
