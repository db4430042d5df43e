/** A server with stand-ins for the model, a browser to try them in, and what a person sees meanwhile. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { serve } from '../../scripts/lib/serve.mjs';
import { launchProfile, type PluginDriver } from '../../scripts/lib/stage-driver';
import { readWeightsFolder } from '../../scripts/lib/weights-folder.mjs';
import type { Size } from '../../src/inference/core/geometry';
import type { Provider } from '../../src/inference/runtime/runtime';
import type { StandInSize } from '../../standin/catalogue-entry';
import { writeStandIn } from '../../standin/write-stand-in';
import { fit, toScreen } from '../../src/ui/editor/viewport';
import { chooseMoebius, closeModels } from './ladder-session';
import { colourIn, decode, type Place } from './screen';

export interface MoebiusSession {
  readonly server: Awaited<ReturnType<typeof serve>>;
  readonly browser: BrowserContext;
  close(): Promise<void>;
}

/** @param provider - where fills run; null leaves it to the preflight, which here means the processor */
export async function startMoebius(
  size: StandInSize,
  provider: Provider | null,
): Promise<MoebiusSession> {
  const folder = `.cache/standin-${size}`;
  await writeStandIn(size, folder);
  const weights = await readWeightsFolder(folder);
  const server = await serve({ port: 0, asHost: true, weights, provider });
  const profile = await mkdtemp(join(tmpdir(), 'inpaint-moebius-'));
  const browser = await launchProfile({ folder: profile, siteIsolation: true });
  return {
    server,
    browser,
    async close() {
      await browser.close();
      await server.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** Chooses Moebius, gets its files by the panel that opens, and closes it. */
export async function fetchModel(plugin: PluginDriver): Promise<void> {
  await chooseMoebius(plugin);
  await plugin.button(/^Download/).click({ timeout: 60_000 });
  await plugin.button(/^Verify$/).waitFor({ timeout: 60_000 });
  await closeModels(plugin);
}

export async function choosePreset({ frame }: PluginDriver, name: string): Promise<void> {
  await frame.locator('.options').getByText('Best', { exact: true }).first().click();
  await frame
    .locator('label')
    .filter({ hasText: new RegExp(`^${name}`) })
    .last()
    .click();
  await frame.locator('button.zoom').click(); // the row of options has taken room from the picture
}

/** Where a point of a fitted picture lies on the canvas; both as fractions of their sides. */
export async function onCanvas(
  { frame }: PluginDriver,
  picture: Size,
  place: Place,
): Promise<Place> {
  const canvas = await frame.locator('canvas').first().boundingBox();
  if (!canvas) throw new Error('The picture is not on screen');
  return fitted(picture, canvas, place);
}

function fitted(picture: Size, canvas: Size, [x, y]: Place): Place {
  const point = { x: x * picture.width, y: y * picture.height };
  const at = toScreen(fit(picture, canvas), point);
  return [at.x / canvas.width, at.y / canvas.height];
}

/** The picture and what is filled of it, without the mask, as the address of a PNG. */
export function canvasOf({ frame }: PluginDriver): Promise<string> {
  return frame.evaluate(() => document.querySelector('canvas')!.toDataURL());
}

/** The colour of a place in the picture, on a canvas as `canvasOf` gives it. */
export async function colourOn(canvas: string, picture: Size, place: Place) {
  const raster = await decode(Buffer.from(canvas.slice(canvas.indexOf(',') + 1), 'base64'));
  return colourIn(raster, fitted(picture, raster, place));
}

/** What the words beside the progress said, in order, and the canvas while they said it. */
export type Looks = ReadonlyMap<string, string>;

/** A button to be pressed as soon as the words say something. */
export interface Press {
  readonly when: string;
  readonly button: string;
}

/**
 * What is to be seen from `begin` until nothing runs any more. All of it happens in the page itself:
 * from here some words would be gone before they are seen, and a button would be pressed too late.
 */
export async function watchRun(
  { frame }: PluginDriver,
  begin: () => Promise<void>,
  press: Press | null = null,
): Promise<Looks> {
  const recorder = await frame.evaluateHandle(recordLooks, press);
  await begin();
  return new Map(await recorder.evaluate(({ ended }) => ended));
}

function recordLooks(press: Press | null) {
  const looks = new Map<string, string>();
  const look = (words: string) => {
    if (looks.has(words)) return;
    looks.set(words, '');
    // By the second frame from now what belongs to the words is drawn.
    const take = () => looks.set(words, document.querySelector('canvas')!.toDataURL());
    requestAnimationFrame(() => requestAnimationFrame(take));
    if (!press || !words.includes(press.when)) return;
    const buttons = [...document.querySelectorAll('.bar button')] as HTMLButtonElement[];
    buttons.find((button) => button.textContent === press.button)?.click();
  };
  const ended = new Promise<[string, string][]>((resolve) => {
    const frames = (left: number): unknown =>
      left === 0 ? resolve([...looks]) : requestAnimationFrame(() => frames(left - 1));
    const observer = new MutationObserver(() => {
      const words = document.querySelector('.bar .running span')?.textContent;
      if (words) return look(words);
      if (looks.size === 0) return; // it has not begun
      observer.disconnect();
      frames(3);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return { ended };
}

interface Mishap {
  readonly kind: 'device-lost' | 'crash';
  /** It happens once, when the next fill has told that so many steps are done. */
  readonly afterStep: number;
}

/**
 * In every worker of the model there is; one that is started later is sound. A device can be lost only
 * in a worker that has none yet.
 */
export async function arrange({ page }: PluginDriver, mishap: Mishap): Promise<void> {
  const workers = page.workers().filter((worker) => worker.url().includes('model-worker'));
  for (const worker of workers) await worker.evaluate(letHappen, mishap);
}

interface Device {
  destroy(): void;
}

interface Progress {
  readonly kind?: string;
  readonly value?: { readonly steps?: { readonly stage: string; readonly done: number } };
}

/** Runs in a worker, so it brings everything along. */
function letHappen({ kind, afterStep }: Mishap): void {
  type Method = (this: unknown, ...values: unknown[]) => unknown;
  const wrap = (type: string, name: string, wrapper: (original: Method) => Method) => {
    const { prototype } = Reflect.get(globalThis, type) as { prototype: object };
    Reflect.set(prototype, name, wrapper(Reflect.get(prototype, name) as Method));
  };
  let device: Device | undefined;
  let hasHappened = false;
  wrap('GPUAdapter', 'requestDevice', (requestDevice) => {
    return async function (...options) {
      return (device = (await requestDevice.apply(this, options)) as Device);
    };
  });
  wrap('MessagePort', 'postMessage', (postMessage) => {
    return function (...message) {
      postMessage.apply(this, message);
      const { kind: what, value } = (message[0] ?? {}) as Progress;
      if (what !== 'progress' || value?.steps?.stage !== 'denoising') return;
      if (value.steps.done !== afterStep || hasHappened) return;
      hasHappened = true;
      if (kind === 'device-lost') return device?.destroy();
      setTimeout(() => {
        throw new Error('crashed for the test');
      });
    };
  });
}
