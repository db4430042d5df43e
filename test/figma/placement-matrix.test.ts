/**
 * The placement matrix as the built plugin has it: every layer with a picture in every kind of place,
 * in each of the three modes. The result is docs/placement.md, which a person can read and judge; a
 * cell that comes out otherwise fails here. `vitest -u` writes the file anew.
 */
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import {
  needsWholePatch,
  RESULT_MODES,
  type ResultMode,
  type SelectedLayer,
} from '../../src/figma/contract';
import { isFailure } from '../../src/inference/core/errors';
import { PLACE_PROBLEMS } from '../../src/figma/contract';
import { findPlacement, type Surroundings } from '../../src/figma/placement';
import { PARENT_RULES, SOURCE_RULES } from '../../src/figma/placement-rules';
import { words } from '../../src/ui/words/words';
import { SceneDocument } from '../../stage/document/document';
import type { SceneNode } from '../../stage/document/scene';
import { surroundings } from './layer-chain';
import { cornersOnPage, MainThread, RESULT } from './main-thread';
import {
  arrange,
  isPossible,
  LOOK_PLACES,
  LOOKS,
  PLACES,
  SOURCES,
  type PlaceCase,
  type SourceCase,
} from './matrix-cases';
import { greyPng } from './pictures';

const PICTURE = { width: 30, height: 20 };
const PART = { x: 5, y: 5, width: 10, height: 8 };

describe('the placement matrix', () => {
  const tables: Record<string, string> = {};

  it.each(RESULT_MODES)('has no empty cell, and one undo behind each, as %s', async (mode) => {
    const main = await MainThread.start();
    const rows: string[][] = [];
    for (const source of SOURCES) {
      const row = [source.title];
      for (const place of PLACES) {
        row.push(isPossible(source, place) ? await outcome(main, source, place, mode) : '—');
      }
      rows.push(row);
    }
    expect(rows.flat().every((cell) => cell !== '')).toBe(true);
    tables[mode] = table(['', ...PLACES.map(({ title }) => title)], rows);
  });

  it.each(RESULT_MODES)('says what every look of a layer leads to, as %s', async (mode) => {
    const main = await MainThread.start();
    const rows: string[][] = [];
    for (const { title, look } of LOOKS) {
      const row = [title];
      for (const [, source, place] of LOOK_PLACES) {
        row.push(await outcome(main, { ...source, look }, place, mode));
      }
      rows.push(row);
    }
    tables[`${mode} looks`] = table(['', ...LOOK_PLACES.map(([title]) => title)], rows);
  });

  it('is printed in docs/placement.md', async () => {
    const text = await format(page(tables), { parser: 'markdown', printWidth: 100 });
    await expect(text).toMatchFileSnapshot('../../docs/placement.md');
  });

  it('decides all that Figma could put into each other three deep, also what the stand-in has not', () => {
    const parents = Object.keys(PARENT_RULES);
    const outcomes = new Set<string>();
    for (const type of Object.keys(SOURCE_RULES)) {
      for (const inner of parents) {
        for (const middle of parents) {
          for (const outer of parents) {
            const chain = [type, inner, middle, outer, 'PAGE'].map((type) => ({ type }));
            const around = surroundings(chain);
            for (const mode of RESULT_MODES) outcomes.add(decision(around, mode));
          }
        }
      }
    }
    const refused = PLACE_PROBLEMS.filter((problem) => outcomes.delete(problem));
    expect([...outcomes].sort()).toEqual(['fill', 'layer']);
    expect(refused).not.toHaveLength(0);
  });
});

function decision(around: Surroundings, mode: ResultMode): string {
  const place = findPlacement(around, mode);
  return place.kind === 'refused' ? place.problem : place.kind;
}

/** Applies in a fresh document, checks what must hold everywhere, and undoes. */
async function outcome(
  main: MainThread,
  sourceCase: SourceCase,
  place: PlaceCase,
  mode: ResultMode,
): Promise<string> {
  const { document } = main;
  document.load(new SceneDocument().toState());
  const source = arrange(main, sourceCase, place);
  main.select(source);
  const before = document.toState();
  const selected = await main.selection();
  if (selected.kind === 'problem') return `_${selected.problem}_`;
  const corners = cornersOnPage(main, source);
  const { png, patch } = resultFor(selected, mode);
  try {
    const { id } = await main.addLayer(selected.layer, png, { mode, patch });
    const added = document.nodeById(id)!;
    cornersOnPage(main, added).forEach((corner, index) => {
      expect(corner.x).toBeCloseTo(corners[index]!.x, 6);
      expect(corner.y).toBeCloseTo(corners[index]!.y, 6);
    });
    expect(announced(selected, mode)).toBeNull();
    const cell = describePlace(main, document.nodeById(source.id)!, added);
    expect(document.undo()).toBe(true);
    expect(document.toState()).toEqual(before);
    return cell;
  } catch (error) {
    if (!isFailure(error, 'no-place')) throw error;
    expect(document.toState()).toEqual(before);
    const { reason } = error.details;
    expect(announced(selected, mode)).toBe(reason);
    expect(PLACE_PROBLEMS).toContain(reason);
    return `_${reason}_`;
  }
}

function resultFor({ layer }: SelectedLayer, mode: ResultMode) {
  if (mode !== 'patch-layer') return { png: RESULT, patch: null };
  const rect = needsWholePatch(layer.paint) ? { x: 0, y: 0, ...PICTURE } : PART;
  const png = greyPng(rect.width, rect.height, 77);
  return { png, patch: { rect, picture: PICTURE, seeThrough: false } };
}

function announced({ modes }: SelectedLayer, mode: ResultMode) {
  return modes?.[mode];
}

function describePlace(main: MainThread, source: SceneNode, added: SceneNode): string {
  if (added.id === source.id) {
    const style = source.fillStyleId === '' ? '' : ' (!)';
    return `own fill${style}`;
  }
  const parent = main.document.parentOf(added)!;
  const hidden = isHidden(source) ? ', original hidden' : '';
  if (parent.id === source.id) return `inside${hidden}`;
  const isSibling = main.document.parentOf(source) === parent;
  return `${isSibling ? 'above' : 'above the instance'}${hidden}`;
}

function isHidden({ visible, opacity, fills }: SceneNode): boolean {
  return !visible || opacity === 0 || (fills !== 'mixed' && fills[0]?.visible === false);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function page(tables: Readonly<Record<string, string>>): string {
  const modes = RESULT_MODES.map(
    (mode) => `## ${words.results.mode(mode)}

${words.results.modeAbout(mode)}. By where the layer is:

${tables[mode]}

By what it looks like:

${tables[`${mode} looks`]}
`,
  );
  const sentences = PLACE_PROBLEMS.map(
    (problem) => `- _${problem}_: ${words.results.problem(problem)}`,
  );
  return `# Where a result goes

Written by \`test/figma/placement-matrix.test.ts\` from what the built plugin does in the stand-in; the
rules are in \`src/figma/placement-rules.ts\` and \`src/figma/placement.ts\`.

- **above**: a layer directly above the original, in the same parent, place, size and shape.
- **inside**: the first layer in the original, behind its content.
- **above the instance**: directly above the outermost instance, where nothing in it is in the way.
- **own fill**: in the layer's own fills, the old picture kept below and hidden.
- **original hidden**: seen together, both would look other than one; so the original, or its picture, is hidden.
- **—**: Figma does not let such a layer be there.
- _in italics_: not possible; the sentence is at the end.

In an auto-layout parent the new layer takes no part in the layout; where it takes its hidden original's place, it takes that place in the row too. A locked or hidden parent changes nothing but the sentence shown. In a table or among slides nothing can be added (_no-parent_), but the fill can be replaced.

**At the outline.** A layer that lies on its original covers the half-covered pixels of the outline a second time, as any layer duplicated in place does: there up to a quarter of what was removed still shows. An outline along whole pixels has none of them. Where every such pixel counts, choose _Replace fill_. Hiding each original would do it, too, but then nothing would be left where somebody deletes the result.

${modes.join('\n')}
## Sentences

${sentences.join('\n')}
- _no-fills_, _no-image_ and others of the selection: said before anything is painted, with the offer to use the layer as it looks.
`;
}
