/** What the user reads is in `src/ui/words`: no component has text of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Attributes that are shown or read out. */
const SHOWN =
  /^(title|alt|placeholder|label|text|hint|about|aria-(label|description|valuetext|roledescription|placeholder))$/;
const LETTERS = /\p{L}{2}/u;

const parse = (path: string, source: string) =>
  ts.createSourceFile(path, source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);

function textIn(path: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && LETTERS.test(node.text)) found.push(node.text.trim());
    if (ts.isJsxExpression(node) && isShown(node.parent)) found.push(...literals(node.expression));
    if (ts.isJsxAttribute(node) && isShown(node)) found.push(...literals(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(parse(path, source));
  return found;
}

/** What is between tags, or in an attribute that is shown. */
function isShown(node: ts.Node): boolean {
  if (ts.isJsxAttribute(node)) return SHOWN.test(node.name.getText());
  return ts.isJsxElement(node) || ts.isJsxFragment(node);
}

/** Text that the expression itself may be, whichever way its conditions turn out. */
function literals(node: ts.Node | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text].filter((text) => LETTERS.test(text));
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head, ...node.templateSpans.map((span) => span.literal)];
    return parts.map((part) => part.text).filter((text) => LETTERS.test(text));
  }
  if (ts.isConditionalExpression(node)) {
    return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node)) {
    const operator = node.operatorToken.kind;
    if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return literals(node.right);
    const isEither = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];
    return isEither.includes(operator) ? [node.left, node.right].flatMap(literals) : [];
  }
  if (ts.isParenthesizedExpression(node)) return literals(node.expression);
  return [];
}

/** Words read while the module is loaded: they would stay in the language spoken then. */
function frozenIn(path: string, source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isIdentifier(node) && node.text === 'words' && !ts.isImportSpecifier(node.parent)) {
      found.push(node.parent.getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path, source));
  return found;
}

const MODULES = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('words/') && !file.endsWith('.d.ts'))
  .map((file) => [`src/ui/${file}`, readFileSync(`src/ui/${file}`, 'utf8')] as const);
const COMPONENTS = MODULES.filter(([path]) => path.endsWith('.tsx'));

describe('no component has text of its own', () => {
  it.each(COMPONENTS)('%s', (path, source) => {
    expect(textIn(path, source)).toEqual([]);
  });

  it.each([
    ['<p>Press Fill</p>', 'Press Fill'],
    ['<p>{ready ? "Ready" : word}</p>', 'Ready'],
    ['<i title="Undo it" />', 'Undo it'],
    ['<i title={busy && "Busy"} />', 'Busy'],
    ['<i title={name ?? "Nameless"} />', 'Nameless'],
    ['<i aria-label={`Zoom ${word}`} />', 'Zoom '],
  ])('would be seen in %s', (source, text) => {
    expect(textIn('example.tsx', `const x = ${source};`)).toEqual([text]);
  });

  it.each([
    '<p class="bar">{host === "page" && word}…</p>',
    '<i title={words.window.undo} role="menu" />',
  ])('is not seen in %s', (source) => {
    expect(textIn('example.tsx', `const x = ${source};`)).toEqual([]);
  });
});

describe('no word is read before it is known in which language', () => {
  it('in any module of the window', () => {
    expect(MODULES.flatMap(([path, source]) => frozenIn(path, source))).toEqual([]);
  });

  it('would be seen in a table, and is not in a function', () => {
    expect(frozenIn('x.ts', 'const LABELS = { undo: words.window.undo };')).toHaveLength(1);
    expect(frozenIn('x.ts', 'const label = () => words.window.undo;')).toEqual([]);
  });
});
