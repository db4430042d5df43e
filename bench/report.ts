/** Writes one measurement's table to bench/results/, with the machine and the date it was taken on. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

export interface Report {
  readonly name: string;
  /** What was measured and how, in a sentence or two. */
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What takes the measurement again; the bench of that name where left out. */
  readonly command?: string;
}

export function writeReport(report: Report): void {
  const { name, about, columns, rows, command = `npm run bench -- ${name}` } = report;
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  const { machine, date } = takenNow();
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(
    `bench/results/${name}.md`,
    `# ${name}\n\n${about}\n\n${table}\n\n${machine}, ${date}. Run again with \`${command}\`.\n`,
  );
  console.log(table);
}

/** What every result says of itself. */
export function takenNow(): { readonly machine: string; readonly date: string } {
  const processor = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return {
    machine: `${processor}, ${memory}, Node ${process.version}`,
    date: new Date().toISOString().slice(0, 10),
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
