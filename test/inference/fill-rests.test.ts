/** How long a fill keeps its thread: measured by a clock that says it is always time to rest. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMask, type Mask } from '../../src/inference/core/raster';
import { stripsOf } from '../../src/inference/core/strips';
import { fill, type FillRequest } from '../../src/inference/fill';
import { fakeEngine, greyRaster } from './fake-engine';

/** Each row is a strip. */
const [WIDTH, HEIGHT] = [1 << 17, 4];
const source = greyRaster(WIDTH, HEIGHT);
const whole = { x: 0, y: 0, width: WIDTH, height: HEIGHT };
const mask: Mask = { ...whole, data: createMask(whole).data.fill(255) };
const draft = { ...whole, data: source.data, coverage: mask.data };

let rests = 0;
/** Told of every rest, by its number. */
let onRest: (rest: number) => void;

beforeEach(() => {
  rests = 0;
  onRest = () => {};
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((work: () => void) => {
    onRest(++rests);
    queueMicrotask(work);
  }) as typeof setTimeout);
});

afterEach(() => vi.restoreAllMocks());

const run = (more: Partial<FillRequest> = {}, signal?: AbortSignal) => {
  const { engine } = fakeEngine();
  return fill(source, { mask, engine, seed: 0, grow: 0, ...more }, { signal });
};

describe('a fill', () => {
  it('rests after each strip of whatever it reads or writes', async () => {
    await run();
    const [painted, zone, regions] = [HEIGHT - 1, 1, HEIGHT + 1];
    const [window, hole, result, counted] = [HEIGHT, HEIGHT, HEIGHT, HEIGHT];
    const plain = painted + zone + regions + window + hole + result + counted;
    expect(rests).toBe(plain);

    await run({ donors: mask });
    expect(rests - plain).toBe(plain + HEIGHT - 1);

    rests = 0;
    await run({ draft });
    expect(rests).toBe(plain + HEIGHT);

    rests = 0;
    await run({ resume: { region: 0, patch: draft, steps: {} as never } });
    expect(rests).toBe(plain + HEIGHT);
  });

  it('hears a cancel in any of them', async () => {
    await run();
    const all = rests;
    for (let at = 1; at <= all; at++) {
      const abort = new AbortController();
      rests = 0;
      onRest = (rest) => rest === at && abort.abort();
      await expect(run({}, abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
      expect(rests).toBe(at);
    }
  });
});

describe('strips', () => {
  it('are whole rows, as many as are allowed and one at least, and together the rectangle', () => {
    const rect = { x: 3, y: 5, width: 10, height: 7 };
    const rows = (pixels: number) =>
      [...stripsOf(rect, pixels)].map(({ y, height }) => [y, height]);
    expect(rows(39)).toEqual([
      [5, 3],
      [8, 3],
      [11, 1],
    ]);
    expect(rows(1)).toHaveLength(7);
    expect([...stripsOf(rect)]).toEqual([rect]);
  });
});
