/** What a fill needs on top of the picture: each run in a process of its own, as a worker would have it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { median, writeReport } from './report';

const RUNS = 3;
const LARGE = { width: 4000, height: 3000 };
const CASES: readonly (typeof LARGE & {
  readonly name: string;
  readonly side: number;
  readonly holes: number;
  readonly shape?: 'strewn' | 'wire';
})[] = [
  { name: '1 MP, 10 %', width: 1024, height: 1024, side: 324, holes: 1 },
  { name: '12 MP, 2 %', ...LARGE, side: 490, holes: 1 },
  { name: '12 MP, four holes of 0.5 %', ...LARGE, side: 245, holes: 4 },
  { name: '12 MP, 500 specks of 12 × 12', ...LARGE, side: 12, holes: 500, shape: 'strewn' },
  { name: '12 MP, a wire of 5 from corner to corner', ...LARGE, side: 5, holes: 1, shape: 'wire' },
  { name: '100 MP, a hole as in 12 MP, 2 %', width: 12_500, height: 8000, side: 490, holes: 1 },
];

const program = '.cache/bench/quick-fill-memory-process.mjs';
await build({
  entryPoints: ['bench/quick-fill-memory-process.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: program,
});

const rows: (string | number)[][] = [];
for (const { name, width, height, side, holes, shape } of CASES) {
  const megabytes: number[] = [];
  const milliseconds: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const order = [width, height, side, holes, shape ?? 'beside'].map(String);
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      program,
      ...order,
    ]);
    const [grown, taken] = stdout.split(' ').map(Number);
    megabytes.push(grown!);
    milliseconds.push(taken!);
  }
  const shown = [Math.min(...megabytes), median(megabytes), Math.max(...megabytes)];
  const memory = shown.map((mb) => `${Math.round(mb)} MiB`);
  rows.push([name, ...memory, `${Math.round(median(milliseconds))} ms`]);
}

writeReport({
  name: 'quick-fill-memory',
  about: `What a process grows by during its first fill, at its most (resident memory, looked at every millisecond that the fill rests), over its size with picture, mask and code loaded; ${RUNS} processes for each row. The result is in it, and the engine's copy of the window. The time is the processor's, of that first fill.`,
  columns: ['picture and hole', 'least', 'median', 'most', 'time'],
  rows,
});
