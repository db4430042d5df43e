/** How the window looks: its main states, in both themes and three sizes, as pictures. */
import { readFileSync } from 'node:fs';
import { encode } from 'fast-png';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromium, type Browser, type Frame } from 'playwright-core';
import { findChromium } from '../../scripts/lib/find-chromium.mjs';
import { serve } from '../../scripts/lib/serve.mjs';
import { PluginDriver, StageDriver } from '../../scripts/lib/stage-driver';
import type { Size } from '../../src/inference/core/geometry';
import { paint } from '../support/pictures';
import { differenceFromGolden } from './golden';
import { holdFills, PAINTING } from './held-fill';
import { resize } from './resize-window';

/** Letters and colours as on any other machine: no hints, no subpixels, no profile of the screen's. */
const ARGUMENTS = [
  '--no-sandbox',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--disable-font-subpixel-positioning',
  '--force-color-profile=srgb',
];

const SIZES: readonly Size[] = [
  { width: 320, height: 400 },
  { width: 560, height: 520 },
  { width: 900, height: 700 },
];

/** Down the whole post. */
const STROKE = [
  [0.5, 0.22],
  [0.5, 0.78],
] as const;

let server: Awaited<ReturnType<typeof serve>>;
let browser: Browser;

beforeAll(async () => {
  server = await serve({ port: 0 });
  browser = await chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function openStage(locale: string): Promise<StageDriver> {
  const viewport = { width: 1800, height: 900 };
  const page = await browser.newPage({ viewport, locale, reducedMotion: 'reduce' });
  return StageDriver.openOn(page, server.stage);
}

/** Sky, sea, and a post between: what stands for a photograph, the same whatever fills it. */
function postcard(): Uint8Array<ArrayBuffer> {
  const picture = paint({ width: 480, height: 320 }, (x, y) => {
    if (x >= 230 && x < 250 && y >= 90 && y < 240) return [150, 90, 60];
    return y < 180 ? [150, 195, 230] : [60, 110, 140];
  });
  return Uint8Array.from(encode(picture));
}

/** The letters that Figma's kit asks for, and no machine need have. */
async function useInter(frame: Frame): Promise<void> {
  const faces = [400, 600].map((weight) => {
    const file = readFileSync(`test/fixtures/fonts/inter-latin-${weight}-normal.woff2`);
    const address = `data:font/woff2;base64,${file.toString('base64')}`;
    return `@font-face { font-family: Inter; font-weight: ${weight}; src: url(${address}) }`;
  });
  await frame.addStyleTag({ content: faces.join('\n') });
  await frame.evaluate(() =>
    Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 11px Inter`))),
  );
}

interface View {
  readonly sizes?: readonly Size[];
  /** Brings the state up and takes it away, where the window cannot be resized in it. */
  readonly key?: string;
}

/** What differs from the goldens of a state. */
async function differences(
  plugin: PluginDriver,
  state: string,
  { sizes = SIZES, key }: View = {},
): Promise<string[]> {
  const found: (string | null)[] = [];
  for (const size of sizes) {
    await resize(plugin, size);
    if (key) await plugin.press(key);
    for (const theme of ['light', 'dark'] as const) {
      await plugin.page.evaluate((theme) => window.stage.setTheme(theme), theme);
      const name = `${state}-${size.width}x${size.height}-${theme}`;
      found.push(await differenceFromGolden(name, await plugin.frame.locator('main').screenshot()));
    }
    if (key) await plugin.press(key);
  }
  return found.filter((difference) => difference !== null);
}

it('looks as it did, with nothing selected', async () => {
  const stage = await openStage('en-US');
  await stage.selectTypes([]);
  const plugin = new PluginDriver(await stage.openPluginFrame(), stage.page);
  await plugin.frame.locator('.first-steps').waitFor();
  await useInter(plugin.frame);
  expect(await differences(plugin, 'empty')).toEqual([]);
  await stage.page.close();
});

async function openPostcard(locale: string): Promise<PluginDriver> {
  const stage = await openStage(locale);
  await stage.addPicture(postcard(), 'postcard.png');
  const plugin = new PluginDriver(await stage.openPluginFrame(), stage.page);
  await plugin.frame.locator('.bar').waitFor();
  await useInter(plugin.frame);
  return plugin;
}

async function fillTwice(plugin: PluginDriver): Promise<void> {
  for (const [key, results] of [
    ['Enter', 0],
    ['r', 2],
  ] as const) {
    await plugin.press(key);
    await plugin.frame.locator('[data-phase="result"]').waitFor();
    if (results > 0)
      await plugin.frame
        .locator('.thumbnail')
        .nth(results - 1)
        .waitFor();
  }
}

it('looks as it did, from the first stroke to the result', async () => {
  const plugin = await openPostcard('en-US');
  const { frame } = plugin;
  const found = await differences(plugin, 'open');
  await plugin.paint(STROKE);
  found.push(...(await differences(plugin, 'painted')));
  found.push(...(await differences(plugin, 'shortcuts', { key: '?' })));

  const held = await holdFills(frame);
  await plugin.press('Enter');
  await frame.locator('[data-phase="filling"]').waitFor();
  await held.tell(PAINTING);
  await frame.locator('[role="progressbar"][aria-valuenow]').waitFor();
  found.push(...(await differences(plugin, 'filling')));
  await held.fail();
  await frame.getByRole('alert').waitFor();
  found.push(...(await differences(plugin, 'failed')));
  await held.letGo();
  await plugin.press('Escape');

  await fillTwice(plugin);
  found.push(...(await differences(plugin, 'result')));
  expect(found).toEqual([]);
  await plugin.page.close();
});

it('looks as it did in German, whose words are long, where there is least room', async () => {
  const plugin = await openPostcard('de-DE');
  const sizes = SIZES.slice(0, 1);
  const found = await differences(plugin, 'german-open', { sizes });
  await plugin.paint(STROKE);
  await fillTwice(plugin);
  found.push(...(await differences(plugin, 'german-result', { sizes })));
  expect(found).toEqual([]);
  await plugin.page.close();
});
