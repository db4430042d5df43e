import { describe, expect, it } from 'vitest';
import type { FillProgress } from '../../src/inference/contract';
import type { Engine } from '../../src/inference/engines/engine';
import { fill } from '../../src/inference/fill';
import { drawMask } from './core/draw-mask';
import { fakeEngine, filledWith, greyRaster } from './fake-engine';

describe('the progress of a fill', () => {
  async function progressOf(engine: Engine): Promise<FillProgress[]> {
    const seen: FillProgress[] = [];
    const request = { mask: drawMask(['#.......##']), engine, seed: 7, grow: 0 };
    await fill(greyRaster(10, 1), request, { onProgress: (progress) => seen.push(progress) });
    return seen;
  }

  it('weighs regions by the area of their windows, and ends at 1', async () => {
    const { engine } = fakeEngine({
      async complete({ image }, context) {
        context.progress(0.5);
        return { image, remarks: [], confidence: 1 };
      },
    });
    const seen = await progressOf(engine); // windows of 3 and 4 pixels
    expect(seen.map(({ fraction }) => fraction)).toEqual([1.5 / 7, 3 / 7, 5 / 7, 1]);
    expect(seen.map(({ region, regions }) => [region, regions])).toEqual([
      [1, 2],
      [1, 2],
      [2, 2],
      [2, 2],
    ]);
  });

  it('stays within 0 and 1 and never falls, whatever an engine says', async () => {
    const { engine } = fakeEngine({
      async complete({ image }, context) {
        for (const fraction of [-1, 0.9, 0.2, NaN, 55]) context.progress(fraction);
        return { image, remarks: [], confidence: 1 };
      },
    });
    const fractions = (await progressOf(engine)).map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions[0]).toBe(0);
    expect(fractions.at(-1)).toBe(1);
  });

  it('shows the regions already filled together with the preview of this one', async () => {
    const { engine } = fakeEngine({
      async complete({ image }, context) {
        context.progress(0.5, filledWith(image, 50));
        return { image: filledWith(image, 200), remarks: [], confidence: 1 };
      },
    });
    const previews = (await progressOf(engine)).flatMap(({ preview }) => preview ?? []);
    expect(previews).toHaveLength(2);
    expect(previews[0]).toMatchObject({ x: 0, y: 0, width: 1, height: 1 });
    expect(previews[1]).toMatchObject({ x: 0, y: 0, width: 10, height: 1 });
    expect([...previews[1]!.coverage]).toEqual([255, 0, 0, 0, 0, 0, 0, 0, 255, 255]);
    expect([...previews[1]!.data].filter((_, i) => i % 4 === 0)).toEqual([
      200, 0, 0, 0, 0, 0, 0, 0, 50, 50,
    ]);
  });

  it('goes without a preview that would take too long to make', async () => {
    const source = greyRaster(1 << 17, 25);
    const mask = { ...source, x: 0, y: 0, data: new Uint8Array(25 << 17).fill(255) };
    const { engine } = fakeEngine({
      async complete({ image }, context) {
        context.progress(0.5, image);
        return { image, remarks: [], confidence: 1 };
      },
    });
    const heard: FillProgress[] = [];
    const onProgress = (progress: FillProgress) => heard.push(progress);
    await fill(source, { mask, engine, seed: 0, grow: 0 }, { onProgress });
    expect(heard.map(({ fraction, preview }) => [fraction, preview])).toEqual([
      [0.5, undefined],
      [1, undefined],
    ]);
  });
});
