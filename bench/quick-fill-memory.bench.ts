/** What a fill needs on top of the picture: each run in a process of its own, as a worker would have it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { median, writeReport } from './report';

const RUNS = 3;
const CASES = [
  { name: '1 MP, 10 %', width: 1024, height: 1024, side: 324, holes: 1 },
  { name: '12 MP, 2 %', width: 4000, height: 3000, side: 490, holes: 1 },
  { name: '12 MP, four holes of 0.5 %', width: 4000, height: 3000, side: 245, holes: 4 },
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
for (const { name, width, height, side, holes } of CASES) {
  const megabytes: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const order = [width, height, side, holes].map(String);
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--expose-gc',
      program,
      ...order,
    ]);
    megabytes.push(Number(stdout));
  }
  const shown = [Math.min(...megabytes), median(megabytes), Math.max(...megabytes)];
  rows.push([name, ...shown.map((mb) => `${Math.round(mb)} MiB`)]);
}

writeReport({
  name: 'quick-fill-memory',
  about: `What a process grows by during its first fill, at its most (resident memory, looked at every millisecond that the fill rests), over its size with picture, mask and code loaded; ${RUNS} processes for each row. The result is in it, and the engine's copy of the window.`,
  columns: ['picture and hole', 'least', 'median', 'most'],
  rows,
});
