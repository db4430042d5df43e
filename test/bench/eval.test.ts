import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWhole, parseEvalArguments, UsageError } from '../../bench/eval/arguments';
import { type Evaluation, hasScore } from '../../bench/eval/evaluation';

const PROGRAM = ['--import', 'tsx', 'bench/eval/eval.ts'];

describe('the command line', () => {
  it('means the whole report without words', () => {
    expect(isWhole(parseEvalArguments([]))).toBe(true);
  });

  it.each(['--seeds tune', '--only photos', '--no-baselines', '--size 512', '--quick'])(
    'with %s does not replace the committed results',
    (line) => {
      expect(isWhole(parseEvalArguments(line.split(' ')))).toBe(false);
    },
  );

  it.each(['--seeds mine', '--only faces', '--size 10', '--size big', '--fast'])(
    'refuses %s',
    (line) => {
      expect(() => parseEvalArguments(line.split(' '))).toThrow(UsageError);
    },
  );
});

describe('a quick run', () => {
  const out = mkdtempSync(join(tmpdir(), 'inpaint-eval-test-'));
  let run: Evaluation;

  beforeAll(() => {
    const args = ['--quick', '--no-baselines', '--size', '96', '--out', out];
    execFileSync(process.execPath, [...PROGRAM, ...args], { stdio: 'pipe' });
    run = JSON.parse(readFileSync(join(out, 'eval-report.json'), 'utf8')) as Evaluation;
  }, 60_000);
  afterAll(() => rmSync(out, { recursive: true }));

  it('scores every case, with nothing touched and the same bytes twice', () => {
    expect(run.cases).toHaveLength(3);
    for (const { id, ours } of run.cases) {
      expect(hasScore(ours), id).toBe(true);
      expect(ours, id).toMatchObject({ touched: 0, isRepeatable: true });
      if (hasScore(ours)) expect(Object.values(ours).filter(Number.isNaN), id).toEqual([]);
    }
  });

  it('writes a table with every case and says what it left out', () => {
    const table = readFileSync(join(out, 'eval-report.md'), 'utf8');
    for (const { id } of run.cases) expect(table).toContain(`| ${id} `);
    expect(table).toContain('Without baselines, as asked.');
    expect(table).not.toMatch(/NaN|undefined/);
  });

  it('draws a contact sheet per family', () => {
    const sheets = readdirSync(out).filter((file) => file.endsWith('.png'));
    expect(sheets).toHaveLength(new Set(run.cases.map(({ family }) => family)).size);
    for (const sheet of sheets) expect(statSync(join(out, sheet)).size).toBeGreaterThan(1000);
  });

  it('ends with 2 and its help where it is called wrongly', () => {
    const { status, stderr } = spawnSync(process.execPath, [...PROGRAM, '--only', 'faces'], {
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('npm run eval --');
  });
});
