/**
 * Keeps a long computation polite: it hands the thread back often enough for a cancel to arrive. And
 * quick: it is how every step comes by the fastest loops there are.
 *
 * The clock decides only *when* to rest, never what is computed, so results stay repeatable.
 */
import type { Size } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import type { Loops } from './kernels/loops';

/** A cancel must be heard within 50 ms, of which the longest step that cannot rest takes the most. */
const STRETCH_MS = 8;

export interface Pace {
  readonly loops: Loops;
  /** True when it is time to `await rest()`. Cheap enough to ask once per row. */
  due(): boolean;
  /** One macrotask; @throws the signal's reason where it has aborted. */
  rest(): Promise<void>;
}

export function createPace(signal: AbortSignal, loops: Loops): Pace {
  let rested = performance.now();
  return {
    loops,
    due: () => performance.now() - rested > STRETCH_MS,
    async rest() {
      // Awaiting promises alone would never let a message in.
      await macrotask();
      signal.throwIfAborted();
      rested = performance.now();
    },
  };
}

/** Pixels done between two looks at the clock: a millisecond's work. */
const STRIP_PIXELS = 1 << 16;

/** Does `work` on all rows, a strip from `from` to `to` at a time, and rests in between. */
export async function inStrips(
  { width, height }: Size,
  pace: Pace,
  work: (from: number, to: number) => void,
): Promise<void> {
  const rows = Math.max(1, Math.floor(STRIP_PIXELS / Math.max(width, 1)));
  for (let y = 0; y < height; y += rows) {
    if (pace.due()) await pace.rest();
    work(y, Math.min(y + rows, height));
  }
}

/** As `inStrips`, for `count` things in a row. */
export function inBatches(
  count: number,
  pace: Pace,
  work: (from: number, to: number) => void,
): Promise<void> {
  return inStrips({ width: 1, height: count }, pace, work);
}

export async function copyAtPace(image: Raster, pace: Pace): Promise<Raster> {
  const data = new Uint8ClampedArray(image.data.length);
  await inBatches(data.length, pace, (from, to) => data.set(image.data.subarray(from, to), from));
  return { ...image, data };
}

/** Resolves after messages that are already waiting. A nested timer would cost a browser 4 ms. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
