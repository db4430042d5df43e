/**
 * Runs our engine on one case after another, each in a process of its own. The engine is bundled
 * once at the start, so that editing it during a run does not mix two engines in one table.
 */
import { fork } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { hashOf } from './baselines/cache';
import type { FillAnswer, FillOrder, FillReply } from './fill-process';

const PROGRAM = fileURLToPath(new URL('fill-process.ts', import.meta.url));

export interface FillRunner {
  /** Of the code that runs: two runs with the same fingerprint have the same engine. */
  readonly fingerprint: string;
  /** @throws Error - with the child's stack, where the engine failed or the process died */
  run(order: FillOrder): Promise<FillAnswer>;
  /** Removes the bundle. */
  close(): Promise<void>;
}

/** @param folder - for the bundle */
export async function createFillRunner(folder: string): Promise<FillRunner> {
  const outfile = resolve(join(folder, `fill-process-${process.pid}.mjs`));
  const { outputFiles } = await build({
    entryPoints: [PROGRAM],
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile },
    write: false,
  });
  const { contents } = outputFiles[0]!;
  await mkdir(folder, { recursive: true });
  await writeFile(outfile, contents);
  return {
    fingerprint: hashOf(contents).slice(0, 8),
    run: (order) => runOne(outfile, order),
    close: () => rm(outfile, { force: true }),
  };
}

function runOne(program: string, order: FillOrder): Promise<FillAnswer> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [], { execArgv: [], serialization: 'advanced' });
    child.on('error', reject);
    child.on('message', (message) => {
      const reply = message as FillReply;
      if ('value' in reply) resolve(reply.value);
      else reject(new Error(reply.error));
    });
    // After an answer this settles nothing any more.
    child.on('close', (code, signal) => reject(new Error(`the process ended: ${signal ?? code}`)));
    child.send(order);
  });
}
