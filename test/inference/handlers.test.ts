import { beforeEach, describe, expect, it } from 'vitest';
import type { Picture } from '../../src/inference/codec/picture';
import type { FillJob } from '../../src/inference/contract';
import { createHandlers } from '../../src/inference/handlers';
import { drawMask } from './core/draw-mask';
import { fakeEngine } from './fake-engine';

/** A "file" is a row of grey pixels, one byte each. */
function pictureOf(bytes: Uint8Array): Picture {
  const data = Uint8ClampedArray.from([...bytes].flatMap((grey) => [grey, grey, grey, 255]));
  const size = { width: bytes.length, height: 1 };
  return {
    info: { format: 'png', size, bitDepth: 8, hasAlpha: false, hasProfile: false },
    raster: { ...size, data },
    deep: null,
    isGrey: false,
    carried: [],
  };
}

const { signal } = new AbortController();
const context = { signal, enough: signal };
const ignore = () => {};

describe('the worker’s handlers', () => {
  let decoded: number;
  let handlers: ReturnType<typeof createHandlers>;

  beforeEach(() => {
    decoded = 0;
    handlers = createHandlers({
      decode: async (bytes) => {
        decoded++;
        if (bytes[0] === 0) throw new Error('damaged');
        return pictureOf(bytes);
      },
      encode: async ({ raster }, patch) =>
        Uint8Array.of(raster.data[0]!, patch.data[0]!, patch.coverage[0]!),
      encodePatch: async ({ raster }, { x, y, width, height }, isWhole) => ({
        png: Uint8Array.of(raster.data[0]!, isWhole ? 1 : 0),
        rect: { x, y, width, height },
        picture: raster,
        seeThrough: false,
      }),
      engine: fakeEngine().engine,
    });
  });

  const inspect = (picture: Uint8Array<ArrayBuffer>) =>
    handlers.inspect({ picture }, ignore, context);

  const fill = (changes: Partial<FillJob> = {}, given = signal) =>
    handlers.fill(
      {
        picture: Uint8Array.of(1, 2, 3),
        mask: drawMask(['.#.']),
        seed: 1,
        grow: 0,
        ...changes,
      },
      ignore,
      { signal: given, enough: signal },
    );

  it('decode a file once for inspecting, filling and encoding it', async () => {
    const info = await inspect(Uint8Array.of(1, 2, 3));
    const { patch } = await fill();
    const png = await handlers.encode({ picture: Uint8Array.of(1, 2, 3), patch }, ignore, context);
    expect(info.size).toEqual({ width: 3, height: 1 });
    expect(patch).toMatchObject({ x: 1, y: 0, width: 1, height: 1 });
    expect([...png]).toEqual([1, 200, 255]);
    expect(decoded).toBe(1);
  });

  it('encode a patch alone from the same decoded file', async () => {
    const file = Uint8Array.of(7, 2, 3);
    await inspect(file);
    const { patch } = await fill({ picture: file });
    const params = { picture: file, patch, isWhole: true };
    expect([...(await handlers.encodePatch(params, ignore, context)).png]).toEqual([7, 1]);
    expect(decoded).toBe(1);
  });

  it('pack a result and give it back', async () => {
    const { patch, layers } = await fill();
    const packed = await handlers.packResult({ patch, layers }, ignore, context);
    const params = { packed, made: layers.made, picture: { width: 3, height: 1 } };
    expect(await handlers.unpackResult(params, ignore, context)).toEqual({ patch, layers });
  });

  it.each<[string, number[]]>([
    ['differs in its last byte', [1, 2, 4]],
    ['begins with the same bytes', [1, 2, 3, 0]],
    ['is the beginning of it', [1, 2]],
  ])('never take another file for the last one, though it %s', async (_, bytes) => {
    await inspect(Uint8Array.of(1, 2, 3));
    const info = await inspect(Uint8Array.from(bytes));
    expect(info.size.width).toBe(bytes.length);
    expect(decoded).toBe(2);
  });

  it('know a file by the bytes it had, not by its buffer', async () => {
    const file = Uint8Array.of(1, 2, 3);
    await inspect(file);
    file[0] = 9;
    const { patch } = await fill({ picture: file });
    const png = await handlers.encode({ picture: file, patch }, ignore, context);
    expect(png[0]).toBe(9);
  });

  it('decode again after a failure, and forget nothing wrong', async () => {
    await expect(inspect(Uint8Array.of(0))).rejects.toThrow('damaged');
    await expect(inspect(Uint8Array.of(0))).rejects.toThrow('damaged');
    expect(decoded).toBe(2);
    await expect(inspect(Uint8Array.of(5))).resolves.toMatchObject({ size: { width: 1 } });
  });

  it('give the same bytes for the same call', async () => {
    const [first, second] = [await fill({ grow: 'auto' }), await fill({ grow: 'auto' })];
    expect(second.patch).toEqual(first.patch);
  });

  it('stop before filling where the call was cancelled while decoding', async () => {
    await expect(fill({}, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
