/**
 * The whole fill through ONNX Runtime on the CPU, with graphs of the real interface whose answer is
 * known: the UNet names the exact noise in its input for one clean picture, so that picture must come
 * back, whatever the sampler, its steps and its start.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rect, Size } from '../../../../src/inference/core/geometry';
import { paste } from '../../../../src/inference/core/paste';
import { createRaster } from '../../../../src/inference/core/raster';
import { createMoebius } from '../../../../src/inference/engines/moebius/moebius';
import { placeWindow } from '../../../../src/inference/engines/moebius/placement';
import { PRESETS } from '../../../../src/inference/engines/moebius/presets';
import { SessionSet } from '../../../../src/inference/engines/moebius/session-set';
import type { MoebiusSettings } from '../../../../src/inference/engines/moebius/settings';
import { growthOf, viewAround } from '../../../../src/inference/engines/moebius/view-rule';
import { fill } from '../../../../src/inference/fill';
import { encodeModel } from '../../../../src/inference/onnx/write';
import { createRuntime, type OrtRuntime } from '../../../../src/inference/runtime/ort-runtime';
import { boundsOfMask } from '../../../../src/inference/core/mask';
import { hash } from '../../../../src/inference/core/random';
import { zoneAround } from '../../../../src/inference/core/zone';
import { regionsOf } from '../../../../src/inference/core/regions';
import { analyticModel } from '../../../../standin/analytic-model';
import { maskOf } from './fill-with';
import { BEST, isSame } from './jobs';

const WASM = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm';
const LUMINANCE = [0.299, 0.587, 0.114];
let runtime: OrtRuntime;
let sessions: SessionSet;

/** The clean picture: one colour for each cell of 8 × 8 pixels, never two neighbours far apart. */
function colourOf(column: number, row: number): [red: number, green: number, blue: number] {
  const speckle = (c: number) => hash(column, row, c) % 16;
  return [40 + 2 * column + speckle(0), 60 + 2 * row + speckle(1), 180 - column - row + speckle(2)];
}

/** Its latents, as the sampler has them. */
function cleanLatents(): Float32Array<ArrayBuffer> {
  const latents = new Float32Array(4 * 4096);
  for (let cell = 0; cell < 4096; cell++) {
    const colour = colourOf(cell % 64, cell >> 6).map((value) => value / 127.5 - 1);
    const grey = colour.reduce((sum, value, c) => sum + value * LUMINANCE[c]!, 0);
    [...colour, grey].forEach((value, c) => (latents[c * 4096 + cell] = value));
  }
  return latents;
}

beforeAll(async () => {
  const wasm = Uint8Array.from(readFileSync(WASM));
  runtime = await createRuntime({ provider: 'wasm', wasm });
  sessions = sessionsOf({ cleanLatents: cleanLatents() });
});

afterAll(() => runtime.dispose());

function sessionsOf(options: Parameters<typeof analyticModel>[0]): SessionSet {
  const model = analyticModel(options);
  const graphs = { vae_encoder: model.encoder, unet: model.unet, vae_decoder: model.decoder };
  return new SessionSet({
    runtime,
    isTight: false,
    graph: async (name) => ({ name, skeleton: encodeModel(graphs[name]), weights: null }),
  });
}

/** `size`, grey but for the windows of the fill, each of which shows the clean picture in its place. */
function scene(size: Size, ...holes: Rect[]) {
  const mask = maskOf(...holes);
  const zone = zoneAround(mask, growthOf(size, boundsOfMask(mask, size)!), size)!;
  const source = createRaster(size);
  source.data.fill(255);
  for (const { window } of regionsOf(zone, (box) => viewAround(box, size))) {
    const { content } = placeWindow(window);
    forEachPixelIn(window, (x, y) => {
      const column = (content.x + ((x - window.x) * content.width) / window.width) / 8;
      const row = (content.y + ((y - window.y) * content.height) / window.height) / 8;
      source.data.set(colourOf(Math.floor(column), Math.floor(row)), 4 * (y * size.width + x));
    });
  }
  return { source, mask };
}

function isIn({ x, y, width, height }: Rect, left: number, top: number): boolean {
  return left >= x && top >= y && left < x + width && top < y + height;
}

/**
 * Fills the clean picture with junk painted on the mask. The differences from the clean one are
 * taken on the mask; outside the zone not a byte may differ.
 */
async function errorOf(
  { source: clean, mask }: ReturnType<typeof scene>,
  settings: MoebiusSettings,
  set = sessions,
): Promise<{ worst: number; mean: number }> {
  const junk = { ...clean, data: clean.data.slice() };
  const inMask = (x: number, y: number) => mask.data[y * mask.width + x] !== 0;
  forEachPixelIn(mask, (x, y) => {
    if (inMask(x, y)) junk.data.set([255, 0, 255, 255], 4 * (y * clean.width + x));
  });
  const engine = createMoebius({ sessions: set, settings, isStandIn: false, selfTest: 'not-run' });
  const { patch } = await fill(junk, { mask, engine, seed: 7, grow: 'auto' });
  const filled = paste(junk, patch);

  let [worst, sum, count] = [0, 0, 0];
  forEachPixelIn(patch, (x, y) => {
    const p = y * clean.width + x;
    if (patch.coverage[(y - patch.y) * patch.width + x - patch.x] !== 0) {
      if (isIn(mask, x, y) && inMask(x, y)) {
        for (let i = 4 * p; i < 4 * p + 4; i++, count++) {
          const difference = Math.abs(filled.data[i]! - clean.data[i]!);
          worst = Math.max(worst, difference);
          sum += difference;
        }
      }
      filled.data.set(junk.data.subarray(4 * p, 4 * p + 4), 4 * p);
    }
  });
  expect(isSame(filled.data, junk.data)).toBe(true);
  return { worst, mean: sum / count };
}

function forEachPixelIn({ x, y, width, height }: Rect, visit: (x: number, y: number) => void) {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) visit(column, row);
  }
}

const square = { width: 512, height: 512 };
const middle = { x: 204, y: 190, width: 100, height: 77 };
const quick: MoebiusSettings = { ...BEST, steps: 4 };

describe('on graphs of the real interface a fill gives the clean picture', () => {
  it.each<[string, MoebiusSettings]>([
    ['the preset best', PRESETS.best.settings],
    ['the preset fast', PRESETS.fast.settings],
    ['DDIM', { ...quick, sampler: 'ddim' }],
    ['DDIM with leading times', { ...quick, sampler: 'ddim', spacing: 'leading', start: 'noise' }],
    ['DPM-Solver++ with leading times', { ...quick, spacing: 'leading' }],
    ['no guidance', { ...quick, guidanceScale: 1 }],
    ['much guidance', { ...quick, guidanceScale: 5 }],
    ['guidance on the way only', { ...quick, guidanceInterval: [0.25, 0.75] }],
    ['a start from the source', { ...quick, start: 'source' }],
  ])('to the level, with %s', async (_, settings) => {
    expect((await errorOf(scene(square, middle), settings)).worst).toBeLessThanOrEqual(1);
  });

  it('with the preset reference, but for the published blur at the painted rim', async () => {
    const { mean, worst } = await errorOf(scene(square, middle), PRESETS.reference.settings);
    expect(mean).toBeLessThan(15); // six pixels of the rim still show half of what was there
    expect(worst).toBeGreaterThan(50);
    const exact = { ...PRESETS.reference.settings, paste: 'inner-feather' as const };
    expect((await errorOf(scene(square, middle), exact)).worst).toBeLessThanOrEqual(1);
  });

  it.each<[string, Size, Rect[]]>([
    ['a mask along the border', square, [{ x: 0, y: 430, width: 200, height: 82 }]],
    [
      'a picture of 300 × 2000',
      { width: 300, height: 2000 },
      [{ x: 77, y: 900, width: 80, height: 60 }],
    ],
    [
      'several regions',
      { width: 1700, height: 700 },
      [
        { x: 50, y: 50, width: 60, height: 60 },
        { x: 1500, y: 300, width: 90, height: 40 },
      ],
    ],
  ])('to the level, in %s', async (_, size, holes) => {
    expect((await errorOf(scene(size, ...holes), quick)).worst).toBeLessThanOrEqual(1);
  });

  it('in 4096 × 4096 but for the edges between its cells, which 512 pixels cannot hold', async () => {
    const hole = { x: 1500, y: 2000, width: 700, height: 500 };
    const exact = { ...quick, colourMatch: 0, grain: 0 };
    const { mean } = await errorOf(scene({ width: 4096, height: 4096 }, hole), exact);
    expect(mean).toBeLessThan(3); // speckle of 16 levels, over edges of 20 pixels
  });
});

describe('the labels', () => {
  it('reach the graph as ids: what only the unconditional row adds is seen by guidance alone', async () => {
    const set = sessionsOf({ cleanLatents: cleanLatents(), uncondOffset: 0.5 });
    const drawing = scene(square, middle);
    const unguided = await errorOf(drawing, { ...quick, guidanceScale: 1 }, set);
    expect(unguided.worst).toBeLessThanOrEqual(1);
    const guided = await errorOf(drawing, { ...quick, colourMatch: 0 }, set);
    expect(guided.mean).toBeGreaterThan(2);
  });
});

describe('the masked picture', () => {
  it('reaches the graph with grey in the hole', async () => {
    const set = sessionsOf({ cleanLatents: 'masked-image' });
    const { source, mask } = scene(square, middle);
    const settings = { ...quick, colourMatch: 0 };
    const engine = createMoebius({
      sessions: set,
      settings,
      isStandIn: false,
      selfTest: 'not-run',
    });
    const { patch } = await fill(source, { mask, engine, seed: 7, grow: 'auto' });
    const { data } = paste(source, patch);
    const at = 4 * (230 * 512 + 250);
    for (const value of data.subarray(at, at + 3))
      expect(Math.abs(value - 127.5)).toBeLessThan(1.1);
  });
});
