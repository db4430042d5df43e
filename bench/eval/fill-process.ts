/**
 * One fill in a process of its own, started by run-fill.ts: so the first run is truly cold, memory is
 * this fill's alone, and a crash ends one case and not the evaluation.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { paste } from '../../src/inference/core/paste';
import type { Mask, Raster } from '../../src/inference/core/raster';
import { engineFor } from '../../src/inference/engines/registry';
import { fill } from '../../src/inference/fill';

export interface FillOrder {
  readonly input: Raster;
  readonly mask: Mask;
  readonly seed: number;
}

export interface FillAnswer {
  readonly image: Raster;
  readonly engineVersion: string;
  readonly remarks: readonly string[];
  /** Processor time of the first and of the second fill, all threads. */
  readonly coldMs: number;
  readonly warmMs: number;
  /** Peak resident memory of the first fill above what was resident before it. */
  readonly extraBytes: number;
  /** Whether both fills gave the same bytes. */
  readonly isRepeatable: boolean;
}

process.once('message', (order: FillOrder) => {
  void answer(order).then(
    (value) => reply({ value }),
    (error: unknown) => {
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      reply({ error: text });
    },
  );
});

export type FillReply = { readonly value: FillAnswer } | { readonly error: string };

/** With the channel closed nothing keeps the process; closed earlier, the picture would be cut off. */
function reply(message: FillReply): void {
  process.send!(message, undefined, undefined, () => process.disconnect());
}

async function answer({ input, mask, seed }: FillOrder): Promise<FillAnswer> {
  const request = { mask, engine: engineFor('quick-fill'), seed, grow: 0 };
  const before = residentBytes();
  resetPeak();
  const cold = await timed(() => fill(input, request));
  const extraBytes = Math.max(0, peakBytes() - before);
  const warm = await timed(() => fill(input, request));
  const { patch, report } = cold.result;
  return {
    image: paste(input, patch),
    engineVersion: report.engineVersion,
    remarks: report.remarks,
    coldMs: cold.milliseconds,
    warmMs: warm.milliseconds,
    extraBytes,
    isRepeatable: Buffer.from(patch.data).equals(Buffer.from(warm.result.patch.data)),
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1000 };
}

/** Linux forgets the peak so far on this word (proc(5)); elsewhere start-up counts towards it. */
function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // no such file: the figure is then too small where start-up took more than the fill
  }
}

function peakBytes(): number {
  return statusBytes('VmHWM') ?? process.resourceUsage().maxRSS * 1024;
}

function residentBytes(): number {
  return statusBytes('VmRSS') ?? process.memoryUsage.rss();
}

function statusBytes(field: string): number | undefined {
  try {
    const line = new RegExp(`${field}:\\s+(\\d+) kB`).exec(
      readFileSync('/proc/self/status', 'utf8'),
    );
    return line ? Number(line[1]) * 1024 : undefined;
  } catch {
    return undefined; // not Linux
  }
}
