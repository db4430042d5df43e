/** Results in the document, end to end: every mode, opened again, for all, under shapes, one by one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PluginDriver, type StageDriver } from '../../scripts/lib/stage-driver';
import { RESULT_MODES, type ResultMode } from '../../src/figma/contract';
import { RESULT_WORDS } from '../../src/ui/result-words';
import { pngFile } from '../support/image-files';
import { changedPixels, decode, keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;
let plugin: PluginDriver;

beforeEach(async () => {
  stage = await session.openStage();
});

afterEach(async () => {
  await stage.page.close();
});

const SIZE = { width: 240, height: 160 };

/** A gradient with grain, which no fill brings back to the byte; `blue` makes it another image. */
function gradient(blue: number, { width, height } = SIZE): Uint8Array {
  const samples = Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const grain = (Math.imul(x, 73856093) ^ Math.imul(y, 19349663)) >>> 27;
    return [60 + (x >> 1) + grain, 180 - y + grain, blue + grain];
  }).flat();
  return pngFile({ width, height, colourType: 2, bitDepth: 8, samples });
}

const ACROSS = [
  [0.45, 0.45],
  [0.55, 0.5],
] as const;
const ELSEWHERE = [
  [0.3, 0.55],
  [0.32, 0.55],
] as const;

const addPicture = (blue = 90) => stage.addPicture(gradient(blue), `picture ${blue}`);

const document = () =>
  stage.page.evaluate(() => JSON.stringify(window.stage.document.toState().pages));

const layer = (id: string) =>
  stage.page.evaluate((id) => {
    const { fills, name, children, pluginData } = window.stage.document.nodeById(id)!;
    return { fills: fills === 'mixed' ? [] : fills, name, children, pluginData };
  }, id);

const select = (ids: readonly string[]) =>
  stage.page.evaluate((ids) => window.stage.select(ids), ids);

const selected = async () => (await stage.selection())[0]!;

async function isThere(text: string | RegExp): Promise<void> {
  await plugin.frame.getByText(text).first().waitFor();
}

const modeButton = () => plugin.frame.locator('.mode-button');

async function chooseMode(mode: ResultMode): Promise<void> {
  await modeButton().click();
  await plugin.frame.getByRole('menuitemradio', { name: RESULT_WORDS.mode(mode) }).click();
}

async function fillAcross(): Promise<void> {
  await plugin.paint(ACROSS);
  await plugin.fill();
}

/** Runs an entry of the plugin's menu. */
async function runFromMenu(name: string): Promise<void> {
  await stage.page.getByRole('button', { name: 'The plugin’s menu' }).click();
  await stage.page.getByRole('menuitem', { name, exact: true }).click();
  plugin = new PluginDriver(await stage.frameAt(/^data:text\/html/), stage.page);
  await plugin.button('Fill').waitFor();
}

describe('the result modes', () => {
  /** What the document holds after each. */
  const CHECKS: { readonly [M in ResultMode]: (id: string) => Promise<void> } = {
    async 'new-layer'(id) {
      expect(await stage.layersAbove(id)).toEqual([await selected()]);
      expect(await decode(await stage.imageOf(await selected()))).toMatchObject(SIZE);
    },
    async 'patch-layer'(id) {
      expect(await stage.layersAbove(id)).toEqual([await selected()]);
      const patch = await decode(await stage.imageOf(await selected()));
      expect(patch.width).toBeLessThan(SIZE.width / 2);
      expect(patch.data.slice(0, 4)).toEqual(new Uint8ClampedArray(4));
    },
    async 'replace-fill'(id) {
      expect(await selected()).toBe(id);
      const { fills } = await layer(id);
      expect(fills.map(({ visible }) => visible)).toEqual([false, true]);
    },
  };

  it('look the same, are taken back by one undo, and are remembered', async () => {
    const id = await addPicture();
    const before = await document();
    const looks: Uint8Array[] = [];
    for (const mode of RESULT_MODES) {
      await select([id]);
      plugin = await stage.runInpaint();
      await fillAcross();
      await chooseMode(mode);
      expect(await document()).toBe(before);
      await plugin.button(/^apply$/i).click();
      await isThere(mode === 'replace-fill' ? /shows the result/ : /^Added “/);
      await keepScreenshot(stage, `citizen-${mode}`);
      await CHECKS[mode](id);
      looks.push(await stage.render(id));
      await stage.undo();
      expect(await document()).toBe(before);
      await stage.closePlugin();
    }
    const [whole, patch, replaced] = await Promise.all(looks.map((look) => decode(look)));
    expect(changedPixels(whole!, replaced!)).toEqual([]);
    // What is half covered is mixed by the renderer there, and by us here: each rounds once.
    const differs = whole!.data.filter((value, i) => Math.abs(value - patch!.data[i]!) > 1);
    expect(differs).toHaveLength(0);

    await select([id]);
    plugin = await stage.runInpaint();
    await fillAcross();
    expect(await modeButton().textContent()).toBe(RESULT_WORDS.mode('replace-fill'));
  });

  it('offers in an instance what is possible there, and says why not the rest', async () => {
    const id = await stage.page.evaluate(() => {
      const { document } = window.stage;
      const below = (node: typeof document.page): (typeof document.page)[] => [
        node,
        ...node.children.flatMap(below),
      ];
      const instance = below(document.page).find(({ type }) => type === 'INSTANCE')!;
      return instance.children.find(({ name }) => name === 'Picture')!.id;
    });
    await select([id]);
    plugin = await stage.runInpaint();
    await fillAcross();
    expect(await modeButton().textContent()).toBe(RESULT_WORDS.mode('replace-fill'));
    await modeButton().focus();
    await plugin.press('Enter');
    const items = plugin.frame.getByRole('menuitemradio');
    expect(await items.evaluateAll((all) => all.map((each) => each.ariaDisabled))).toEqual([
      'true',
      'true',
      'false',
    ]);
    await plugin.press('ArrowUp');
    await plugin.press('ArrowUp');
    const focused = () => plugin.frame.evaluate(() => window.document.activeElement?.textContent);
    expect(await focused()).toMatch(/^New layer.*instance/);
    await keepScreenshot(stage, 'citizen-modes');
    await plugin.press('Escape');
    expect(await items.count()).toBe(0);
    expect(await plugin.button(/^apply$/i).count()).toBe(1);
  });
});

describe('a result', () => {
  it('is opened again by its button, and brought up to date with more strokes', async () => {
    const id = await addPicture();
    plugin = await stage.runInpaint();
    await fillAcross();
    await plugin.apply();
    const result = await selected();
    const first = await stage.imageOf(result);
    await stage.closePlugin();

    await stage.page.getByRole('button', { name: 'Edit inpainting' }).click();
    plugin = new PluginDriver(await stage.frameAt(/^data:text\/html/), stage.page);
    await isThere(RESULT_WORDS.state('unchanged'));
    await keepScreenshot(stage, 'citizen-edit');
    await plugin.paint(ELSEWHERE);
    await plugin.button('Fill').click();
    await plugin.button('Update').click();
    await isThere(/^Updated “/);
    expect(await selected()).toBe(result);
    expect(await stage.layersAbove(id)).toEqual([result]);
    const [source, before, after] = await Promise.all(
      [gradient(90), first, await stage.imageOf(result)].map((bytes) => decode(bytes)),
    );
    // The second fill begins from the original, with the first stroke and the new one.
    const [once, twice] = [changedPixels(source!, before!), changedPixels(source!, after!)];
    expect(twice.length).toBeGreaterThan(once.length);

    await plugin.paint([[0.7, 0.5]]);
    await plugin.button('Fill').click();
    await plugin.button('Update').click();
    await isThere(/^Updated “/);
    expect(await stage.layersAbove(id)).toEqual([result]);
  });

  it('is offered for editing where it is selected, also without its source', async () => {
    const id = await addPicture();
    plugin = await stage.runInpaint();
    await fillAcross();
    await plugin.apply();
    const result = await selected();
    await stage.closePlugin();
    await stage.page.evaluate((id) => {
      const { document } = window.stage;
      document.edit(() => document.remove(document.nodeById(id)!));
    }, id);
    await select([result]);
    plugin = await stage.runInpaint();
    await plugin.button(RESULT_WORDS.editAgain).click();
    await isThere(RESULT_WORDS.state('source-gone'));
    await plugin.button('Fill').click(); // its strokes are there
    await plugin.button('Update').click();
    await isThere(/^Updated “/);
    expect(await selected()).toBe(result);
  });

  it('of a patch stays open for more, and its patch moves to where they are', async () => {
    const id = await addPicture();
    plugin = await stage.runInpaint();
    await fillAcross();
    await chooseMode('patch-layer');
    await plugin.apply();
    const patch = await selected();
    const first = await decode(await stage.imageOf(patch));
    await plugin.paint(ELSEWHERE);
    await plugin.button('Fill').click();
    await plugin.button('Update').click();
    await isThere(/^Updated “/);
    expect(await stage.layersAbove(id)).toEqual([patch]);
    expect((await decode(await stage.imageOf(patch))).width).toBeGreaterThan(first.width);
  });
});

it('goes into all layers with the same picture, whose number is shown first', async () => {
  const ids = [await addPicture(), await addPicture(), await addPicture()];
  await addPicture(200);
  await select([ids[0]!]);
  const before = await document();
  plugin = await stage.runInpaint();
  await fillAcross();
  await isThere(RESULT_WORDS.sameImage(2));
  await keepScreenshot(stage, 'citizen-same-image');
  await plugin.button(RESULT_WORDS.applyToAll(3)).click();
  await isThere(RESULT_WORDS.appliedToAll(3, 0));
  const shown = await Promise.all(ids.map((id) => layer(id)));
  const hashes = shown.map(({ fills }) =>
    fills.map((fill) => 'imageHash' in fill && fill.imageHash),
  );
  expect(new Set(hashes.map((all) => all.at(-1))).size).toBe(1);
  expect(hashes[0]).toHaveLength(2);
  await stage.undo();
  expect(await document()).toBe(before);
});

it('takes the shapes over a picture as its mask', async () => {
  const id = await addPicture();
  const shape = await stage.page.evaluate((id) => {
    const { document } = window.stage;
    const [[, , x], [, , y]] = document.nodeById(id)!.relativeTransform;
    return document.edit(() => {
      const node = document.createNode('RECTANGLE', {
        name: 'Over it',
        width: 40,
        height: 30,
        relativeTransform: [
          [1, 0, x + 100],
          [0, 1, y + 50],
        ],
        fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 }, opacity: 0.4 }],
      });
      document.insert(document.page, document.page.children.length, node);
      return node.id;
    });
  }, id);
  await select([shape]);
  await runFromMenu('Inpaint under selection');
  await isThere(RESULT_WORDS.masks(1));
  await keepScreenshot(stage, 'citizen-under-selection');
  await plugin.fill();
  await plugin.apply();
  const [source, result] = [
    await decode(gradient(90)),
    await decode(await stage.imageOf(await selected())),
  ];
  const changed = changedPixels(source, result);
  const isCovered = (i: number) => {
    const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)];
    return x >= 100 && x < 140 && y >= 50 && y < 80;
  };
  expect(changed.filter((i) => !isCovered(i))).toEqual([]);
  expect(changed.length).toBeGreaterThan(0.8 * 40 * 30); // some get the very grain that they had
});

it('works through several pictures, with one mask for those of the same size', async () => {
  const ids = [await addPicture(10), await addPicture(20)];
  await select(ids);
  plugin = await stage.runInpaint();
  await isThere(RESULT_WORDS.queue(1, 2));
  await plugin.paint(ACROSS);
  await plugin.button(RESULT_WORDS.sameMask(1)).click();
  await keepScreenshot(stage, 'citizen-queue');
  await plugin.fill();
  await plugin.apply();
  await plugin.button(RESULT_WORDS.next).click();
  await isThere(RESULT_WORDS.queue(2, 2));
  await plugin.fill();
  await plugin.apply();
  expect(await plugin.button(RESULT_WORDS.next).count()).toBe(0);
  for (const id of ids) expect((await layer(id)).fills).toHaveLength(1);
  const [first, second] = await stage.page.evaluate(() =>
    window.stage.document.page.children.slice(-4).map(({ name }) => name),
  );
  expect([first, second]).toEqual(['picture 10', 'picture 10 (inpainted)']);
});
