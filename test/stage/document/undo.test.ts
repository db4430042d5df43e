import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import { translation } from '../../../stage/document/matrix';
import { add, names } from './builders';

describe('undo', () => {
  it('takes back what was committed as one step, selection included', () => {
    const document = new SceneDocument();
    const photo = add(document, 'RECTANGLE', { name: 'Photo' });
    document.select([photo.id]);
    document.commitUndo();
    const before = document.toState();

    const result = add(document, 'RECTANGLE', { name: 'Result' });
    document.select([result.id]);
    document.commitUndo();
    const after = document.toState();

    expect(document.undo()).toBe(true);
    expect(document.toState()).toEqual(before);
    expect(document.redo()).toBe(true);
    expect(document.toState()).toEqual(after);
  });

  it('takes changes that nobody committed as a step of their own', () => {
    const document = new SceneDocument();
    document.commitUndo();
    add(document, 'RECTANGLE', { name: 'a' });
    document.commitUndo();
    add(document, 'RECTANGLE', { name: 'b' });
    document.undo();
    expect(names(document.page)).toBe('a');
    document.undo();
    expect(names(document.page)).toBe('');
    expect(document.undo()).toBe(false);
  });

  it('makes no step of a selection, or of a change that was taken back by hand', () => {
    const document = new SceneDocument();
    const node = add(document, 'RECTANGLE');
    document.commitUndo();
    document.select([node.id]);
    document.commitUndo();
    document.edit(() => (node.name = 'x'));
    document.edit(() => (node.name = 'Rectangle'));
    document.commitUndo();
    document.undo();
    expect(document.page.children).toEqual([]);
  });

  it('never gives an id twice, so that what was undone is not mistaken for something new', () => {
    const document = new SceneDocument();
    const first = add(document, 'RECTANGLE');
    document.undo();
    expect(add(document, 'RECTANGLE').id).not.toBe(first.id);
  });

  it('brings back every state exactly, through any edits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), (choices) => {
        const document = new SceneDocument();
        const states = [document.toState()];
        for (const choice of choices) {
          randomEdit(document, choice);
          document.commitUndo();
          if (JSON.stringify(document.toState().pages) !== JSON.stringify(states.at(-1)!.pages)) {
            states.push(document.toState());
          }
        }
        const last = states.length - 1;
        for (let i = last - 1; i >= 0; i--) {
          document.undo();
          expect(document.toState().pages).toEqual(states[i]!.pages);
        }
        expect(document.canUndo).toBe(false);
        for (let i = 1; i <= last; i++) {
          document.redo();
          expect(document.toState().pages).toEqual(states[i]!.pages);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function randomEdit(document: SceneDocument, choice: number): void {
  const all = document.page.children.flatMap((node) => [node, ...node.children]);
  const node = all[choice % Math.max(1, all.length)];
  const kind = choice % 5;
  if (!node || kind === 0) add(document, choice % 2 ? 'FRAME' : 'RECTANGLE');
  else if (kind === 1) document.remove(node);
  else if (kind === 2) document.move(node, translation(choice % 97, choice % 89));
  else if (kind === 3 && node.type === 'FRAME') {
    add(document, 'RECTANGLE', {}, node);
    document.edit(() => (node.layoutMode = 'VERTICAL'));
  } else document.edit(() => (node.opacity = (choice % 10) / 10));
}
