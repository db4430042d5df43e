/**
 * Drives the stage in Chromium as a person would: for the demo, the end-to-end tests and the benches.
 *
 * `window.stage` (see stage/page/stage-api.ts) is used only for what a person does outside the
 * plugin: placing a picture, selecting, looking at the result.
 */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type JSHandle,
  type Page,
} from 'playwright-core';
import { findChromium } from './find-chromium.mjs';
import { SOFTWARE_GPU } from './software-gpu';
import type {} from '../../stage/page/stage-api'; // declares window.stage

export type Theme = 'light' | 'dark';

const ARGUMENTS = [
  '--no-sandbox', // Chromium refuses to start as root with it, and CI is often root
  '--disable-background-networking',
  '--no-first-run',
];

const VIEWPORT = { width: 1440, height: 900 };

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ARGUMENTS });
}

export interface ProfileOptions {
  /** Where what pages store is kept when the browser closes. */
  readonly folder: string;
  /** Whether each site gets a process of its own, as in desktop browsers. */
  readonly siteIsolation: boolean;
  readonly gpu?: boolean;
}

/** A browser with a profile, as people use it: what it has stored is there when it starts again. */
export async function launchProfile(options: ProfileOptions): Promise<BrowserContext> {
  const { folder, siteIsolation, gpu = true } = options;
  return chromium.launchPersistentContext(folder, {
    executablePath: await findChromium(),
    viewport: VIEWPORT,
    args: [
      ...ARGUMENTS,
      ...(gpu ? SOFTWARE_GPU : ['--disable-gpu', '--disable-features=WebGPU']),
      // Playwright turns partitioned storage off, without which frames of other sites get none at all.
      '--enable-features=Vulkan,ThirdPartyStoragePartitioning',
      ...(siteIsolation
        ? ['--disable-features=Translate'] // in place of Playwright's own list
        : [
            '--disable-site-isolation-trials',
            '--disable-features=IsolateOrigins,site-per-process',
          ]),
    ],
  });
}

/** Binary data goes through Playwright as base64: it has no other way. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

export class StageDriver {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, address: string, theme: Theme = 'light') {
    return StageDriver.openOn(await browser.newPage({ viewport: VIEWPORT }), address, theme);
  }

  static async openOn(page: Page, address: string, theme: Theme = 'light') {
    // tsx wraps named functions in a helper of its own, which what is sent to the page lacks there.
    await page.addInitScript('globalThis.__name ??= (wrapped) => wrapped');
    await page.goto(address);
    const driver = new StageDriver(page);
    await page.evaluate(() => window.stage.ready);
    await page.evaluate((theme) => window.stage.setTheme(theme), theme);
    return driver;
  }

  /** Places a picture on the page as a rectangle with an image fill, and selects it. */
  async addPicture(bytes: Uint8Array, name: string): Promise<string> {
    const id = await this.page.evaluate(
      async ([base64, name]) =>
        window.stage.addPicture(
          Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
          name,
        ),
      [toBase64(bytes), name] as const,
    );
    await this.page.evaluate((id) => window.stage.select([id]), id);
    return id;
  }

  /** Runs the plugin and waits until its window has opened the picture. */
  async runInpaint(): Promise<PluginDriver> {
    const plugin = new PluginDriver(await this.openPluginFrame(), this.page);
    await plugin.button('Fill').waitFor();
    return plugin;
  }

  /** Runs the plugin; its UI is the `data:` document two frames down. */
  async openPluginFrame(): Promise<Frame> {
    await this.page.getByRole('button', { name: 'Run Inpaint' }).click();
    return this.frameAt(/^data:text\/html/);
  }

  /** The frame whose address matches, as soon as there is one. */
  async frameAt(address: RegExp): Promise<Frame> {
    for (;;) {
      const frame = this.page.frames().find((frame) => address.test(frame.url()));
      if (frame) return frame;
      await this.page.waitForEvent('framenavigated');
    }
  }

  /** The plugin's window after its frame has gone to the engine's site. */
  async pluginAt(address: RegExp): Promise<PluginDriver> {
    const plugin = new PluginDriver(await this.frameAt(address), this.page);
    await plugin.button('Fill').waitFor();
    return plugin;
  }

  async closePlugin(): Promise<void> {
    await this.page.getByRole('button', { name: 'Close' }).click();
    await this.page.locator('iframe').waitFor({ state: 'detached' });
  }

  /** Selects the first layer of each type that the document has. */
  async selectTypes(types: readonly string[]): Promise<void> {
    await this.page.evaluate((types) => {
      const { document } = window.stage;
      const all = document.page.children.flatMap(function below(node): (typeof node)[] {
        return [node, ...node.children.flatMap(below)];
      });
      window.stage.select(types.map((type) => all.find((node) => node.type === type)!.id));
    }, types);
  }

  async selection(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.stage.selection);
  }

  /** Ids of the layers above a layer among its siblings, from the nearest up. */
  async layersAbove(id: string): Promise<string[]> {
    return this.page.evaluate((id) => {
      const { document } = window.stage;
      const siblings = document.parentOf(document.nodeById(id)!)!.children.map(({ id }) => id);
      return siblings.slice(siblings.indexOf(id) + 1);
    }, id);
  }

  async undo(): Promise<void> {
    await this.page.evaluate(() => window.stage.document.undo());
  }

  /** The document's rendering around a layer, as PNG. */
  async render(id: string, scale = 1): Promise<Uint8Array<ArrayBuffer>> {
    const pixels = await this.page.evaluateHandle(([id, scale]) => window.stage.render(id, scale), [
      id,
      scale,
    ] as const);
    return this.#bytes(pixels);
  }

  /** The bytes of the image that fills a layer, as they were handed to createImage. */
  async imageOf(id: string): Promise<Uint8Array<ArrayBuffer>> {
    const stored = await this.page.evaluateHandle((id) => {
      const { fills } = window.stage.document.nodeById(id)!;
      const paint = fills === 'mixed' ? undefined : fills.find((fill) => fill.type === 'IMAGE');
      return window.stage.imageBytes(paint!.imageHash!);
    }, id);
    return this.#bytes(stored);
  }

  async #bytes(handle: JSHandle<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
    const base64 = await handle.evaluate((bytes) => {
      let text = '';
      for (const byte of bytes) text += String.fromCharCode(byte);
      return btoa(text);
    });
    return Uint8Array.from(Buffer.from(base64, 'base64'));
  }
}

export class PluginDriver {
  constructor(
    readonly frame: Frame,
    readonly page: Page,
  ) {}

  button(name: string | RegExp) {
    return this.frame.getByRole('button', { name });
  }

  /** Hands a black and white picture over as the mask, through the door of a pasted image file. */
  async pasteMask(png: Uint8Array): Promise<void> {
    await this.frame.evaluate((base64) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], 'mask.png', { type: 'image/png' }));
      document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true }),
      );
    }, toBase64(png));
  }

  /** One stroke with the mouse, through points given as fractions of the canvas. */
  async paint(
    points: readonly (readonly [number, number])[],
    button: 'left' | 'right' = 'left',
  ): Promise<void> {
    const box = await this.frame.locator('canvas').first().boundingBox();
    if (!box) throw new Error('The picture is not on screen');
    for (const [index, [x, y]] of points.entries()) {
      await this.page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 6 });
      if (index === 0) await this.page.mouse.down({ button });
    }
    await this.page.mouse.up({ button });
  }

  /** Notes the time between animation frames until stopped; milliseconds each. */
  async recordFrames(): Promise<{ stop(): Promise<number[]> }> {
    const recorder = await this.frame.evaluateHandle(() => {
      const deltas: number[] = [];
      let last = performance.now();
      let running = true;
      const tick = (now: number) => {
        deltas.push(now - last);
        last = now;
        if (running) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
      return { deltas, stop: () => void (running = false) };
    });
    return {
      stop: () =>
        recorder.evaluate(({ deltas, stop }) => {
          stop();
          return deltas.slice(1);
        }),
    };
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  /** Does `meanwhile` while the key that shows the original is held. */
  async holdCompare(meanwhile: () => Promise<void>): Promise<void> {
    await this.page.keyboard.down('c');
    await meanwhile();
    await this.page.keyboard.up('c');
  }

  /** The picture as the plugin shows it, as PNG. */
  async screenshotCanvas(): Promise<Uint8Array> {
    return this.frame.locator('canvas').first().screenshot();
  }

  /** Red, green and blue of the window's background. */
  async background(): Promise<readonly [number, number, number]> {
    const colour = await this.frame.evaluate(
      () => getComputedStyle(document.querySelector('.inpaint')!).backgroundColor,
    );
    const [red = NaN, green = NaN, blue = NaN] = (colour.match(/\d+/g) ?? []).map(Number);
    return [red, green, blue];
  }

  async fill(): Promise<void> {
    await this.button(/^fill$/i).click();
    await this.button(/^apply$/i).waitFor({ timeout: 120_000 });
  }

  async apply(): Promise<void> {
    await this.button(/^apply$/i).click();
    await this.frame
      .getByText(/^Added “/)
      .first()
      .waitFor();
  }
}
