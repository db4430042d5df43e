/**
 * Who may import whom (DESIGN section 3). The compiler keeps environments apart; this keeps the
 * layers apart, also where a project reference would let an import through.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Rule {
  readonly from: RegExp;
  /** Modules of ours, as paths from the project's root, that `from` may import. */
  readonly ours: RegExp;
  /** Packages it may import. */
  readonly packages: RegExp;
}

const NONE = /^$/;
const CORE = 'src/inference/core/';

/** The first rule whose `from` matches a file is its rule. */
const RULES: readonly Rule[] = [
  { from: /^src\/(main\.ts|figma\/)/, ours: rx(`src/figma/|${CORE}`), packages: NONE },
  { from: /^src\/inference\/core\//, ours: rx(CORE), packages: NONE },
  {
    from: /^src\/inference\/runtime\//,
    ours: rx(`src/inference/runtime/|${CORE}`),
    packages: /^onnxruntime-web/,
  },
  {
    from: /^src\/inference\/engines\/quick-fill\//,
    ours: rx(`src/inference/engines/(quick-fill/|engine)|${CORE}|src/inference/contract`),
    packages: NONE,
  },
  {
    from: /^src\/inference\/engines\/moebius\//,
    ours: rx(
      `src/inference/engines/(moebius/|engine)|${CORE}|src/inference/(contract|runtime/runtime|weights/catalogue)`,
    ),
    packages: NONE,
  },
  {
    // Its addresses of the runtime's wasm files are made by the bundler.
    from: /^src\/inference\/model-worker\.ts$/,
    ours: rx('src/inference/'),
    packages: /^onnxruntime-web\/.*\.wasm\?url$/,
  },
  {
    from: /^src\/inference\/onnx\//,
    ours: rx(`src/inference/onnx/|${CORE}`),
    packages: NONE,
  },
  {
    from: /^src\/inference\/weights\//,
    ours: rx(`src/inference/(weights/|onnx/|runtime/runtime|model-contract)|${CORE}`),
    packages: /^hash-wasm$/,
  },
  { from: /^src\/inference\/codec\//, ours: rx('src/inference/'), packages: /^fflate$/ },
  { from: /^src\/inference\//, ours: rx('src/inference/'), packages: NONE },
  {
    from: /^src\/ui\/editor\//,
    ours: rx(`src/ui/(?!host/)|${CORE}`),
    packages: /^(preact|@create-figma-plugin\/ui)/,
  },
  {
    // Strokes are deflated where they are written: Figma's sandbox cannot.
    from: /^src\/ui\/document\/pack-strokes\.ts$/,
    ours: rx(`src/ui/|${CORE}|src/figma/contract`),
    packages: /^fflate$/,
  },
  {
    from: /^src\/ui\//,
    ours: rx(
      `src/ui/|src/inference/(client|contract|worker|model-contract|connect)|src/inference/(preflight/verdict|weights/catalogue|runtime/runtime|engines/(quick-fill/growth|moebius/(settings|presets|view-rule|placement)))|${CORE}|src/figma/contract`,
    ),
    packages: /^!?(preact|@create-figma-plugin\/ui)/,
  },
];

function rx(prefixes: string): RegExp {
  return new RegExp(`^(?:${prefixes})`);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /\.tsx?$/.test(path));
}

/** Every module named after `from`, in `import(…)`, or in a bare `import '…'`. */
function importsOf(code: string): string[] {
  const pattern = /(?:\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm;
  return [...code.matchAll(pattern)].map((match) => match[1]!);
}

function violations(file: string, code: string): string[] {
  const rule = RULES.find(({ from }) => from.test(file));
  if (!rule) return [`${file}: no rule says what it may import`];
  return importsOf(code)
    .filter((target) => {
      const path = target.replace(/^!/, '');
      return path.startsWith('.')
        ? !rule.ours.test(normalize(join(dirname(file), path)))
        : !rule.packages.test(target);
    })
    .map((target) => `${file} imports ${target}`);
}

describe('imports', () => {
  it('cross no border that DESIGN section 3 draws', () => {
    const files = sources('src');
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((file) => violations(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['src/main.ts', "import { App } from './ui/app';"],
    ['src/figma/selection.ts', "import { h } from 'preact';"],
    ['src/inference/core/mask.ts', "import { fill } from '../fill';"],
    ['src/inference/fill.ts', "const ui = await import('../ui/words');"],
    ['src/inference/fill.ts', "import * as ort from 'onnxruntime-web';"],
    [
      'src/inference/engines/quick-fill/patches/em.ts',
      "import { sampler } from '../../moebius/sampler';",
    ],
    ['src/ui/editor/history.ts', "import type { Host } from '../host/host';"],
    ['src/ui/app.tsx', "import '../../test/support/pictures';"],
    ['src/ui/app.tsx', "import { fill } from '../inference/fill';"],
  ])('would notice: %s with %s', (file, code) => {
    expect(violations(file, code)).toHaveLength(1);
  });
});
