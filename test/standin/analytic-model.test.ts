import { describe, expect, it } from 'vitest';
import { analyticModel } from '../../standin/analytic-model';
import { SCALING_FACTOR } from '../../standin/analytic-vae';
import { floats, integers, normals, withGraph } from './open-graph';

const AREA = 64 * 64;
const CONDITIONAL = Array.from({ length: 10 }, (_, i) => i);
const UNCONDITIONAL = CONDITIONAL.map((id) => id + 10);

/** ᾱ from the betas themselves. */
function alphaBar(t: number): number {
  let product = 1;
  for (let i = 0; i <= t; i++) {
    const root = Math.sqrt(0.00085) + ((Math.sqrt(0.012) - Math.sqrt(0.00085)) * i) / 999;
    product *= 1 - root * root;
  }
  return product;
}

function maxDifference(a: Float32Array, b: (i: number) => number): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b(i))), 0);
}

describe('the analytic UNet', () => {
  const clean = Float32Array.from({ length: 4 * AREA }, normals(1));
  const noise = Float32Array.from({ length: 4 * AREA }, normals(2));

  /** Rows of clean latents with `noise` at each of `timesteps`; channels 4–8 as given. */
  function noisy(timesteps: readonly number[], rest: (i: number) => number) {
    const alphas = timesteps.map(alphaBar);
    return floats([timesteps.length, 9, 64, 64], (i) => {
      const alpha = alphas[Math.floor(i / (9 * AREA))]!;
      const at = i % (9 * AREA);
      if (at >= 4 * AREA) return rest(at - 4 * AREA);
      return Math.sqrt(alpha) * clean[at]! + Math.sqrt(1 - alpha) * noise[at]!;
    });
  }

  // At t = 0 the noise is a 34th of the input, and float32 has 24 bits.
  it.each([
    [999, 1e-5],
    [500, 1e-5],
    [20, 1e-5],
    [0, 5e-5],
  ])('finds the noise at t = %d, within %d', async (t, tolerance) => {
    const found = await withGraph(analyticModel({ cleanLatents: clean }).unet, (unet) =>
      unet.run({
        latent: noisy([t], () => NaN), // and looks at nothing else
        timesteps: integers([1], [t]),
        input_ids: integers([1, 10], CONDITIONAL),
      }),
    );
    expect(maxDifference(found, (i) => noise[i]!)).toBeLessThan(tolerance);
  });

  it('takes the masked picture for the answer where it is asked to', async () => {
    const found = await withGraph(analyticModel({ cleanLatents: 'masked-image' }).unet, (unet) =>
      unet.run({
        latent: noisy([300], (i) => (i < AREA ? NaN : clean[i - AREA]!)),
        timesteps: integers([1], [300]),
        input_ids: integers([1, 10], CONDITIONAL),
      }),
    );
    expect(maxDifference(found, (i) => noise[i]!)).toBeLessThan(1e-5);
  });

  it('offsets the row without condition, and by a share where ids are mixed', async () => {
    const model = analyticModel({ cleanLatents: clean, uncondOffset: 0.5 });
    const mixed = [...UNCONDITIONAL.slice(0, 2), ...CONDITIONAL.slice(2)];
    const found = await withGraph(model.unet, (unet) =>
      unet.run({
        latent: noisy([700, 40, 900], () => 0),
        timesteps: integers([3], [700, 40, 900]),
        input_ids: integers([3, 10], [...UNCONDITIONAL, ...CONDITIONAL, ...mixed]),
      }),
    );
    const offsets = [0.5, 0, 0.1];
    const expected = (i: number) => noise[i % (4 * AREA)]! + offsets[Math.floor(i / (4 * AREA))]!;
    expect(maxDifference(found, expected)).toBeLessThan(1e-5);
  });

  it('refuses clean latents of another size', () => {
    expect(() => analyticModel({ cleanLatents: new Float32Array(AREA) })).toThrow(RangeError);
  });
});

describe('the analytic VAE', () => {
  const { encoder, decoder } = analyticModel({ cleanLatents: 'masked-image' });

  it('gives back the mean colour of each 8 × 8 block', async () => {
    const image = floats([1, 3, 512, 512], normals(3));
    const pixels = image.data as Float32Array; // what `floats` made
    const moments = await withGraph(encoder, (graph) => graph.run({ image }));
    expect(new Set(moments.subarray(4 * AREA))).toEqual(new Set([-30]));

    const latent = floats([1, 4, 64, 64], (i) => moments[i]!);
    const decoded = await withGraph(decoder, (graph) => graph.run({ latent }));
    const expected = blockMeans(pixels);
    expect(maxDifference(decoded, (i) => expected[i]!)).toBeLessThan(1e-5);
  });

  it('has latents of a picture’s scale once multiplied by the scaling factor', async () => {
    const colours = [0.8, -0.4, 0.2];
    const image = floats([1, 3, 512, 512], (i) => colours[Math.floor(i / 512 / 512)]!);
    const moments = await withGraph(encoder, (graph) => graph.run({ image }));
    const luminance = 0.299 * 0.8 - 0.587 * 0.4 + 0.114 * 0.2;
    const scaled = [0, 1, 2, 3].map((channel) => moments[channel * AREA]! * SCALING_FACTOR);
    [...colours, luminance].forEach((wanted, i) => expect(scaled[i]).toBeCloseTo(wanted, 5));
  });
});

/** Of a planar picture of 512 × 512, at each of its pixels. */
function blockMeans(pixels: Float32Array): Float32Array {
  const sums = new Float64Array(3 * AREA);
  const cell = (i: number) => {
    const [x, y] = [i % 512, Math.floor(i / 512) % 512];
    return Math.floor(i / 512 / 512) * AREA + Math.floor(y / 8) * 64 + Math.floor(x / 8);
  };
  pixels.forEach((value, i) => (sums[cell(i)]! += value));
  return pixels.map((_, i) => sums[cell(i)]! / 64);
}
