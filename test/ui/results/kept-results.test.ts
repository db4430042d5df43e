import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FillReport, FillResult } from '../../../src/inference/contract';
import type { Picture } from '../../../src/ui/document/picture';
import type { Operation } from '../../../src/ui/editor/operations';
import {
  keptResult,
  partsOf,
  readResults,
  variationFrom,
  writeResults,
  type KeptResult,
} from '../../../src/ui/results/kept-results';
import { isSameMask, type Variation } from '../../../src/ui/results/variations';

const size = { width: 100, height: 80 };
const rect = { x: 1, y: 2, width: 30, height: 20 };
const made = { match: 1, grain: 0.5, feather: 2 };

const stroke = (x: number): Operation => ({
  kind: 'stroke',
  tool: 'brush',
  radius: 4,
  points: [{ x, y: 4 }],
});
const mask = [stroke(3), stroke(9)];

const report: FillReport = {
  engine: 'moebius',
  engineVersion: '2',
  seed: 5,
  regions: [rect],
  windows: [rect],
  filledPixels: 17,
  milliseconds: 90,
  remarks: ['likely-poor'],
  confidence: 0.4,
  millisecondsPerStep: 12,
};

function rawOf(grain: boolean): FillResult {
  const data = new Uint8ClampedArray(4).fill(100);
  const patch = { x: 1, y: 1, width: 1, height: 1, data, coverage: Uint8Array.of(255) };
  const layer = grain ? new Int16Array(3).fill(640) : null;
  return { patch, layers: { made, match: null, grain: layer }, report };
}

function variation(part: Partial<Variation> = {}): Variation {
  const raw = rawOf(true);
  return {
    id: 7,
    recipe: { engine: 'moebius', preset: 'fast', seed: 4_000_000_000, windows: [rect] },
    picture: 'elsewhere',
    operations: mask,
    setting: '[4,0,null]',
    madeAt: 1000,
    raw,
    result: raw,
    finish: made,
    name: 'Without “the” bean',
    isKept: true,
    applied: 'patch-layer',
    ...part,
  };
}

const kept = (part: Partial<Variation> = {}, isShown = false) =>
  keptResult(variation(part), { pixels: 100, finishing: 50 }, isShown);
const names = (results: readonly KeptResult[]) => partsOf(results).map(({ name }) => name);

describe('kept results', () => {
  const results = [kept(), kept({ madeAt: 2000, name: null, applied: null }, true)];
  const text = writeResults(results, size);

  it('come back as they were left', () => {
    expect(readResults(text, [], size)).toEqual(results);
  });

  it('share their operations with each other and with the mask there is, which says the same', () => {
    const current = structuredClone(mask);
    const earlier = kept({ operations: [mask[0]!] });
    const [whole, part] = readResults(writeResults([kept(), earlier], size), current, size);
    expect(isSameMask(whole!.operations, current)).toBe(true);
    expect(isSameMask(part!.operations, current.slice(0, 1))).toBe(true);
    expect(isSameMask(part!.operations, current.slice(1))).toBe(false);
  });

  it('write a mask once, however many results it has', () => {
    const one = writeResults([kept()], size).length;
    const withMask = JSON.parse(text) as { masks: string[] };
    expect(withMask.masks).toHaveLength(1);
    expect(text.length).toBeLessThan(2 * one - withMask.masks[0]!.length / 2);
  });

  it('are none where another version, or somebody else, wrote them', () => {
    const changes = [
      ['"version":1', '"version":2'],
      ['"mask":0', '"mask":1'],
      ['"seed":4000000000', '"seed":"4"'],
      ['patch-layer', 'patch'],
      ['likely-poor', 'likely-rich'],
      ['"width":30', '"width":null'],
      ['"pixels":100', '"pixels":"100"'],
      [/"masks":\["..../, '"masks":["AAAA'],
    ] as const;
    for (const [from, to] of changes)
      expect(readResults(text.replace(from, to), [], size)).toEqual([]);
    fc.assert(
      fc.property(fc.string(), (any) => {
        expect(readResults(any, [], size)).toEqual([]);
      }),
    );
  });
});

describe('the parts of kept results', () => {
  const quick = { engine: 'quick-fill', preset: null, seed: 1, windows: [] } as const;
  const of = (seed: number, part: Partial<Variation>, isShown = false) =>
    kept({ isKept: false, recipe: { ...quick, seed }, ...part }, isShown);

  it('begin with what is on show, then the star, the model, and the newest', () => {
    const oldest = of(1, { madeAt: 1 });
    const newest = of(2, { madeAt: 6 });
    const model = of(3, { madeAt: 2, recipe: { ...quick, engine: 'moebius', seed: 3 } });
    const star = of(4, { madeAt: 3, isKept: true });
    const shown = of(5, { madeAt: 4 }, true);
    expect(names([oldest, newest, model, star, shown]).slice(0, 5)).toEqual([
      '4 quick-fill 5 pixels',
      '3 quick-fill 4 pixels',
      '2 moebius 3 pixels',
      '6 quick-fill 2 pixels',
      '1 quick-fill 1 pixels',
    ]);
  });

  it('end with what they can be finished with, but for one that is finished otherwise', () => {
    const asMade = of(1, { madeAt: 2 });
    const finished = of(2, { madeAt: 1, finish: { ...made, grain: 2 } });
    expect(names([asMade, finished])).toEqual([
      '2 quick-fill 1 pixels',
      '1 quick-fill 2 pixels',
      '1 quick-fill 2 finishing',
      '2 quick-fill 1 finishing',
    ]);
  });
});

describe('a restored result', () => {
  const picture = {
    size,
    layer: { id: '1:2', imageHash: 'hash', from: 'fill' },
  } as unknown as Picture;
  const finish = { match: 0.2, grain: 1.5, feather: 2 };

  it('is what it was, of the picture that is open', () => {
    const before = variation();
    expect(variationFrom(kept(), before.raw, picture)).toEqual({
      ...before,
      id: 0,
      picture: '1:2 fill hash',
    });
  });

  it('has its finish again, as far as what that takes was kept', () => {
    const whole = variationFrom(kept({ finish }), rawOf(true), picture);
    expect(whole.finish).toEqual({ match: 1, grain: 1.5, feather: 2 });
    expect(whole.result.patch.data[0]).toBe(110); // 640/64 levels more
    const bare = variationFrom(kept({ finish }), rawOf(false), picture);
    expect(bare.finish).toEqual(made);
    expect(bare.result).toBe(bare.raw);
  });
});
