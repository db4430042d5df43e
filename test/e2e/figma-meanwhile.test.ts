/**
 * The document changes while the window is open, end to end: what is said then and what can still be
 * done. Every moment of every call is in test/figma/meanwhile.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { words } from '../../src/ui/words/words';
import {
  addPicture,
  addResult,
  document,
  fillAcross,
  gradient,
  isThere,
  plugin,
  remove,
  repaint,
  runInpaint,
  select,
  selected,
  stage,
  useCitizen,
} from './citizen';
import { keepScreenshot } from './screen';

useCitizen();

const NAME = 'picture 90';

/** Applies, reads `sentence`, and finds the document as it was. */
async function applyInVain(sentence: string): Promise<void> {
  const before = await document();
  await plugin.button(/^apply$/i).click();
  await isThere(sentence);
  expect(await document()).toBe(before);
  expect(await plugin.button(/^apply$/i).count()).toBe(1); // the result is still there
}

describe('with a result that is not applied yet', () => {
  it('the layer is deleted, and comes back by an undo', async () => {
    const id = await addPicture();
    await runInpaint();
    await fillAcross();
    await remove(id);
    await applyInVain(words.failures['layer-gone']({ name: NAME }));
    await keepScreenshot(stage, 'citizen-layer-gone');
    await stage.undo();
    await plugin.apply();
    expect(await stage.layersAbove(id)).toEqual([await selected()]);
  });

  it('the layer’s making is undone', async () => {
    await addPicture();
    await runInpaint();
    await fillAcross();
    await stage.undo();
    await applyInVain(words.failures['layer-gone']({ name: NAME }));
  });

  it('a colleague puts another picture into it', async () => {
    const id = await addPicture();
    await runInpaint();
    await fillAcross();
    await repaint(id, gradient(7));
    await applyInVain(words.failures['layer-changed']({ name: NAME }));
  });

  it('somebody goes to another page: the result is on its own, and nobody is taken there', async () => {
    const id = await addPicture();
    await runInpaint();
    await fillAcross();
    const [home, other] = await stage.page.evaluate(() => {
      const { document } = window.stage;
      const { id } = document.page;
      const page = document.addPage('Another page');
      document.showPage(page.id);
      return [id, page.id] as const;
    });
    await plugin.button(/^apply$/i).click();
    await isThere(/^Added “/);
    const shown = () => stage.page.evaluate(() => window.stage.document.page.id);
    expect(await shown()).toBe(other);
    await stage.page.evaluate((home) => window.stage.document.showPage(home), home);
    expect(await stage.layersAbove(id)).toHaveLength(1);
  });

  it('the window is closed while it fills: nothing is left', async () => {
    await addPicture();
    const before = await document();
    await runInpaint();
    await plugin.paint([
      [0.2, 0.2],
      [0.8, 0.8],
    ]);
    await plugin.button(/^fill$/i).click();
    await stage.closePlugin();
    expect(await document()).toBe(before);
  });

  it('the layer is deleted while it fills: the result is there, and cannot be applied', async () => {
    const id = await addPicture();
    await runInpaint();
    await plugin.paint([
      [0.2, 0.2],
      [0.8, 0.8],
    ]);
    await plugin.button(/^fill$/i).click();
    await remove(id);
    await plugin.button(/^apply$/i).waitFor();
    await applyInVain(words.failures['layer-gone']({ name: NAME }));
  });
});

describe('a result that is opened again', () => {
  async function openAgain(result: string): Promise<void> {
    await select([result]);
    await runInpaint();
    await plugin.button(words.results.editAgain).click();
  }

  async function update(result: string): Promise<void> {
    await plugin.button(/^fill$/i).click(); // its strokes are there
    await plugin.button('Update').click();
    await isThere(/^Updated “/);
    expect(await selected()).toBe(result);
  }

  /** Writes into what the result remembers, as another version or a broken one would have. */
  async function remember(result: string, text: string): Promise<void> {
    await stage.page.evaluate(
      ([id, text]) => {
        const { document } = window.stage;
        document.edit(() => {
          document.nodeById(id)!.pluginData = { inpaint: text };
        });
      },
      [result, text] as const,
    );
  }

  it('goes on without its source', async () => {
    const { id, result } = await addResult();
    await remove(id);
    await openAgain(result);
    await isThere(words.results.state('source-gone'));
    await update(result);
  });

  it('goes on with the former picture of a source that has another now', async () => {
    const { id, result } = await addResult();
    await repaint(id, gradient(7));
    await openAgain(result);
    await isThere(words.results.state('source-changed'));
    await keepScreenshot(stage, 'citizen-source-changed');
    await update(result);
  });

  it.each([
    ['newer', '{"version":2}'],
    ['damaged', '{"version":1,"strokes":5}'],
  ] as const)(
    'cannot be where its memory is %s: a new start is offered, and it is left alone',
    async (mark, text) => {
      const { result } = await addResult();
      await remember(result, text);
      await select([result]);
      await runInpaint();
      await isThere(words.results.mark(mark));
      await keepScreenshot(stage, `citizen-${mark}`);
      expect(await plugin.button(words.results.editAgain).count()).toBe(0);
      await fillAcross();
      await plugin.apply();
      const kept = await stage.page.evaluate(
        (id) => window.stage.document.nodeById(id)!.pluginData['inpaint'],
        result,
      );
      expect(kept).toBe(text);
      expect(await stage.layersAbove(result)).toHaveLength(1);
    },
  );

  it('is deleted before it is brought up to date', async () => {
    const { result } = await addResult();
    await openAgain(result);
    await isThere(words.results.state('unchanged'));
    await plugin.button(/^fill$/i).click();
    await plugin.button('Update').waitFor();
    await remove(result);
    const before = await document();
    await plugin.button('Update').click();
    await isThere(words.failures['layer-gone']({ name: `${NAME} (inpainted)` }));
    expect(await document()).toBe(before);
  });
});
