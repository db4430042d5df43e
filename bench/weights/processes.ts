/**
 * The memory of the browser that this process has started, from /proc (Linux only): the peak of each
 * kind of process as the kernel keeps it, and the highest sum of all of them at one moment.
 */
import { readdirSync, readFileSync } from 'node:fs';

export interface Peaks {
  /** MB, by kind: `browser`, `renderer`, `gpu-process`, `utility` …; the largest process of each. */
  readonly byKind: Readonly<Record<string, number>>;
  /** MB; resident sets added up, so memory that two share counts twice, for everybody alike. */
  readonly together: number;
}

/** @returns a function that ends the watch */
export function watchBrowserMemory(everyMilliseconds = 100): () => Peaks {
  const byKind: Record<string, number> = {};
  let together = 0;
  const look = () => {
    let sum = 0;
    for (const pid of familyOf(process.pid)) {
      const kind = kindOf(read(`/proc/${pid}/cmdline`));
      if (kind === null) continue;
      const status = read(`/proc/${pid}/status`);
      sum += kilobytes(status, 'VmRSS');
      byKind[kind] = Math.max(byKind[kind] ?? 0, kilobytes(status, 'VmHWM') / 1000);
    }
    together = Math.max(together, sum / 1000);
  };
  const timer = setInterval(look, everyMilliseconds);
  return () => {
    clearInterval(timer);
    look();
    return { byKind, together };
  };
}

function familyOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // The second field is the program's name in brackets and may hold spaces.
    const fields = read(`/proc/${name}/stat`)
      .replace(/^.*\) /s, '')
      .split(' ');
    parents.set(Number(name), Number(fields[1]));
  }
  const family = [root];
  for (const pid of family) {
    for (const [child, parent] of parents) if (parent === pid) family.push(child);
  }
  return family;
}

/** null for what is no part of a browser. */
function kindOf(commandLine: string): string | null {
  if (!/chrom/i.test(commandLine)) return null;
  return /--type=([a-z-]+)/.exec(commandLine)?.[1] ?? 'browser';
}

function kilobytes(status: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
}

/** '' for a process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
