import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { latentMaskOf } from '../../../../src/inference/engines/moebius/latent-mask';
import {
  assembleSample,
  latentsForDecoder,
  latentsFromMoments,
} from '../../../../src/inference/engines/moebius/latents';
import { PRESETS } from '../../../../src/inference/engines/moebius/presets';
import { startLatents } from '../../../../src/inference/engines/moebius/start';
import { randomNumbers } from './toy-unet';

const N = 64 * 64;

describe('scaled latents', () => {
  it('are the means, and not the variances, times 0.13025', () => {
    const moments = Float32Array.from({ length: 8 * N }, (_, i) => (i < 4 * N ? 2 : 9));
    expect(latentsFromMoments(moments)).toEqual(new Float32Array(4 * N).fill(0.2605));
  });

  it('become the means again for the decoder', () => {
    const moments = randomNumbers(8 * N, 1);
    const means = latentsForDecoder(latentsFromMoments(moments));
    means.forEach((value, i) => expect(value).toBeCloseTo(moments[i]!, 6));
  });

  it('stand before the mask, and those of the masked picture after it', () => {
    const sample = assembleSample(
      new Float32Array(4 * N).fill(1),
      new Float32Array(N).fill(2),
      new Float32Array(4 * N).fill(3),
    );
    const channels = Array.from({ length: 9 }, (_, channel) =>
      sample.subarray(channel * N, (channel + 1) * N),
    );
    expect(channels.map((channel) => new Set(channel))).toEqual(
      [1, 1, 1, 1, 2, 3, 3, 3, 3].map((value) => new Set([value])),
    );
  });

  it('of a wrong size are refused by name', () => {
    const [four, one] = [new Float32Array(4 * N), new Float32Array(N)];
    expect(() => latentsFromMoments(four)).toThrow('moments: 16384 numbers where 32768');
    expect(() => latentsForDecoder(one)).toThrow('latents: 4096');
    expect(() => assembleSample(one, one, four)).toThrow('noisy latents');
    expect(() => assembleSample(four, four, four)).toThrow('latent mask');
    expect(() => assembleSample(four, one, one)).toThrow('masked picture');
  });
});

describe('latentMaskOf', () => {
  const withPixel = (x: number, y: number) => {
    const hole = new Uint8Array(512 * 512);
    hole[y * 512 + x] = 255;
    return hole;
  };
  const cellsOf = (mask: Float32Array) => [...mask.keys()].filter((cell) => mask[cell] === 1);
  const pixel = fc.integer({ min: 0, max: 511 });

  it('sees any pixel of its cell when pooling, and only the top left one when sampling', () => {
    fc.assert(
      fc.property(pixel, pixel, (x, y) => {
        const cell = Math.floor(y / 8) * 64 + Math.floor(x / 8);
        const isCorner = x % 8 === 0 && y % 8 === 0;
        expect(cellsOf(latentMaskOf(withPixel(x, y), 'max-pool'))).toEqual([cell]);
        expect(cellsOf(latentMaskOf(withPixel(x, y), 'top-left'))).toEqual(isCorner ? [cell] : []);
      }),
    );
  });

  it('is one and nought, whatever marks the hole', () => {
    const hole = new Uint8Array(512 * 512).fill(1);
    for (const how of ['top-left', 'max-pool'] as const) {
      expect(latentMaskOf(hole, how)).toEqual(new Float32Array(N).fill(1));
    }
  });

  it('refuses a hole of another size', () => {
    expect(() => latentMaskOf(new Uint8Array(N), 'max-pool')).toThrow('hole: 4096');
  });
});

describe('startLatents', () => {
  const settings = PRESETS.reference;
  const [noise, picture] = [randomNumbers(4 * N, 1), randomNumbers(4 * N, 2)];

  it('is the noise itself where nothing is mixed in', () => {
    expect(startLatents(settings, noise, picture)).toEqual(noise);
  });

  it.each(['source', 'draft'] as const)(
    'mixes the %s in by the share of the first time',
    (start) => {
      const mixed = startLatents({ ...settings, start }, noise, picture);
      mixed.forEach((value, i) => {
        // √ᾱ and √(1 − ᾱ) at 900
        expect(value).toBeCloseTo(0.118959 * picture[i]! + 0.992899 * noise[i]!, 5);
      });
      expect(() => startLatents({ ...settings, start }, noise, null)).toThrow(`the ${start} needs`);
    },
  );
});
