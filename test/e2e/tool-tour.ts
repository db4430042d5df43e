/**
 * Every masking tool once, with the pointer, the wheel and the keys of a real browser. What each comes to
 * is stated in the picture's own pixels, so it is the same in any window.
 */
import { expect } from 'vitest';
import type { JSHandle } from 'playwright-core';
import type { PluginDriver } from '../../scripts/lib/stage-driver';
import type { Rect, Size } from '../../src/inference/core/geometry';
import { pngFile } from '../support/image-files';
import { noteFills, type Masked } from './note-fills';

/** A point of the picture. */
type Spot = readonly [x: number, y: number];

const SIZE: Size = { width: 160, height: 100 };
const [RED, BLUE] = [
  [200, 60, 50],
  [50, 90, 200],
] as const;

/** Red on the left, 8000 pixels, and in an island of 400 on the right; else blue. */
export function twoColours(): Uint8Array<ArrayBuffer> {
  const samples = Array.from({ length: SIZE.width * SIZE.height }, (_, i) => {
    const [x, y] = [i % SIZE.width, Math.floor(i / SIZE.width)];
    const isIsland = x >= 120 && x < 140 && y >= 40 && y < 60;
    return x < 80 || isIsland ? RED : BLUE;
  }).flat();
  return pngFile({ ...SIZE, colourType: 2, bitDepth: 8, samples });
}

class Tourist {
  private constructor(
    private readonly plugin: PluginDriver,
    private readonly notes: JSHandle<ReturnType<typeof noteFills>>,
  ) {}

  static async begin(plugin: PluginDriver): Promise<Tourist> {
    return new Tourist(plugin, await plugin.frame.evaluateHandle(noteFills));
  }

  /** The mask as a fill would get it; null where there is none to fill. */
  async mask(): Promise<Masked | null> {
    const isOffered = await this.plugin.button('Fill').isEnabled();
    if (!isOffered) return null;
    await this.plugin.press('Enter');
    const masked = await this.notes.evaluate(({ take }) => take());
    await this.plugin.button('Fill').waitFor();
    return masked;
  }

  async pixels(): Promise<number> {
    return (await this.mask())?.pixels ?? 0;
  }

  /** Where the picture lies on the screen, whatever of it can be seen. */
  async picture(): Promise<Rect> {
    return (await this.plugin.frame.locator('.checkerboard').boundingBox())!;
  }

  async onScreen([x, y]: Spot): Promise<Spot> {
    const { x: left, y: top, width } = await this.picture();
    const scale = width / SIZE.width;
    return [left + x * scale, top + y * scale];
  }

  /** @param held - a key that is down from before the button is until after it */
  async drag(spots: readonly Spot[], held?: string, button?: 'right' | 'middle'): Promise<void> {
    const { mouse, keyboard } = this.plugin.page;
    const options = button ? { button } : {};
    if (held) await keyboard.down(held);
    for (const [index, spot] of spots.entries()) {
      const [x, y] = await this.onScreen(spot);
      await mouse.move(x, y, { steps: 3 });
      if (index === 0) await mouse.down(options);
    }
    await mouse.up(options);
    if (held) await keyboard.up(held);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.plugin.press(key);
  }

  /** Sets what has a field or a slider, and gives the keyboard back to the picture. */
  async set(name: RegExp, value: number): Promise<void> {
    await this.plugin.frame.getByLabel(name).first().fill(String(value));
    await this.plugin.frame.getByRole('application').focus();
  }

  async wheel(at: Spot, deltaX: number, deltaY: number, held?: string): Promise<void> {
    const { mouse, keyboard } = this.plugin.page;
    await mouse.move(...(await this.onScreen(at)));
    if (held) await keyboard.down(held);
    await mouse.wheel(deltaX, deltaY);
    if (held) await keyboard.up(held);
  }
}

export async function tourTools(plugin: PluginDriver): Promise<void> {
  await plugin.press('Escape'); // the first steps lie over the foot of the picture
  const tourist = await Tourist.begin(plugin);
  await tourist.press('Shift+0');
  expect(await tourist.picture()).toMatchObject(SIZE);
  for (const part of [outlines, modes, wholeMask, brush, rings, smart, view]) {
    await part(tourist);
    await tourist.press('Delete');
    expect(await tourist.mask()).toBeNull();
  }
}

async function outlines(tourist: Tourist): Promise<void> {
  await tourist.press('o');
  await tourist.drag([
    [20, 20],
    [60, 50],
  ]);
  const ellipse = await tourist.mask();
  expect(ellipse?.box).toEqual([20, 20, 60, 50]);
  expect(ellipse?.pixels).toBeCloseTo(Math.PI * 20 * 15, -2);
  await tourist.press('Delete', 'l');
  await tourist.drag([
    [20, 80],
    [60, 20],
    [100, 80],
  ]);
  expect(await tourist.pixels()).toBeCloseTo((80 * 60) / 2, -2);
  await tourist.press('Delete', 'p');
  for (const corner of [
    [30, 20],
    [90, 20],
    [90, 70],
    [30, 70],
  ] as const) {
    await tourist.drag([corner]);
  }
  await tourist.press('Enter');
  expect(await tourist.mask()).toMatchObject({ pixels: 60 * 50, box: [30, 20, 90, 70] });
}

const [A, B]: readonly (readonly [Spot, Spot])[] = [
  [
    [20, 20],
    [60, 50],
  ],
  [
    [40, 30],
    [80, 60],
  ],
];

async function modes(tourist: Tourist): Promise<void> {
  await tourist.press('r');
  await tourist.drag(A!);
  expect(await tourist.mask()).toMatchObject({ pixels: 1200, box: [20, 20, 60, 50] });
  await tourist.press('x'); // from now on outlines take away,
  await tourist.drag(B!, 'Shift'); // but for this one
  expect(await tourist.pixels()).toBe(2000);
  await tourist.drag([
    [70, 30],
    [80, 60],
  ]);
  expect(await tourist.pixels()).toBe(1700);
  await tourist.press('x');
  await tourist.drag(
    [
      [20, 20],
      [30, 50],
    ],
    'Alt',
  );
  expect(await tourist.pixels()).toBe(1400);
  await tourist.press('Control+z', 'Control+z');
  expect(await tourist.pixels()).toBe(2000);
  await tourist.press('Control+Shift+z');
  expect(await tourist.pixels()).toBe(1700);
}

async function wholeMask(tourist: Tourist): Promise<void> {
  await tourist.press('r');
  await tourist.drag(A!);
  await tourist.press('i');
  expect(await tourist.pixels()).toBe(16_000 - 1200);
  await tourist.press('i', '.');
  const grown = await tourist.mask();
  expect(grown?.box).toEqual([16, 16, 64, 54]);
  expect(grown?.pixels).toBeCloseTo(1200 + 4 * 2 * (40 + 30) + Math.PI * 4 ** 2, -2);
  await tourist.press(',');
  expect(await tourist.pixels()).toBe(1200);
  await tourist.set(/Feather/, 6);
  expect(await tourist.mask()).toMatchObject({ pixels: 1200, feather: 6 });
}

/** Of a disc of the brush. */
const DISC = Math.PI * 10 ** 2;

async function brush(tourist: Tourist): Promise<void> {
  await tourist.press('b');
  await tourist.set(/Brush size/, 20);
  await tourist.drag([[40, 50]]);
  expect(await tourist.pixels()).toBeCloseTo(DISC, -1.5);
  await tourist.drag([[120, 50]], 'Shift');
  const line = await tourist.mask();
  expect(line?.box).toEqual([30, 40, 130, 60]);
  expect(line?.pixels).toBeCloseTo(80 * 20 + DISC, -2);
  await tourist.drag([[40, 50]], 'Alt');
  const erased = await tourist.pixels();
  expect(line!.pixels - erased).toBeCloseTo(DISC, -1.5);
  await tourist.drag([[80, 50]], undefined, 'right');
  expect(erased - (await tourist.pixels())).toBeCloseTo(DISC, -1.5);
  await tourist.press('e');
  await tourist.drag([
    [30, 50],
    [130, 50],
  ]);
  expect(await tourist.mask()).toBeNull();
}

const ROUND: readonly Spot[] = [
  [40, 25],
  [120, 25],
  [120, 75],
  [40, 75],
  [40, 27],
];

async function rings(tourist: Tourist): Promise<void> {
  await tourist.press('b');
  await tourist.drag(ROUND);
  const filled = await tourist.mask();
  expect(filled?.box).toEqual([30, 15, 130, 85]);
  await tourist.press('Control+z', 'g');
  await tourist.drag(ROUND);
  const ring = await tourist.mask();
  expect(ring?.box).toEqual(filled?.box);
  expect(filled!.pixels - ring!.pixels).toBe(60 * 30);
  await tourist.press('g');
}

async function smart(tourist: Tourist): Promise<void> {
  await tourist.press('w');
  await tourist.drag([[10, 10]]);
  await expect.poll(() => tourist.pixels()).toBe(8000);
  await tourist.press('a'); // everywhere; it changes the selection that was made last
  await expect.poll(() => tourist.pixels()).toBe(8400);
  await tourist.press('a');
  await expect.poll(() => tourist.pixels()).toBe(8000);
  await tourist.drag([[130, 50]]);
  await expect.poll(() => tourist.pixels()).toBe(8400);
  await tourist.drag([[10, 10]], 'Alt');
  await expect.poll(() => tourist.pixels()).toBe(400);
}

async function view(tourist: Tourist): Promise<void> {
  const moves = async (by: Spot, deed: () => Promise<void>) => {
    const { x, y } = await tourist.picture();
    await deed();
    expect(await tourist.picture()).toMatchObject({ x: x + by[0], y: y + by[1] });
  };
  const across: readonly Spot[] = [
    [40, 40],
    [52, 33],
  ];
  await tourist.press('b');
  await moves([12, -7], () => tourist.drag(across, 'Space'));
  await moves([12, -7], () => tourist.drag(across, undefined, 'middle'));
  await moves([-9, 20], () => tourist.wheel([40, 40], 9, -20));
  await zooming(tourist);
  await tourist.press('r');
  await tourist.drag(A!);
  expect(await tourist.mask()).toMatchObject({ pixels: 1200, box: [20, 20, 60, 50] });
  await tourist.press('Shift+0');
}

async function zooming(tourist: Tourist): Promise<void> {
  const scale = async () => (await tourist.picture()).width / SIZE.width;
  const at: Spot = [60, 40];
  const before = await tourist.onScreen(at);
  await tourist.wheel(at, 0, -100);
  expect(await scale()).toBeCloseTo(Math.exp(0.2), 3);
  await tourist.wheel(at, 0, -30, 'Control');
  expect(await scale()).toBeCloseTo(Math.exp(0.5), 3);
  const after = await tourist.onScreen(at);
  expect(after[0]).toBeCloseTo(before[0], 0);
  expect(after[1]).toBeCloseTo(before[1], 0);
  await tourist.press('Shift+0', '+');
  expect(await scale()).toBeCloseTo(1.25, 3);
  await tourist.press('-');
  expect(await scale()).toBeCloseTo(1, 3);
  await tourist.press('Shift+1');
  const fitted = await scale();
  expect(fitted).toBeGreaterThan(1.2);
  await tourist.press('Shift+0', '+', '+', '+');
}
