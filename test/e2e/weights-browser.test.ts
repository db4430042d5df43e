/** The library in a real browser: its CacheStorage, its locks, its CORS, its restarts. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createRandom } from '../../src/inference/core/random';
import { openBrowser, startWeightsSite, type WeightsSite } from './weights-site';

const PART = 64 * 1024;
const BYTES = 20 * PART + 1000;

let site: WeightsSite;
let browser: BrowserContext;

beforeEach(async () => {
  const random = createRandom(5);
  const content = Uint8Array.from({ length: BYTES }, () => random.below(256));
  site = await startWeightsSite(content, PART);
  browser = await openBrowser(site);
});
afterEach(async () => {
  await browser.close();
  await site.close();
});

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(site.origin);
  return page;
}

const download = (page: Page) => page.evaluate(async () => (await window.weights).download());
const status = (page: Page) => page.evaluate(async () => (await window.weights).status());
const read = (page: Page) => page.evaluate(async () => (await window.weights).read());

it('keeps a download over a restart of the browser, without a further request', async () => {
  site.host.behave = () => ({ kind: 'redirect' });
  const page = await openPage();
  expect((await download(page)).at(-1)).toBe('preparing');
  expect(await status(page)).toMatchObject({ state: 'ready', kept: 'disk', bytesPresent: BYTES });
  const requests = site.host.requests.length;
  expect(requests).toBe(21);

  await browser.close();
  browser = await openBrowser(site);
  const again = await openPage();
  expect(await status(again)).toMatchObject({ state: 'ready', bytesPresent: BYTES });
  expect((await read(again)).sha256).toBe(site.sha256);
  expect(await again.evaluate(async () => (await window.weights).verify())).toMatchObject({
    state: 'ready',
  });
  expect(site.host.requests).toHaveLength(requests);
  expect(await again.evaluate(async () => (await window.weights).remove())).toMatchObject({
    state: 'absent',
  });
});

it('fetches no part twice for two tabs, and goes on where the first is closed', async () => {
  site.host.behave = () => ({ kind: 'slow', chunkBytes: 16_384, pauseMs: 10 });
  const [first, second] = [await openPage(), await openPage()];
  const [one, two] = await Promise.all([download(first), download(second)]);
  expect([one[0], two[0]].sort()).toEqual(['downloading', 'waiting']);
  const parts = site.host.requests.map(({ start }) => start / PART);
  expect(parts).toHaveLength(21);
  expect(new Set(parts).size).toBe(21);

  await first.evaluate(async () => (await window.weights).remove());
  const leaving = download(first).catch(() => 'closed');
  await vi.waitFor(() => expect(site.host.requests.length).toBeGreaterThan(21 + 6), {
    interval: 5,
  });
  const taking = download(second);
  await first.close();
  expect(await leaving).toBe('closed');
  expect((await taking)[0]).toBe('waiting');
  expect((await read(second)).sha256).toBe(site.sha256);
  expect(site.host.requests.length).toBeLessThanOrEqual(2 * 21 + 3); // a part per open connection
});

it.each([
  ['with CORS', { kind: 'status', status: 404 }, 404],
  ['without CORS', { kind: 'status', status: 404, withoutCors: true }, 0],
] as const)('says that the host refuses, on a 404 %s', async (_, fault, expected) => {
  site.host.behave = () => fault;
  const page = await openPage();
  // The waits between attempts are for people; here they only have to be over.
  await page.clock.install();
  const failing = page.evaluate(async () =>
    (await window.weights).download().catch((error: unknown) => String(error)),
  );
  for (let i = 0; i < 40; i++) {
    await page.clock.runFor(10_000).catch(() => {});
  }
  expect(await failing).toContain('download-refused');
  expect(await failing).toContain(`"status":${expected}`);
});
