/** The stage as an editor: what a person does there outside the plugin. */
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { toBase64, type StageDriver } from '../../scripts/lib/stage-driver';
import { decode, keepScreenshot } from './screen';
import { useStage } from './stage-session';

const session = useStage();
let stage: StageDriver;

beforeEach(async () => {
  stage = await session.openStage();
});

afterEach(async () => {
  await stage.page.close();
});

/** Drops a file on the middle of the canvas. */
async function drop(bytes: Uint8Array, name: string, type: string): Promise<void> {
  await stage.page.evaluate(
    ([base64, name, type]) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name, { type }));
      const [clientX, clientY] = [innerWidth / 2, innerHeight / 2];
      const target = document.elementFromPoint(clientX, clientY)!;
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        const init = { dataTransfer, clientX, clientY, bubbles: true, cancelable: true };
        target.dispatchEvent(new DragEvent(kind, init));
      }
    },
    [toBase64(bytes), name, type] as const,
  );
}

it('says plainly that it is not Figma', async () => {
  await stage.page.getByText('not Figma').waitFor();
  await keepScreenshot(stage, 'stage');
});

it('takes a picture dropped on the canvas, byte for byte, and selects it', async () => {
  const picture = await readFile('stage/samples/wall.png');
  await drop(picture, 'wall.png', 'image/png');
  await expect.poll(() => stage.selection()).toHaveLength(1);
  const [id] = await stage.selection();
  expect(await stage.imageOf(id!)).toEqual(Uint8Array.from(picture));
});

it('says in Figma’s words that a file is no image', async () => {
  await drop(new TextEncoder().encode('no picture'), 'notes.png', 'image/png');
  await stage.page
    .getByText(/image/i)
    .filter({ hasText: /unsupported|reading/i })
    .first()
    .waitFor();
});

it('draws what it is given: a picture placed at 100 % comes back as it went in', async () => {
  const picture = await readFile('stage/samples/wall.png');
  const id = await stage.addPicture(picture, 'wall.png');
  const drawn = await decode(await stage.render(id));
  const source = await decode(picture);
  expect(drawn.data.every((value, i) => Math.abs(value - source.data[i]!) <= 1)).toBe(true);
});

it('selects by click, and undoes with the keyboard', async () => {
  const id = await stage.addPicture(await readFile('stage/samples/wall.png'), 'wall.png');
  await stage.page.keyboard.press('Escape');
  await stage.page.mouse.click(720, 450);
  expect(await stage.selection()).toEqual([id]);
  await stage.page.keyboard.press('Delete');
  expect(await stage.selection()).toEqual([]);
  await stage.page.keyboard.press('Control+z');
  await stage.page.mouse.click(720, 450);
  expect(await stage.selection()).toEqual([id]);
});
