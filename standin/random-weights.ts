/**
 * Weights out of a seed, made while a file is written: uniform numbers with a given mean and deviation.
 * Integer arithmetic and one rounding to float32, so every machine writes the same bytes.
 */
import type { Payload } from '../src/inference/onnx/model';
import { hash } from '../src/inference/core/random';

export interface Distribution {
  readonly mean: number;
  readonly deviation: number;
}

const CHUNK_BYTES = 1 << 20;

/** `count` float32; the same seed and name give the same numbers. */
export function randomFloats(
  seed: number,
  name: string,
  count: number,
  { mean, deviation }: Distribution,
): Payload {
  return {
    kind: 'generated',
    length: count * 4,
    *chunks() {
      let state = hash(seed, ...new TextEncoder().encode(name)) || 1; // xorshift never leaves 0
      const perUnit = (deviation * Math.sqrt(3)) / 2 ** 31; // a uniform on ±1 deviates by 1/√3
      for (let done = 0; done < count;) {
        const values = new Float32Array(Math.min(CHUNK_BYTES / 4, count - done));
        for (let i = 0; i < values.length; i++) {
          state ^= state << 13;
          state ^= state >>> 17;
          state ^= state << 5;
          values[i] = mean + state * perUnit;
        }
        yield new Uint8Array(values.buffer);
        done += values.length;
      }
    },
  };
}

/** 0, 1, 2, … as `count` int64. */
export function countingIntegers(count: number): Payload {
  return {
    kind: 'generated',
    length: count * 8,
    *chunks() {
      for (let done = 0; done < count;) {
        const values = new BigInt64Array(Math.min(CHUNK_BYTES / 8, count - done));
        for (let i = 0; i < values.length; i++) values[i] = BigInt(done + i);
        yield new Uint8Array(values.buffer);
        done += values.length;
      }
    },
  };
}

/**
 * Weights that keep the variance at 1 where each output sums `fanIn` inputs whose mean square is
 * `power`: 1 after a normalisation, and less after what `AFTER_SILU` and `AFTER_RELU` name.
 */
export function preserving(fanIn: number, power = 1): Distribution {
  return { mean: 0, deviation: 1 / Math.sqrt(fanIn * power) };
}

/** Mean square of SiLU(x) and of max(x, 0) for a normal x of variance 1. */
export const AFTER_SILU = 0.356;
export const AFTER_RELU = 0.5;

/** What a trained network's biases and scales look like from afar. */
export const BIAS: Distribution = { mean: 0, deviation: 0.05 };
export const SCALE: Distribution = { mean: 1, deviation: 0.05 };
