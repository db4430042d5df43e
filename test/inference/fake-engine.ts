/** Engines for tests: they do what a test wants to see, and nothing clever. */
import type { Rect } from '../../src/inference/core/geometry';
import { inflate, intersect, wholeOf } from '../../src/inference/core/geometry';
import { createRaster, type Raster } from '../../src/inference/core/raster';
import type { Engine, EngineJob } from '../../src/inference/engines/engine';

/** Sees `margin` pixels around a hole, fills with `colour`, and keeps the jobs it was given. */
export function fakeEngine(overrides: Partial<Engine> = {}, margin = 2) {
  const jobs: EngineJob[] = [];
  const engine: Engine = {
    id: 'quick-fill',
    version: 'fake 1',
    growth: () => 3,
    windowAround: (hole: Rect, image) => intersect(inflate(hole, margin), wholeOf(image)),
    async complete(job) {
      return { image: filledWith(job.image, 200), remarks: [], confidence: 1 };
    },
    ...overrides,
  };
  const watched: Engine = {
    ...engine,
    async complete(job, context) {
      jobs.push({ ...job, image: copyOf(job.image), hole: job.hole.slice() });
      return engine.complete(job, context);
    },
  };
  return { engine: watched, jobs };
}

export function filledWith({ width, height }: Omit<Raster, 'data'>, value: number): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4).fill(value) };
}

export function copyOf({ width, height, data }: Raster): Raster {
  return { width, height, data: data.slice() };
}

/** Opaque, of one grey. */
export function greyRaster(width: number, height: number, grey = 100): Raster {
  const raster = createRaster({ width, height });
  for (let i = 0; i < raster.data.length; i++) raster.data[i] = i % 4 === 3 ? 255 : grey;
  return raster;
}
