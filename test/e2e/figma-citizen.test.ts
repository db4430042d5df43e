/** Results in the document, end to end: every mode, opened again, for all, under shapes, one by one. */
import { describe, expect, it } from 'vitest';
import { RESULT_MODES, type ResultMode } from '../../src/figma/contract';
import { words } from '../../src/ui/words/words';
import {
  ACROSS,
  addPicture,
  addResult,
  cancelAt,
  chooseMode,
  document,
  ELSEWHERE,
  fillAcross,
  gradient,
  isThere,
  layer,
  modeButton,
  pictureInInstance,
  plugin,
  repaint,
  runFromMenu,
  runInpaint,
  select,
  selected,
  SIZE,
  stage,
  takeWindow,
  toast,
  useCitizen,
} from './citizen';
import { changedPixels, decode, keepScreenshot } from './screen';

useCitizen();

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
      await runInpaint();
      await fillAcross();
      await chooseMode(mode);
      expect(await document()).toBe(before);
      await plugin.button(/^apply$/i).click();
      const said = mode === 'replace-fill' ? /shows the result/ : /^Added “/;
      await isThere(said);
      await toast(said).waitFor();
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
    await runInpaint();
    await fillAcross();
    expect(await modeButton().textContent()).toBe(words.results.mode('replace-fill'));
  });

  it('offers in an instance what is possible there, and says why not the rest', async () => {
    const id = await pictureInInstance();
    await select([id]);
    await runInpaint();
    await fillAcross();
    expect(await modeButton().textContent()).toBe(words.results.mode('replace-fill'));
    await modeButton().focus();
    await plugin.press('Enter');
    const items = plugin.frame.getByRole('menuitemradio');
    expect(await items.evaluateAll((all) => all.map((each) => each.ariaDisabled))).toEqual([
      'true',
      'true',
      'false',
    ]);
    const focused = () => plugin.frame.evaluate(() => window.document.activeElement?.textContent);
    await expect.poll(focused).toMatch(/^Replace fill/);
    await plugin.press('ArrowUp');
    await expect.poll(focused).toMatch(/^Patch layer/);
    await plugin.press('ArrowUp');
    expect(await focused()).toMatch(/^New layer.*instance/);
    await keepScreenshot(stage, 'citizen-modes');
    await plugin.press('Escape');
    expect(await items.count()).toBe(0);
    expect(await plugin.button(/^apply$/i).count()).toBe(1);
  });
});

describe('a result', () => {
  it('is opened again by its button, and brought up to date with more strokes', async () => {
    const { id, result } = await addResult();
    const first = await stage.imageOf(result);

    await stage.page.getByRole('button', { name: 'Edit inpainting' }).click();
    await takeWindow();
    await isThere(words.results.state('unchanged'));
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

  it('of a patch stays open for more, and its patch moves to where they are', async () => {
    const id = await addPicture();
    await runInpaint();
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
  await runInpaint();
  await fillAcross();
  await isThere(words.results.sameImage(2));
  await keepScreenshot(stage, 'citizen-same-image');
  await plugin.button(words.results.applyToAll(3)).click();
  await isThere(words.results.appliedToAll(3, 0));
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
  await isThere(words.results.masks(1));
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

it('works through several pictures one after another', async () => {
  const ids = [await addPicture(10), await addPicture(20)];
  await select(ids);
  await runInpaint();
  await isThere(words.results.queue(1, 2));
  await fillAcross();
  await plugin.apply();
  await plugin.button(words.results.next).click();
  await isThere(words.results.queue(2, 2));
  await fillAcross();
  await plugin.apply();
  expect(await plugin.button(words.results.next).count()).toBe(0);
  for (const id of ids) expect((await layer(id)).fills).toHaveLength(1);
  const names = await stage.page.evaluate(() =>
    window.stage.document.page.children.slice(-4).map(({ name }) => name),
  );
  expect(names.slice(0, 2)).toEqual(['picture 10', 'picture 10 (inpainted)']);
});

it('says before Apply what is not possible with the next picture', async () => {
  const id = await pictureInInstance();
  await select([await addPicture(), id]);
  await runInpaint();
  await plugin.button(words.results.next).click();
  await isThere(words.results.queue(2, 2));
  await fillAcross();
  expect(await modeButton().textContent()).toBe(words.results.mode('replace-fill'));
});

describe('one mask for all pictures of the same size', () => {
  const ORDER = [10, 20, 30];

  async function paintFirst(): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const blue of ORDER) ids.push(await addPicture(blue));
    ids.push(await addPicture(40, { width: 160, height: 240 }));
    await select(ids);
    await runInpaint();
    await plugin.paint(ACROSS);
    return ids;
  }

  const results = async () =>
    stage.page.evaluate(() =>
      window.stage.document.page.children
        .filter(({ name }) => name.endsWith('(inpainted)'))
        .map(({ id }) => id),
    );

  it('fills and applies to each with one press, each undone by itself', async () => {
    await paintFirst();
    const before = await document();
    await plugin.button(words.batch.fillAll(3)).click();
    await isThere(words.batch.done(3, 3));
    await toast(words.batch.done(3, 3)).waitFor();
    await keepScreenshot(stage, 'citizen-batch');
    await isThere(words.results.queue(3, 4)); // the one of another size is next
    const made = await results();
    expect(made).toHaveLength(3);
    const changed = await Promise.all(
      ORDER.map(async (blue, index) => {
        const pictures = [gradient(blue), await stage.imageOf(made[index]!)];
        const [source, result] = await Promise.all(pictures.map((bytes) => decode(bytes)));
        return changedPixels(source!, result!);
      }),
    );
    const [first, ...others] = changed.map((pixels) => pixels.length);
    expect(first).toBeGreaterThan(100);
    // The same zone in each, but for pixels that get the very colour that they had.
    for (const count of others) expect(Math.abs(count - first!)).toBeLessThan(0.1 * first!);
    for (let left = 2; left >= 0; left--) {
      await stage.undo();
      expect(await results()).toHaveLength(left);
    }
    expect(await document()).toBe(before);
  });

  it('names those that fail and does the others', async () => {
    const ids = await paintFirst();
    await plugin.button(words.batch.fillAll(3)).waitFor();
    await repaint(ids[1]!, gradient(20, { width: 200, height: 100 }));
    await plugin.button(words.batch.fillAll(3)).click();
    const changed = words.failures['layer-changed']({ name: 'picture 20' });
    await isThere(`${words.batch.done(2, 3)} ${words.batch.failed(['picture 20'], changed)}`);
    expect(await results()).toHaveLength(2);
  });

  it('stops where it is when it is cancelled, and keeps what is done', async () => {
    await paintFirst();
    await plugin.frame.evaluate(cancelAt, words.batch.position(2, 3, 'picture 20'));
    await plugin.button(words.batch.fillAll(3)).click();
    await isThere(/^Stopped/);
    const count = (await results()).length;
    expect(count).toBeGreaterThan(0);
    await isThere(words.batch.stopped(count, 3));
  });
});
