/**
 * Deterministic random numbers: an integer hash, and stratified samples for the pixels of a picture.
 *
 * Every pixel cuts the unit square into as many cells as it has samples and visits each once, in an
 * order of its own for every decision along the path: much less noise than free random numbers.
 */
const ORDERS = 256;

/** Mixes two integers into an unsigned 32-bit one (multiply and xor-shift, as in MurmurHash3's end). */
export function hash(a: number, b: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ 0x5bd1e995, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** [0, 1) from two integers. */
export function hashUnit(a: number, b: number): number {
  return hash(a, b) / 4294967296;
}

/** A sequence of numbers in [0, 1), the same for the same seed. */
export function createRandom(seed: number): () => number {
  let count = 0;
  return () => hashUnit(seed, count++);
}

export class Sampler {
  /** The pair of numbers in [0, 1) that the last `next` drew. */
  u = 0;
  v = 0;

  private readonly columns: number;
  private readonly rows: number;
  private readonly orders: Uint16Array;
  private pixelSeed = 0;
  private sample = 0;
  private decision = 0;

  constructor(
    private readonly seed: number,
    readonly samplesPerPixel: number,
  ) {
    this.columns = nearSquareDivisor(samplesPerPixel);
    this.rows = samplesPerPixel / this.columns;
    this.orders = shuffledOrders(samplesPerPixel, seed);
  }

  startPath(pixel: number, sample: number): void {
    this.pixelSeed = hash(pixel, this.seed);
    this.sample = sample;
    this.decision = 0;
  }

  /** Draws the next pair into `u` and `v`. */
  next(): void {
    const key = hash(this.pixelSeed, this.decision++);
    const cell = this.orders[(key % ORDERS) * this.samplesPerPixel + this.sample]!;
    const column = cell % this.columns;
    const row = (cell - column) / this.columns;
    this.u = (column + hashUnit(key, this.sample * 2 + 1)) / this.columns;
    this.v = (row + hashUnit(key, this.sample * 2 + 2)) / this.rows;
  }
}

/** The largest divisor of `count` that is not above its square root. */
function nearSquareDivisor(count: number): number {
  let divisor = Math.floor(Math.sqrt(count));
  while (count % divisor !== 0) divisor--;
  return divisor;
}

/** `ORDERS` permutations of 0 … count − 1, one after another (Fisher and Yates). */
function shuffledOrders(count: number, seed: number): Uint16Array {
  const random = createRandom(hash(seed, 0x51ab));
  const orders = new Uint16Array(ORDERS * count);
  for (let start = 0; start < orders.length; start += count) {
    for (let i = 0; i < count; i++) {
      const j = Math.floor(random() * (i + 1));
      orders[start + i] = orders[start + j]!;
      orders[start + j] = i;
    }
  }
  return orders;
}
