/** A picture that takes long to open can be given up, on the stand-alone page. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JSHandle, Page } from 'playwright-core';
import { PluginDriver } from '../../scripts/lib/stage-driver';
import { useStage } from './stage-session';

const [STUDIO, COAST] = ['stage/samples/studio.png', 'stage/samples/coast.jpg'] as const;

const session = useStage();
let page: Page;
let app: PluginDriver;

beforeEach(async () => {
  page = await session.browser.newPage({ viewport: { width: 900, height: 700 } });
  await page.goto(session.pageAddress);
  app = new PluginDriver(page.mainFrame(), page);
});
afterEach(async () => {
  await page.close();
});

const choose = (file: string) => page.locator('input[type=file]').first().setInputFiles(file);
const says = (text: string) => page.getByText(text).first().waitFor();

/** Runs in the page: from now on neither the browser nor the worker gets done with a picture. */
function holdOpening() {
  const { prototype } = Worker;
  const post = Reflect.get(prototype, 'postMessage') as (...values: unknown[]) => void;
  const decode = window.createImageBitmap.bind(window);
  const cancelled: number[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const inspected: number[] = [];
  const decoding: Promise<unknown>[] = [];
  prototype.postMessage = function (this: Worker, ...values: unknown[]) {
    const { kind, id, method } = values[0] as { kind: string; id: number; method?: string };
    if (method === 'inspect') return void inspected.push(id);
    if (kind === 'cancel' && inspected.includes(id)) cancelled.push(id);
    post.apply(this, values);
  };
  window.createImageBitmap = (...values: unknown[]) => {
    const bitmap = held.then(() => Reflect.apply(decode, window, values) as Promise<ImageBitmap>);
    decoding.push(bitmap);
    return bitmap;
  };
  return {
    cancelled,
    /** Ends when what was held is decoded. */
    letGo: async () => {
      prototype.postMessage = post;
      window.createImageBitmap = decode;
      letGo();
      await Promise.allSettled(decoding);
    },
  };
}

type Held = JSHandle<ReturnType<typeof holdOpening>>;

const letGo = (held: Held) => held.evaluate(({ letGo }) => letGo());

it('leaves the window as it was, whatever comes of it later, and can be tried again', async () => {
  const held = await page.evaluateHandle(holdOpening);
  await choose(COAST);
  await says('Reading “coast.jpg”…');
  await app.press('Escape');
  await says('“coast.jpg” was not opened.');
  await expect.poll(() => held.evaluate(({ cancelled }) => cancelled.length)).toBe(1);
  await letGo(held);
  expect(await page.locator('[data-phase="unreadable"]').count()).toBe(1);
  await app.press('Enter');
  await app.button('Fill').waitFor();
});

it('goes back to the picture before with its mask, and offers the other again', async () => {
  await choose(STUDIO);
  await app.button('Fill').waitFor();
  await app.paint([
    [0.4, 0.5],
    [0.6, 0.5],
  ]);
  await choose(COAST);
  const held = await page.evaluateHandle(holdOpening);
  await app.button('Switch').click();
  await says('Reading “coast.jpg”…');
  await app.button('Cancel').click();
  await says('Reading “studio.png”…');
  await letGo(held);
  await says('“coast.jpg” is selected now.');
  expect(await app.button('Fill').isEnabled()).toBe(true);
  await app.press('s');
  await app.button('Fill').and(page.locator(':disabled')).waitFor(); // nothing is painted on it
});
