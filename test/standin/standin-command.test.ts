/** The command as a person runs it, in a folder of its own. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseStandInArguments, UsageError } from '../../scripts/standin-arguments';
import { writeStandIn } from '../../standin/write-stand-in';
import { parseCatalogue } from '../../src/inference/weights/parse-catalogue';
import { MOEBIUS } from '../../src/inference/weights/published-models';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'standin-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function command(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const script = ['--import', 'tsx', 'scripts/standin.ts', ...args];
    const child = spawn(process.execPath, script, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (data: Buffer) => (said += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said }));
  });
}

describe('npm run standin', () => {
  it('writes files where their addresses say, with a catalogue that proves them', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'stays');
    const { code, said } = await command('--size', 'analytic', '--out', folder);
    expect(said).toContain('3 files');
    expect(code).toBe(0);

    const json: unknown = JSON.parse(readFileSync(join(folder, 'catalogue.json'), 'utf8'));
    const [entry] = parseCatalogue(json);
    expect(entry).toMatchObject({ id: 'moebius', isStandIn: true });
    for (const { path, bytes, sha256 } of entry!.files) {
      const { repository, revision } = entry!;
      const file = readFileSync(join(folder, repository, 'resolve', revision, path));
      expect(file.length).toBe(bytes);
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
    }
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('stays');
  });

  it('says what cannot be written, and why', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, said } = await command('--size', 'analytic', '--out', file);
    expect(code).toBe(1);
    expect(said).toContain(`${file}`);
    expect(said).toContain('cannot be written');
    expect(said).not.toContain('    at '); // no stack
  });

  it('leaves with the usage for a size that there is not', async () => {
    const { code, said } = await command('--size', 'huge', '--out', folder);
    expect(code).toBe(2);
    expect(said).toContain('There is no size "huge"; there is full, small, analytic.');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each<[string, string[], string]>([
    ['no size', ['--out', 'x'], '--size is missing'],
    ['no folder', ['--size', 'small'], '--out is missing'],
    ['an unknown option', ['--sise', 'small'], '--sise'],
  ])('explains %s', (_, args, words) => {
    const parsing = () => parseStandInArguments(args, '/here');
    expect(parsing).toThrow(UsageError);
    expect(parsing).toThrow(words);
  });
});

describe('a stand-in', () => {
  it('is kept in the same forms as Moebius, and is told apart from it', async () => {
    const entry = await writeStandIn('small', folder);
    expect(entry.files.map(({ name, variants }) => [name, variants])).toEqual(
      MOEBIUS.files.map(({ name, variants }) => [name, variants]),
    );
    expect(entry.repository).not.toBe(MOEBIUS.repository);
    expect(entry.title).toContain('random weights');
  });

  it('has the same bytes whenever it is written', async () => {
    const [one, two] = [await writeStandIn('small', folder), await writeStandIn('small', folder)];
    expect(two).toEqual(one);
  });
});
