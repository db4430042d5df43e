/** The stand-alone page as a person uses it, in any driven browser. */
import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { toBase64 } from '../../scripts/lib/stage-driver';
import type { Raster } from '../../src/inference/core/raster';
import { colourDistance, decode, type Place } from '../e2e/screen';
import type { DrivenBrowser, InputSource } from './driven-browser';
import { until } from './until';

/** A point of the window, in CSS pixels. */
type Spot = readonly [x: number, y: number];

export class InpaintPage {
  constructor(readonly browser: DrivenBrowser) {}

  /** Opens the page and chooses a file there. */
  async choose(address: string, file: string): Promise<void> {
    await this.browser.goto(address);
    await this.says(/Choose a picture…/);
    await this.browser.chooseFile('input[type=file]', resolve(file));
  }

  /** Opens the page and a picture in it, and waits until it is drawn. */
  async open(address: string, file: string): Promise<void> {
    await this.choose(address, file);
    await this.#spotOf('button', 'Brush');
    await until(async () => {
      const [middle, corner] = await this.coloursAt([
        [0.5, 0.5],
        [0.01, 0.01],
      ]);
      if (colourDistance(middle!, corner!) < 5) throw new Error('The picture is not drawn');
    });
  }

  /** One stroke with the mouse through points given as fractions of the canvas. */
  async drag(places: readonly Place[]): Promise<void> {
    const [first, ...rest] = await this.#onCanvas(places);
    const actions = [
      moveTo(first!),
      { type: 'pointerDown', button: 0 },
      ...rest.map((spot) => ({ ...moveTo(spot), duration: 100 })), // on the way there are more events
      { type: 'pointerUp', button: 0 },
    ];
    await this.browser.perform([mouse(actions)]);
  }

  /** Clicks with the mouse on what has this name, as soon as it is there and can be clicked. */
  async click(name: string, selector = 'button'): Promise<void> {
    const spot = await this.#spotOf(selector, name);
    const click = [
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.browser.perform([mouse([moveTo(spot), ...click])]);
  }

  /** @param keys - pressed in this order, let go in the other */
  async press(...keys: readonly string[]): Promise<void> {
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = [...keys].reverse().map((value) => ({ type: 'keyUp', value }));
    await this.browser.perform([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  }

  /** The words of the whole window, once they match. */
  async says(words: RegExp): Promise<string> {
    return until(async () => {
      const text = await this.#text();
      if (!words.test(text)) throw new Error(`The window does not say ${words}, but: ${text}`);
      return text;
    });
  }

  /** Hands a black and white picture over as the mask. */
  async dropMask(png: Uint8Array): Promise<void> {
    await this.drop(png);
    await this.says(/Mask added/);
  }

  /** Drops an image file on the window. */
  async drop(png: Uint8Array): Promise<void> {
    await this.browser.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], 'mask.png', { type: 'image/png' }));
      document.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    }, toBase64(png));
  }

  /** The colours at places of the canvas as they are on the screen, red, green and blue each. */
  async coloursAt(places: readonly Place[]): Promise<number[][]> {
    const { width, data } = await decode(await this.browser.screenshot());
    const spots = await this.#onCanvas(places);
    return spots.map(([x, y]) => [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)]);
  }

  /** Presses *Save PNG* and takes what the browser saved. */
  async save(): Promise<{ readonly name: string; readonly raster: Raster }> {
    await this.click('Save PNG');
    const folder = this.browser.downloads;
    return until(async () => {
      const [name, ...others] = existsSync(folder) ? await readdir(folder) : [];
      if (!name?.endsWith('.png') || others.length > 0) throw new Error('Nothing was saved yet');
      const raster = await decode(await readFile(join(folder, name))); // fails while it is cut short
      await rm(join(folder, name));
      return { name, raster };
    });
  }

  #text(): Promise<string> {
    return this.browser.evaluate(() => document.body.innerText);
  }

  async #onCanvas(places: readonly Place[]): Promise<Spot[]> {
    const { x, y, width, height } = await this.browser.evaluate(
      () => document.querySelector('canvas')!.getBoundingClientRect().toJSON() as DOMRect,
    );
    return places.map(([u, v]) => [Math.round(x + u * width), Math.round(y + v * height)]);
  }

  /** The middle of what has this name and is not disabled, once there is one. */
  async #spotOf(selector: string, name: string): Promise<Spot> {
    return until(async () => {
      const spot = await this.browser.evaluate(spotOfNamed, selector, name);
      if (!spot) throw new Error(`There is no ${selector} “${name}” in: ${await this.#text()}`);
      return spot;
    });
  }
}

/** Runs in the page. */
function spotOfNamed(selector: string, name: string): Spot | null {
  const nameOf = (element: Element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
  const found = [...document.querySelectorAll(selector)].find(
    (element) => nameOf(element) === name && !element.matches('[disabled], [aria-disabled=true]'),
  );
  if (!found) return null;
  const { x, y, width, height } = found.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

function mouse(actions: InputSource['actions']): InputSource & { parameters: object } {
  return { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
}

function moveTo([x, y]: Spot) {
  return { type: 'pointerMove', x, y };
}
