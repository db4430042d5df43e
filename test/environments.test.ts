/**
 * Each part compiles only against what its environment has: the project references in tsconfig/ are
 * the guard, and this shows that they hold.
 */
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** What the compiler says of `code` as a module beside `neighbour`, under a project's options. */
function compile(project: string, neighbour: string, code: string): string[] {
  const config = resolve(ROOT, `tsconfig/${project}.json`);
  const parsed = ts.parseJsonConfigFileContent(
    ts.readConfigFile(config, ts.sys.readFile.bind(ts.sys)).config,
    ts.sys,
    dirname(config),
  );
  const options = { ...parsed.options, noEmit: true, composite: false, emitDeclarationOnly: false };
  const file = resolve(ROOT, dirname(neighbour), 'written-by-a-test.ts');
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  const fileExists = host.fileExists.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, code, rest[0]) : getSourceFile(name, ...rest);
  host.fileExists = (name) => name === file || fileExists(name);
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

describe('compiling', () => {
  it.each([
    ['figma', 'src/main.ts', 'export const a = document.title;', 'document'],
    ['figma', 'src/main.ts', 'export const a = new URL("x:y");', 'URL'],
    ['figma', 'src/main.ts', 'export const a = new AbortController();', 'AbortController'],
    ['ui', 'src/ui/app.ts', 'export const a = figma.currentPage;', 'figma'],
    ['stage', 'stage/page/app.ts', 'export const a = figma.currentPage;', 'figma'],
    ['inference', 'src/inference/worker.ts', 'export const a = document.title;', 'document'],
    ['core', 'src/inference/core/mask.ts', 'export const a = self.name;', 'self'],
    ['core', 'src/inference/core/mask.ts', 'export const a = setTimeout(() => {});', 'setTimeout'],
  ])('%s refuses in %s: %s', (project, neighbour, code, name) => {
    expect(compile(project, neighbour, code).join()).toMatch(
      new RegExp(`Cannot find name '${name}'`),
    );
  });

  it.each([
    ['figma', 'src/main.ts', 'export const a = figma.currentPage.id;'],
    ['ui', 'src/ui/app.ts', 'export const a = document.title;'],
    ['inference', 'src/inference/worker.ts', 'export const a = new OffscreenCanvas(1, 1);'],
  ])('%s knows its own: %s', (project, neighbour, code) => {
    expect(compile(project, neighbour, code)).toEqual([]);
  });
});
