import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paste } from '../../src/inference/core/paste';
import type { Mask, Raster } from '../../src/inference/core/raster';
import type { Engine } from '../../src/inference/engines/engine';
import { fill } from '../../src/inference/fill';
import { drawMask, toDrawing } from './core/draw-mask';
import { copyOf, fakeEngine, filledWith, greyRaster } from './fake-engine';

const two = drawMask(['#.......##']);

function fillTwo(engine: Engine, options: Parameters<typeof fill>[2] = {}) {
  return fill(greyRaster(10, 1), { mask: two, engine, seed: 7, grow: 0 }, options);
}

describe('fill', () => {
  it('leaves every byte outside the grown mask as it was, whatever the engine does', async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest(), async ({ source, mask, grow, noise }) => {
        const before = source.data.slice();
        const { patch } = await fill(source, { mask, grow, seed: 1, engine: scribbler(noise) });
        expect(source.data).toEqual(before);

        const { data } = paste(source, patch);
        const { width } = source;
        for (let i = 0; i < width * source.height; i++) {
          if (distanceToMask(mask, i % width, Math.floor(i / width)) <= grow) continue;
          expect(data.subarray(4 * i, 4 * i + 4)).toEqual(before.subarray(4 * i, 4 * i + 4));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('takes every painted pixel from the engine', async () => {
    const source = greyRaster(9, 5);
    const mask = drawMask(['.#', '##'], { x: 3, y: 2 });
    const { engine } = fakeEngine();
    const { patch } = await fill(source, { mask, engine, seed: 0, grow: 1.5 });
    const filled = Array.from(paste(source, patch).data).filter((_, i) => i % 4 === 0);
    const [above, left, right] = [2 * 9 + 4, 3 * 9 + 3, 3 * 9 + 4];
    expect([above, left, right].map((i) => filled[i])).toEqual([200, 200, 200]);
  });

  it('covers exactly the mask where it is not grown, and by the engine’s growth on auto', async () => {
    const { engine } = fakeEngine({ growth: ({ width }) => width / 10 });
    const mask = drawMask(['#.', '.#'], { x: 4, y: 3 });
    const request = { mask, engine, seed: 0 };

    const exact = await fill(greyRaster(20, 20), { ...request, grow: 0 });
    expect(exact.patch).toMatchObject({ x: 4, y: 3, width: 2, height: 2 });
    expect([...exact.patch.coverage]).toEqual([255, 0, 0, 255]);
    expect([...exact.patch.data.subarray(4, 12)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);

    const grown = await fill(greyRaster(20, 20), { ...request, grow: 'auto' });
    expect(grown.patch).toMatchObject({ x: 2, y: 1, width: 6, height: 6 });
    expect(toDrawing(grown.patch.coverage, 6)[0]).toBe('..#...');
  });

  it('ignores what is painted outside the picture, and fails where that is all', async () => {
    const { engine } = fakeEngine();
    const request = { engine, seed: 0, grow: 2 };
    const half = await fill(greyRaster(4, 1), {
      ...request,
      mask: drawMask(['####'], { x: 2, y: 0 }),
      grow: 0,
    });
    expect(half.patch).toMatchObject({ x: 2, y: 0, width: 2, height: 1 });

    const mask = drawMask(['#'], { x: 4, y: 0 });
    await expect(fill(greyRaster(4, 1), { ...request, mask })).rejects.toMatchObject({
      code: 'nothing-painted',
    });
  });

  describe('gives the engine', () => {
    it('its window of the picture, with the hole marked', async () => {
      const source = greyRaster(6, 1);
      source.data[4 * 2] = 42;
      const { engine, jobs } = fakeEngine();
      await fill(source, { mask: drawMask(['..##..']), engine, seed: 5, grow: 0 });
      const hole = Uint8Array.of(0, 0, 255, 255, 0, 0);
      expect(jobs).toEqual([{ image: source, hole, grown: 0, seed: 5 }]);
    });

    it('the results of regions already filled, and no others’ unfilled holes', async () => {
      // Joint windows are the whole picture, so that the two are not merged; each sees both.
      const engine = fakeEngine({
        windowAround: (hole, { width, height }) =>
          hole.width > 2 ? { x: 0, y: 0, width, height } : { x: 0, y: 0, width: 10, height: 1 },
        complete: async ({ image }) => ({
          image: filledWith(image, 200),
          remarks: [],
          confidence: 1,
        }),
      });
      await fill(greyRaster(10, 90), { mask: two, engine: engine.engine, seed: 0, grow: 0 });

      const [first, second] = engine.jobs;
      expect([...first!.hole]).toEqual([255, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
      expect([...second!.hole]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 255, 255]);
      expect([...second!.image.data.subarray(0, 8)]).toEqual([
        200, 200, 200, 200, 100, 100, 100, 255,
      ]);
    });

    it('a draft whole, where its rim lets the picture through too', async () => {
      const { engine, jobs } = fakeEngine();
      const patch = { x: 0, y: 0, width: 2, height: 1 };
      const data = new Uint8ClampedArray(8).fill(240);
      const draft = { ...patch, data, coverage: Uint8Array.of(128, 0) };
      await fill(greyRaster(2, 1), { mask: drawMask(['##']), engine, seed: 0, grow: 0, draft });
      expect([...jobs[0]!.draft!.data]).toEqual([240, 240, 240, 240, 100, 100, 100, 255]);
    });

    it('a seed of its own for each region, the same on every run', async () => {
      const seeds = async () => {
        const { engine, jobs } = fakeEngine();
        await fillTwo(engine);
        return jobs.map(({ seed }) => seed);
      };
      const [first, second] = await seeds();
      expect(first).toBe(7);
      expect(second).not.toBe(first);
      expect(await seeds()).toEqual([first, second]);
    });
  });

  it('refuses a window that does not hold its region, or sticks out of the picture', async () => {
    const elsewhere = fakeEngine({ windowAround: () => ({ x: 5, y: 0, width: 2, height: 1 }) });
    await expect(fillTwo(elsewhere.engine)).rejects.toThrow('chose a window');
    const outside = fakeEngine({ windowAround: () => ({ x: 0, y: 0, width: 11, height: 1 }) });
    await expect(fillTwo(outside.engine)).rejects.toThrow('chose a window');
  });

  it('refuses an answer that is not of the window’s size', async () => {
    const { engine } = fakeEngine({
      complete: async () => ({ image: greyRaster(1, 1), remarks: [], confidence: 1 }),
    });
    await expect(fillTwo(engine)).rejects.toThrow('answered a window of 3×1 with 1×1');
  });

  it('reports what was done, and by area how far to trust it', async () => {
    const confidences = [1, 0.25];
    const { engine } = fakeEngine({
      complete: async ({ image }) => ({
        image,
        remarks: ['nothing-to-learn-from'],
        confidence: confidences.shift()!,
      }),
    });
    const { report } = await fillTwo(engine);
    expect(report).toEqual({
      engine: 'quick-fill',
      engineVersion: 'fake 1',
      seed: 7,
      regions: [
        { x: 0, y: 0, width: 1, height: 1 },
        { x: 8, y: 0, width: 2, height: 1 },
      ],
      windows: [
        { x: 0, y: 0, width: 3, height: 1 },
        { x: 6, y: 0, width: 4, height: 1 },
      ],
      filledPixels: 3,
      milliseconds: expect.any(Number) as number,
      remarks: ['nothing-to-learn-from'],
      confidence: 0.5,
    });
  });

  describe('on abort', () => {
    it('begins nothing where it had been aborted before', async () => {
      const { engine, jobs } = fakeEngine();
      const signal = AbortSignal.abort();
      await expect(fillTwo(engine, { signal })).rejects.toBe(signal.reason);
      expect(jobs).toHaveLength(0);
    });

    it('gives no result and begins no region, even if the engine took no notice', async () => {
      const abort = new AbortController();
      const { engine, jobs } = fakeEngine({
        async complete({ image }) {
          abort.abort();
          return { image, remarks: [], confidence: 1 };
        },
      });
      const options = { signal: abort.signal };
      await expect(fillTwo(engine, options)).rejects.toMatchObject({ name: 'AbortError' });
      expect(jobs).toHaveLength(1);
    });

    it('gives no result where it comes during the last region', async () => {
      const abort = new AbortController();
      const { engine } = fakeEngine({
        async complete({ image }) {
          abort.abort();
          return { image, remarks: [], confidence: 1 };
        },
      });
      const request = { mask: drawMask(['#']), engine, seed: 0, grow: 0 };
      const call = fill(greyRaster(2, 1), request, { signal: abort.signal });
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
    });

    it('hears a cancel that arrives as a message, between regions that never wait', async () => {
      const abort = new AbortController();
      const { engine, jobs } = fakeEngine({
        async complete({ image }) {
          const end = performance.now() + 30;
          while (performance.now() < end); // computes, as an engine does
          return { image, remarks: [], confidence: 1 };
        },
      });
      setTimeout(() => abort.abort());
      await expect(fillTwo(engine, { signal: abort.signal })).rejects.toMatchObject({
        name: 'AbortError',
      });
      expect(jobs).toHaveLength(1);
    });
  });
});

interface Request {
  readonly source: Raster;
  readonly mask: Mask;
  readonly grow: number;
  readonly noise: number;
}

/** From 1×1; any alpha; a mask with at least one painted pixel. */
function anyRequest(): fc.Arbitrary<Request> {
  const side = fc.integer({ min: 1, max: 24 });
  return fc.tuple(side, side).chain(([width, height]) => {
    const count = width * height;
    return fc.record({
      source: fc
        .uint8Array({ minLength: count * 4, maxLength: count * 4 })
        .map((bytes) => ({ width, height, data: Uint8ClampedArray.from(bytes) })),
      mask: fc.array(fc.nat(count - 1), { minLength: 1, maxLength: 6 }).map((painted) => {
        const data = new Uint8Array(count);
        for (const i of painted) data[i] = 255;
        return { x: 0, y: 0, width, height, data };
      }),
      grow: fc.integer({ min: 0, max: 5 }),
      noise: fc.integer({ min: 1, max: 255 }),
    });
  });
}

/** Writes over everything it can lay hands on: its input, its hole, its answer, and that once more. */
function scribbler(noise: number): Engine {
  const scribble = (data: Uint8ClampedArray | Uint8Array) => {
    for (let i = 0; i < data.length; i++) data[i] = (data[i]! + noise * (i + 1)) % 256;
  };
  return fakeEngine({
    async complete(job, context) {
      scribble(job.image.data);
      scribble(job.hole);
      const image = copyOf(job.image);
      context.progress(0.5, image);
      scribble(image.data);
      queueMicrotask(() => scribble(job.image.data));
      return { image, remarks: [], confidence: 1 };
    },
  }).engine;
}

function distanceToMask({ width, data }: Mask, x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) continue;
    nearest = Math.min(nearest, Math.hypot((i % width) - x, Math.floor(i / width) - y));
  }
  return nearest;
}
