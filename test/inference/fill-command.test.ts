/** `npm run fill` as a person runs it: a child process, files in, files out. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { decode, encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HELP, parseFillArguments, UsageError } from '../../scripts/fill-arguments';
import { findPairs } from '../../scripts/fill-pairs';

describe('the arguments of fill', () => {
  const parse = (...args: string[]) => parseFillArguments(args, '/here');

  it('are three files, with an exact mask unless something else is asked for', () => {
    expect(parse('a.png', 'sub/m.png', '/out.png')).toEqual({
      kind: 'one',
      files: {
        picture: resolve('/here/a.png'),
        mask: resolve('/here/sub/m.png'),
        out: resolve('/out.png'),
      },
      settings: { engine: 'quick-fill', seed: 0, grow: 0 },
    });
    const options = ['--seed', '4294967295', '--grow', 'auto', '--engine', 'quick-fill'];
    expect(parse('a', 'b', 'c', ...options)).toMatchObject({
      settings: { engine: 'quick-fill', seed: 4294967295, grow: 'auto' },
    });
    expect(parse('a', 'b', 'c', '--grow', '2.5')).toMatchObject({ settings: { grow: 2.5 } });
  });

  it('are a folder, which is also where results go unless another is named', () => {
    const [all, out] = [resolve('/here/in'), resolve('/here/out')];
    expect(parse('--all', 'in')).toMatchObject({ kind: 'all', folder: all, out: all });
    expect(parse('--all', 'in', '--out', 'out')).toMatchObject({ folder: all, out });
  });

  it.each<[string, string[]]>([
    ['nothing', []],
    ['two files', ['a', 'b']],
    ['four files', ['a', 'b', 'c', 'd']],
    ['a result over its own source', ['a', 'b', './a']],
    ['a result over its own mask', ['a', 'b', 'b']],
    ['files beside --all', ['a', '--all', 'in']],
    ['--out without --all', ['a', 'b', 'c', '--out', 'd']],
    ['an unknown option', ['a', 'b', 'c', '--sede', '1']],
    ['an unknown engine', ['a', 'b', 'c', '--engine', 'toString']],
    ['a seed beyond 32 bits', ['a', 'b', 'c', '--seed', '4294967296']],
    ['a seed that is no number', ['a', 'b', 'c', '--seed', '1x']],
    ['a result over the donors', ['a', 'b', 'c', '--donors', 'c']],
    ['donors for a folder', ['--all', 'in', '--donors', 'd']],
    ['a growth that is no number', ['a', 'b', 'c', '--grow', 'much']],
  ])('may not be %s', (_, args) => {
    expect(() => parse(...args)).toThrow(UsageError);
  });
});

describe('the pairs of a folder', () => {
  it('are its masks, each with the picture of its name, NAME.in.png before others', () => {
    const names = ['b.png', 'b.mask.png', 'a.mask.png', 'a.jpg', 'c.mask.png', 'b.in.png', 'x.png'];
    expect(findPairs(names, '/in', '/out')).toEqual(
      [
        ['a.jpg', 'a.mask.png', 'a.filled.png'],
        ['b.in.png', 'b.mask.png', 'b.filled.png'],
        [null, 'c.mask.png', 'c.filled.png'],
      ].map(([picture, mask, out]) => ({
        picture: picture && join('/in', picture),
        mask: join('/in', mask!),
        out: join('/out', out!),
      })),
    );
  });
});

describe('npm run fill', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fill-'));
    await writeFile(join(folder, 'a.png'), pictureFile());
    await writeFile(join(folder, 'a.mask.png'), maskFile(24));
    await mkdir(join(folder, 'batch'));
    for (const name of ['a.png', 'a.mask.png']) {
      await cp(join(folder, name), join(folder, 'batch', name));
    }
    await cp('test/fixtures/jpeg/baseline-444.jpg', join(folder, 'batch', 'small.jpg'));
    await writeFile(join(folder, 'batch', 'small.mask.png'), maskFile(3));
    await writeFile(join(folder, 'batch', 'lost.mask.png'), maskFile(24));
  });

  afterAll(() => rm(folder, { recursive: true }));

  /** From the folder, by paths relative to it, through the launcher. */
  function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, npm_lifecycle_event: 'fill', INIT_CWD: folder };
    return new Promise((done) => {
      execFile(process.execPath, ['scripts/fill.mjs', ...args], { env }, (error, stdout, stderr) =>
        done({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  it('fills the white part of the mask and leaves every other pixel as it was', async () => {
    const { code, stdout, stderr } = await run('a.png', 'a.mask.png', 'out.png', '--seed', '5');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^out\.png: 16 pixels in 1 region, [\d.]+ s\n$/);

    const source = rgbOf(pictureFile());
    const result = rgbOf(await readFile(join(folder, 'out.png')));
    expect(result).toHaveLength(24 * 24);
    const changed = [...source.keys()].filter((i) => source[i] !== result[i]);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.filter((i) => !isWhite(i % 24, Math.floor(i / 24)))).toEqual([]);
  });

  it('learns only from the donors, which are of the picture’s size', async () => {
    await writeFile(join(folder, 'none.png'), maskFile(3));
    const wrong = await run('a.png', 'a.mask.png', 'd.png', '--donors', 'none.png');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain('none.png: the mask is 3 × 3');
    // Only the hole itself is white there: nothing is left to learn from.
    const blind = await run('a.png', 'a.mask.png', 'd.png', '--donors', 'a.mask.png');
    expect(blind.code).toBe(0);
    expect(blind.stderr).not.toBe('');
  });

  it('fills a folder, names what it could not fill, and goes on', async () => {
    const { code, stdout, stderr } = await run('--all', 'batch', '--out', 'filled');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^filled\/a\.filled\.png: 16 pixels/);
    expect(stderr.split('\n')).toEqual([
      'batch/lost.mask.png: there is no picture of its name.',
      expect.stringMatching(
        /^batch\/small\.mask\.png: the mask is 3 × 3 and the picture \d+ × \d+/,
      ),
      '2 of 3 pictures were not filled.',
      '',
    ]);
    expect(await readdir(join(folder, 'filled'))).toEqual(['a.filled.png']);
  });

  it.each<[string, string[], number, string]>([
    ['says what is missing', ['gone.png', 'a.mask.png', 'x.png'], 1, 'gone.png: there is no such'],
    ['says how it is used', ['a.png'], 2, `1 were given.\n\n${HELP}`],
  ])('%s, and exits accordingly', async (_, args, code, sentence) => {
    const result = await run(...args);
    expect(result.code).toBe(code);
    expect(result.stderr).toContain(sentence);
    expect(result.stdout).toBe('');
  });

  it('explains itself when asked', async () => {
    expect(await run('--help')).toEqual({ code: 0, stdout: `${HELP}\n`, stderr: '' });
  });
});

function pictureFile(): Uint8Array {
  const data = Uint8Array.from({ length: 24 * 24 * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : (i * 37) % 251,
  );
  return encode({ width: 24, height: 24, data, channels: 4 });
}

/** One text per pixel; whether a file has a wholly opaque alpha channel makes no difference. */
function rgbOf(file: Uint8Array): string[] {
  const { data, channels, width, height } = decode(file);
  return Array.from({ length: width * height }, (_, i) =>
    data.slice(i * channels, i * channels + 3).join(),
  );
}

function maskFile(side: number): Uint8Array {
  const data = Uint8Array.from({ length: side * side }, (_, i) =>
    isWhite(i % side, Math.floor(i / side)) ? 255 : 0,
  );
  return encode({ width: side, height: side, data, channels: 1 });
}

function isWhite(x: number, y: number): boolean {
  return x >= 10 && x < 14 && y >= 10 && y < 14;
}
