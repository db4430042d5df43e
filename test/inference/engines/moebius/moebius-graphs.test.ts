/**
 * The whole fill through ONNX Runtime on the CPU, with graphs of the real interface whose answer is
 * known: the UNet names the exact noise in its input for one clean picture, so that picture must come
 * back, whatever the sampler, its steps and its start.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rect, Size } from '../../../../src/inference/core/geometry';
import { paste } from '../../../../src/inference/core/paste';
import { createMoebius } from '../../../../src/inference/engines/moebius/moebius';
import { PRESETS } from '../../../../src/inference/engines/moebius/presets';
import { SessionSet } from '../../../../src/inference/engines/moebius/session-set';
import type { MoebiusSettings } from '../../../../src/inference/engines/moebius/settings';
import { fill } from '../../../../src/inference/fill';
import { encodeModel } from '../../../../src/inference/onnx/write';
import { createRuntime, type OrtRuntime } from '../../../../src/inference/runtime/ort-runtime';
import { analyticModel } from '../../../../standin/analytic-model';
import {
  cleanLatents,
  type CleanScene,
  compare,
  type Comparison,
  sceneOf,
} from '../../../support/clean-scene';
import { BEST } from './jobs';

const WASM = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm';
let runtime: OrtRuntime;
let sessions: SessionSet;

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

/** Fills the scene; outside the zone not a byte may differ. */
async function errorOf(
  scene: CleanScene,
  settings: MoebiusSettings,
  set = sessions,
): Promise<Comparison> {
  const engine = createMoebius({ sessions: set, settings, isStandIn: false, selfTest: 'not-run' });
  const { patch } = await fill(scene.junk, { mask: scene.mask, engine, seed: 7, grow: 'auto' });
  const comparison = compare(scene, patch);
  expect(comparison.touchedOutside).toBe(0);
  return comparison;
}

const square = { width: 512, height: 512 };
const middle = { x: 204, y: 190, width: 100, height: 77 };
const quick: MoebiusSettings = { ...BEST, steps: 4 };

describe('on graphs of the real interface a fill gives the clean picture', () => {
  it.each<[string, MoebiusSettings]>([
    ['the preset best', PRESETS.best],
    ['the preset fast', PRESETS.fast],
    ['DDIM', { ...quick, sampler: 'ddim' }],
    ['DDIM with leading times', { ...quick, sampler: 'ddim', spacing: 'leading', start: 'noise' }],
    ['DPM-Solver++ with leading times', { ...quick, spacing: 'leading' }],
    ['no guidance', { ...quick, guidanceScale: 1 }],
    ['much guidance', { ...quick, guidanceScale: 5 }],
    ['guidance on the way only', { ...quick, guidanceInterval: [0.25, 0.75] }],
    ['a start from the source', { ...quick, start: 'source' }],
  ])('to the level, with %s', async (_, settings) => {
    expect((await errorOf(sceneOf(square, middle), settings)).worst).toBeLessThanOrEqual(1);
  });

  it('with the preset reference, but for the published blur at the painted rim', async () => {
    const { mean, worst } = await errorOf(sceneOf(square, middle), PRESETS.reference);
    expect(mean).toBeLessThan(15); // six pixels of the rim still show half of what was there
    expect(worst).toBeGreaterThan(50);
    const exact = { ...PRESETS.reference, paste: 'inner-feather' as const };
    expect((await errorOf(sceneOf(square, middle), exact)).worst).toBeLessThanOrEqual(1);
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
    expect((await errorOf(sceneOf(size, ...holes), quick)).worst).toBeLessThanOrEqual(1);
  });

  it('in 4096 × 4096 but for the edges between its cells, which 512 pixels cannot hold', async () => {
    const hole = { x: 1500, y: 2000, width: 700, height: 500 };
    const exact = { ...quick, colourMatch: 0, grain: 0 };
    const { mean } = await errorOf(sceneOf({ width: 4096, height: 4096 }, hole), exact);
    expect(mean).toBeLessThan(3); // speckle of 16 levels, over edges of 20 pixels
  });
});

describe('the labels', () => {
  it('reach the graph as ids: what only the unconditional row adds is seen by guidance alone', async () => {
    const set = sessionsOf({ cleanLatents: cleanLatents(), uncondOffset: 0.5 });
    const drawing = sceneOf(square, middle);
    const unguided = await errorOf(drawing, { ...quick, guidanceScale: 1 }, set);
    expect(unguided.worst).toBeLessThanOrEqual(1);
    const guided = await errorOf(drawing, { ...quick, colourMatch: 0 }, set);
    expect(guided.mean).toBeGreaterThan(2);
  });
});

describe('the masked picture', () => {
  it('reaches the graph with grey in the hole', async () => {
    const set = sessionsOf({ cleanLatents: 'masked-image' });
    const { clean, mask } = sceneOf(square, middle);
    const settings = { ...quick, colourMatch: 0 };
    const engine = createMoebius({
      sessions: set,
      settings,
      isStandIn: false,
      selfTest: 'not-run',
    });
    const { patch } = await fill(clean, { mask, engine, seed: 7, grow: 'auto' });
    const { data } = paste(clean, patch);
    const at = 4 * (230 * 512 + 250);
    for (const value of data.subarray(at, at + 3))
      expect(Math.abs(value - 127.5)).toBeLessThan(1.1);
  });
});
