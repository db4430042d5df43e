/** The stage with pictures on it and the plugin's window open: what the tests of results in a document do. */
import { afterEach, beforeEach } from 'vitest';
import { PluginDriver, type StageDriver } from '../../scripts/lib/stage-driver';
import type { ResultMode } from '../../src/figma/contract';
import { words } from '../../src/ui/words/words';
import { pngFile } from '../support/image-files';
import { useStage } from './stage-session';

/** Those of the test that runs. */
export let stage: StageDriver;
export let plugin: PluginDriver;

/** A fresh stage for each test of the file. */
export function useCitizen(): void {
  const session = useStage();
  beforeEach(async () => {
    stage = await session.openStage();
  });
  afterEach(() => stage.page.close());
}

export const SIZE = { width: 240, height: 160 };

/** Strokes, as fractions of the canvas. */
export const ACROSS = [
  [0.45, 0.45],
  [0.55, 0.5],
] as const;
export const ELSEWHERE = [
  [0.3, 0.55],
  [0.32, 0.55],
] as const;

/** A gradient with grain, which no fill brings back to the byte; `blue` makes it another image. */
export function gradient(blue: number, { width, height } = SIZE): Uint8Array {
  const samples = Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const grain = (Math.imul(x, 73856093) ^ Math.imul(y, 19349663)) >>> 27;
    return [60 + (x >> 1) + grain, 180 - y + grain, blue + grain];
  }).flat();
  return pngFile({ width, height, colourType: 2, bitDepth: 8, samples });
}

export const addPicture = (blue = 90, size = SIZE) =>
  stage.addPicture(gradient(blue, size), `picture ${blue}`);

export const document = () =>
  stage.page.evaluate(() => JSON.stringify(window.stage.document.toState().pages));

export const layer = (id: string) =>
  stage.page.evaluate((id) => {
    const { fills, name, children, pluginData } = window.stage.document.nodeById(id)!;
    return { fills: fills === 'mixed' ? [] : fills, name, children, pluginData };
  }, id);

export const select = (ids: readonly string[]) =>
  stage.page.evaluate((ids) => window.stage.select(ids), ids);

export const selected = async () => (await stage.selection())[0]!;

/** As somebody else in the file. */
export const remove = (id: string) =>
  stage.page.evaluate((id) => {
    const { document } = window.stage;
    document.edit(() => document.remove(document.nodeById(id)!));
  }, id);

export async function repaint(id: string, picture: Uint8Array): Promise<void> {
  await stage.page.evaluate(
    ([id, bytes]) => {
      const { document } = window.stage;
      document.edit(() => {
        const { hash } = document.addImage(Uint8Array.from(bytes));
        const fills = [{ type: 'IMAGE' as const, scaleMode: 'FILL' as const, imageHash: hash }];
        document.nodeById(id)!.fills = fills;
      });
    },
    [id, [...picture]] as const,
  );
}

export async function isThere(text: string | RegExp): Promise<void> {
  await plugin.frame.getByText(text).first().waitFor();
}

export const modeButton = () => plugin.frame.locator('.mode-button');

export async function chooseMode(mode: ResultMode): Promise<void> {
  await modeButton().click();
  await plugin.frame.getByRole('menuitemradio', { name: words.results.mode(mode) }).click();
}

export async function runInpaint(): Promise<void> {
  plugin = await stage.runInpaint();
}

/** After the plugin was started by something other than its button. */
export async function takeWindow(): Promise<void> {
  plugin = new PluginDriver(await stage.frameAt(/^data:text\/html/), stage.page);
}

/** Runs an entry of the plugin's menu. */
export async function runFromMenu(name: string): Promise<void> {
  await stage.page.getByRole('button', { name: 'The plugin’s menu' }).click();
  await stage.page.getByRole('menuitem', { name, exact: true }).click();
  await takeWindow();
  await plugin.button('Fill').waitFor();
}

export async function fillAcross(): Promise<void> {
  await plugin.paint(ACROSS);
  await plugin.fill();
}

/** A picture with a result above it, which is selected; the window is closed again. */
export async function addResult(): Promise<{ id: string; result: string }> {
  const id = await addPicture();
  await runInpaint();
  await fillAcross();
  await plugin.apply();
  const result = await selected();
  await stage.closePlugin();
  return { id, result };
}

/** Runs in the window, which is quicker than a click from outside: cancels once it says `text`. */
export function cancelAt(text: string): void {
  const observer = new MutationObserver(() => {
    if (!window.document.body.textContent.includes(text)) return;
    observer.disconnect();
    const buttons = [...window.document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent === 'Cancel')!.click();
  });
  observer.observe(window.document.body, { subtree: true, childList: true, characterData: true });
}

/** What Figma shows at the bottom of its own window. */
export function toast(text: string | RegExp) {
  return stage.page.locator('.toast').filter({ hasText: text }).last();
}

/** The sample document has a card with a picture. */
export function pictureInInstance(): Promise<string> {
  return stage.page.evaluate(() => {
    const { document } = window.stage;
    const below = (node: typeof document.page): (typeof document.page)[] => [
      node,
      ...node.children.flatMap(below),
    ];
    const instance = below(document.page).find(({ type }) => type === 'INSTANCE')!;
    return instance.children.find(({ name }) => name === 'Picture')!.id;
  });
}
