/**
 * The browser is killed, with all its processes, twenty times in the middle of one download. Nothing is
 * to be lost but what the open connections were carrying, and nothing wrong is to be given out.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createRandom } from '../../src/inference/core/random';
import { startBrowserToKill, startWeightsSite, type WeightsSite } from './weights-site';

const PART = 32 * 1024;
const PARTS = 256;
const CONNECTIONS = 3;
const KILLS = 20;
/** A kill comes so long after the first request of its life, so that it hits puts and reads as well. */
const LONGEST_LIFE_MS = 500;

let site: WeightsSite;
beforeAll(async () => {
  const random = createRandom(3);
  const content = Uint8Array.from({ length: PART * PARTS }, () => random.below(256));
  site = await startWeightsSite(content, PART);
});
afterAll(() => site.close());

/** Parts asked for in each life of the browser. */
const lives: number[][] = [];

async function live(lifeMs: number): Promise<void> {
  const from = site.host.requests.length;
  const browser = await startBrowserToKill(site);
  try {
    await vi.waitFor(() => expect(site.host.requests.length).toBeGreaterThan(from), {
      timeout: 30_000,
      interval: 5,
    });
    await new Promise((resolve) => setTimeout(resolve, lifeMs));
  } finally {
    await browser.kill();
  }
  lives.push(site.host.requests.slice(from).map(({ start }) => start / PART));
}

it('always resumes, and loses at most a part per connection', async () => {
  const random = createRandom(4);
  site.host.behave = () => ({ kind: 'slow', chunkBytes: 4096, pauseMs: 10 });
  for (let i = 0; i < KILLS; i++) await live(20 + random.below(LONGEST_LIFE_MS));
  expect(site.reports.map(({ kind }) => kind)).toEqual(Array.from(lives, () => 'opened'));

  site.host.behave = () => null;
  const from = site.host.requests.length;
  const last = await startBrowserToKill(site);
  try {
    await vi.waitFor(() => expect(site.reports.at(-1)?.kind).not.toBe('opened'), 30_000);
  } finally {
    await last.kill();
  }
  lives.push(site.host.requests.slice(from).map(({ start }) => start / PART));
  expect(site.reports.at(-1)).toMatchObject({
    kind: 'ended',
    sha256: site.sha256,
    status: { state: 'ready', kept: 'disk' },
  });

  const again = lives.map((asked, i) => {
    const later = new Set(lives.slice(i + 1).flat());
    return asked.filter((part) => later.has(part)).length;
  });
  console.log(`parts asked for in each life: ${lives.map(({ length }) => length).join(' ')}`);
  console.log(`of these, asked for again:    ${again.join(' ')}`);
  expect(Math.max(...again)).toBeLessThanOrEqual(CONNECTIONS);
  expect(new Set(lives.flat()).size).toBe(PARTS);
  expect(site.host.bytesSent).toBeLessThanOrEqual((PARTS + KILLS * CONNECTIONS) * PART);
});

it('is there after the last kill, and asks for nothing', async () => {
  const [requests, reports] = [site.host.requests.length, site.reports.length];
  const browser = await startBrowserToKill(site);
  try {
    await vi.waitFor(() => expect(site.reports).toHaveLength(reports + 2), 30_000);
  } finally {
    await browser.kill();
  }
  expect(site.reports.slice(reports)).toMatchObject([
    { kind: 'opened', status: { state: 'ready' } },
    { kind: 'ended', sha256: site.sha256 },
  ]);
  expect(site.host.requests).toHaveLength(requests);
});
