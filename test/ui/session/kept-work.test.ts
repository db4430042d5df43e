import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_OPTIONS } from '../../../src/ui/editor/tool-options';
import {
  readWork,
  resultsKey,
  workKey,
  writeWork,
  type KeptWork,
} from '../../../src/ui/session/kept-work';
import type { Picture } from '../../../src/ui/document/picture';

const work: KeptWork = {
  operations: [{ kind: 'stroke', tool: 'brush', radius: 4, points: [{ x: 3, y: 4 }] }],
  tool: 'lasso',
  toolOptions: { ...USUAL_OPTIONS, mode: 'subtract', tolerance: 33, closesRings: false },
  engine: 'moebius',
  preset: 'fast',
  seed: 4_000_000_000,
  windows: [{ x: 1, y: 2, width: 60, height: 50 }],
};
const size = { width: 100, height: 80 };
const text = writeWork(work, size)!;

describe('kept work', () => {
  it('comes back as it was left', () => {
    expect(readWork(text)).toEqual(work);
  });

  it('has the usual number where another version kept one out of range', () => {
    const other = readWork(text.replace('"growth":4', '"growth":4000'));
    expect(other?.toolOptions.growth).toBe(USUAL_OPTIONS.growth);
  });

  it('is nothing where another version, or somebody else, wrote it', () => {
    expect(readWork(text.replace('"version":2', '"version":1'))).toBeNull();
    expect(readWork(text.replace('lasso', 'laser'))).toBeNull();
    expect(readWork(text.replace('"width":60', '"width":"60"'))).toBeNull();
    expect(readWork(text.replace(/"strokes":"..../, '"strokes":"AAAA'))).toBeNull();
    fc.assert(
      fc.property(fc.string(), (any) => {
        expect(readWork(any)).toBeNull();
      }),
    );
  });
});

describe('workKey', () => {
  const pictureOf = (bytes: Uint8Array<ArrayBuffer>, imageHash: string | null = 'hash') =>
    ({ bytes, layer: { id: '1:2', imageHash, from: 'fill' } }) as unknown as Picture;

  it('knows a file by what is in it, and a layer by its id and picture', () => {
    const [one, again, other] = [
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 4],
    ].map((bytes) => pictureOf(Uint8Array.from(bytes))) as [Picture, Picture, Picture];
    expect(workKey(one, 'page')).toBe(workKey(again, 'page'));
    expect(workKey(one, 'page')).not.toBe(workKey(other, 'page'));
    expect(workKey(one, 'figma')).toBe('1:2 fill hash');
  });

  it('is for results another where a layer without an image is drawn otherwise', () => {
    const [one, other] = [[1], [2]].map((bytes) => Uint8Array.from(bytes)) as [
      Uint8Array<ArrayBuffer>,
      Uint8Array<ArrayBuffer>,
    ];
    const keyOf = (bytes: typeof one, hash: string | null) =>
      resultsKey(pictureOf(bytes, hash), 'figma');
    expect(keyOf(one, null)).not.toBe(keyOf(other, null));
    expect(keyOf(one, null)).toBe(keyOf(one, null));
    expect(keyOf(one, 'hash')).toBe(keyOf(other, 'hash'));
  });
});
