/**
 * A UNet that is a formula: cell by cell, and different in every channel, id and time, so that nothing
 * that goes in can be mixed up without what comes out changing. No more like a picture than that.
 */
import { createRandom } from '../../../../src/inference/core/random';
import { floats } from '../../../../src/inference/core/tensor';
import type { GraphFiles, GraphSession, Runtime } from '../../../../src/inference/runtime/runtime';
import type { RawUnet } from './oracle';

const N = 64 * 64;

export const toyUnet: RawUnet = (latent, times, ids) => {
  const noise: number[] = [];
  times.forEach((time, row) => {
    const at = (channel: number, cell: number) => latent[(row * 9 + channel) * N + cell]!;
    // Weighted by their place, so that ids in another order are other ids.
    const label = ids[row]!.reduce((sum, id, place) => sum + (id * (place + 1)) / 550, 0) - 0.5;
    for (let channel = 0; channel < 4; channel++) {
      for (let cell = 0; cell < N; cell++) {
        const beside = Math.tanh(at(5 + channel, cell) + 0.5 * at((channel + 1) % 4, cell));
        const drawn = at(4, cell) * (0.4 - 0.1 * channel) * Math.cos(time / 300 + channel);
        noise.push(0.8 * at(channel, cell) + 0.3 * beside + drawn + 0.2 * label * (channel + 1));
      }
    }
  });
  return noise;
};

/** A runtime whose one graph is `unet`; every other name is a mistake of the test. */
export function runtimeOf(unet: RawUnet): Runtime {
  const session: GraphSession = {
    async run({ latent, timesteps, input_ids }) {
      const ids = [...(input_ids!.data as BigInt64Array)].map(Number);
      const rows = timesteps!.dims[0]!;
      const noise = await unet(
        [...(latent!.data as Float32Array)],
        [...(timesteps!.data as BigInt64Array)].map(Number),
        Array.from({ length: rows }, (_, row) => ids.slice(10 * row, 10 * row + 10)),
      );
      return { noise: floats(Float32Array.from(noise), [rows, 4, 64, 64]) };
    },
    async release() {},
  };
  return {
    provider: 'wasm',
    open: async ({ name }: GraphFiles) => {
      if (name !== 'unet') throw new Error(`there is no ${name} here`);
      return session;
    },
    async dispose() {},
  };
}

/** Numbers from −1 to 1. */
export function randomNumbers(length: number, seed: number): Float32Array<ArrayBuffer> {
  const random = createRandom(seed);
  return Float32Array.from({ length }, () => random.below(2 ** 24) / 2 ** 23 - 1);
}
