/**
 * `unit` runs in Node alone; `e2e` builds everything once and drives a real Chromium, `browsers` Firefox
 * and WebKit (`npm run test:browsers`); `slow` takes many minutes and runs only when it is asked for.
 */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/e2e/**', 'test/browsers/**', 'test/slow/**'],
          testTimeout: 30_000, // two cores, shared with the rest of the suite
          maxWorkers: 2, // of two cores, Vitest would use one
          // V8's second compiler, in Node 20, works minutes on functions of ONNX Runtime that are then run a
          // few times: 148 s of processor time become 6 in three fills by the model's stand-in.
          execArgv: ['--liftoff-only'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 1 }, // when the processor is free: people wait for a browser
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/e2e/build-once.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false, // one browser at a time
        },
      },
      {
        test: {
          name: 'browsers',
          include: ['test/browsers/**/*.test.ts'],
          globalSetup: ['test/e2e/build-once.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          fileParallelism: false, // one browser at a time
        },
      },
      {
        test: {
          name: 'slow', // `npm run test:slow`
          include: ['test/slow/**/*.test.ts'],
          testTimeout: 60 * 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
