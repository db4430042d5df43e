/**
 * The published recipe a second time: straight, slow, in double precision, from the published formulas
 * (facts of the original pipeline and of its browser port), sharing no line with `src`. What the engine
 * computes in single precision is held against it.
 */

/** latent 2 × 9 × 64 × 64, one time and ten ids a row → noise 2 × 4 × 64 × 64. */
export type RawUnet = (
  latent: ArrayLike<number>,
  times: readonly number[],
  ids: readonly (readonly number[])[],
) => number[] | Promise<number[]>;

export interface OracleJob {
  /** Of the masked picture: 8 × 64 × 64. */
  moments: ArrayLike<number>;
  /** 512 × 512; 255 = to be filled. */
  hole: ArrayLike<number>;
  seed: number;
  steps: number;
  guidance: number;
}

const N = 64 * 64;

/** The latents after every step: 4 × 64 × 64 each. */
export async function oracle(unet: RawUnet, job: OracleJob): Promise<number[][]> {
  const alphaBars: number[] = [];
  let product = 1;
  for (let t = 0; t < 1000; t++) {
    const root = Math.sqrt(0.00085) + (t / 999) * (Math.sqrt(0.012) - Math.sqrt(0.00085));
    product = product * (1 - root * root);
    alphaBars.push(product);
  }

  const masked: number[] = [];
  for (let i = 0; i < 4 * N; i++) masked.push(job.moments[i]! * 0.13025);
  const mask: number[] = [];
  for (let y = 0; y < 64; y++) {
    for (let x = 0; x < 64; x++) mask.push(job.hole[8 * y * 512 + 8 * x] === 255 ? 1 : 0);
  }

  const stride = Math.floor(1000 / job.steps);
  const all: number[] = [];
  for (let i = job.steps - 1; i >= 0; i--) all.push(i * stride);
  const times = all.slice(job.steps - Math.trunc(job.steps * 0.99));

  let x = startOf(job.seed);
  const after: number[][] = [];
  for (const t of times) {
    const sample = [...x, ...mask, ...masked];
    const ids = [
      [10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ];
    const both = await unet([...sample, ...sample], [t, t], ids);
    const alphaBar = alphaBars[t]!;
    const previous = t - stride < 0 ? 1 : alphaBars[t - stride]!;
    x = x.map((value, i) => {
      const uncond = both[i]!;
      const cond = both[4 * N + i]!;
      const noise = uncond + job.guidance * (cond - uncond);
      const clean = (value - Math.sqrt(1 - alphaBar) * noise) / Math.sqrt(alphaBar);
      return Math.sqrt(previous) * clean + Math.sqrt(1 - previous) * noise;
    });
    after.push(x);
  }
  return after;
}

/** Normal noise and 0.0357 times one more normal number for each channel, from a stream of its own. */
function startOf(seed: number): number[] {
  const noise = normal(seed, 4 * N);
  const shift = normal(seed ^ 0x9e3779b9, 4);
  return noise.map((value, i) => value + 0.0357 * shift[Math.trunc(i / N)]!);
}

function normal(seed: number, count: number): number[] {
  let a = BigInt.asUintN(32, BigInt(seed));
  const low = (value: bigint) => BigInt.asUintN(32, value);
  const uniform = () => {
    a = low(a + 0x6d2b79f5n);
    let t = low((a ^ (a >> 15n)) * (1n | a));
    t = low(t ^ low(t + low((t ^ (t >> 7n)) * (61n | t))));
    return Number(t ^ (t >> 14n)) / 2 ** 32;
  };
  const numbers: number[] = [];
  while (numbers.length < count) {
    const u = uniform();
    const v = uniform();
    const radius = Math.sqrt(-2 * Math.log(u));
    numbers.push(radius * Math.cos(2 * Math.PI * v), radius * Math.sin(2 * Math.PI * v));
  }
  return numbers;
}
