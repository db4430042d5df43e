/**
 * What somebody does in the document while the plugin reads, applies, or opens a result again: at every
 * moment of each call, with the built main thread in QuickJS. Each call does all or nothing, ends with
 * a result or one known failure, and throws nowhere.
 */
import { describe, expect, it } from 'vitest';
import type { ApplyParams, EditData, LayerName, SourceLayer } from '../../src/figma/contract';
import { isAbort, Failure } from '../../src/inference/core/errors';
import { failureText } from '../../src/ui/notices/failure-text';
import { SceneDocument } from '../../stage/document/document';
import type { SceneNode } from '../../stage/document/scene';
import { image, MainThread, RESULT } from './main-thread';
import { greyPng } from './pictures';

const EDIT: EditData = {
  engine: 'quick-fill',
  seed: 1,
  parameters: {},
  window: null,
  strokes: new Uint8Array([1]),
};
const NEXT = greyPng(30, 20, 61);

interface Scene {
  readonly main: MainThread;
  readonly photo: SceneNode;
  readonly source: SourceLayer;
  /** A result of the photo, above it. */
  readonly result: LayerName;
}

type Deed = (scene: Scene) => void;

const DEEDS: Readonly<Record<string, Deed>> = {
  'deletes the layer': ({ main, photo }) => main.document.remove(node(main, photo)),
  'deletes the result': ({ main, result }) => main.document.remove(node(main, result)),
  'undoes the last step': ({ main }) => void main.document.undo(),
  'goes to another page': ({ main }) => main.document.showPage(main.document.pages[1]!.id),
  'gives the layer another picture': ({ main, photo }) =>
    main.document.edit(() => {
      node(main, photo).fills = [image(main.addImage(greyPng(3, 3)))];
    }),
  'moves the layer into a frame': ({ main, photo }) =>
    main.document.edit(() => {
      const frame = main.add('FRAME', { name: 'Frame' });
      main.document.insert(frame, 0, node(main, photo));
    }),
  'moves the layer into an instance, below other content': ({ main, photo }) =>
    main.document.edit(() => {
      const instance = main.add('INSTANCE', { name: 'Card' });
      main.document.insert(instance, 0, node(main, photo));
      main.add('TEXT', {}, instance);
    }),
  'renames, locks and resizes the layer': ({ main, photo }) =>
    main.document.edit(() => {
      Object.assign(node(main, photo), { name: 'Other', locked: true });
      main.document.resize(node(main, photo), 40, 90);
    }),
  'selects nothing': ({ main }) => main.document.select([]),
};

type Call = (scene: Scene) => Promise<unknown>;

const apply = ({ main, source }: Scene, options: Partial<ApplyParams> = {}) =>
  main.addLayer(source, NEXT, { edit: EDIT, ...options });

const CALLS: Readonly<Record<string, Call>> = {
  'is read': ({ main }) => main.call('readPicture', { render: false }),
  'is read by its id': ({ main, source }) =>
    main.call('readPicture', { render: false, of: source }),
  'gets a new layer': (scene) => apply(scene),
  'gets its fill replaced': (scene) => apply(scene, { mode: 'replace-fill' }),
  'gets its result brought up to date': (scene) => apply(scene, { replaces: scene.result.id }),
  'and all others with its picture get the result': ({ main, source }) =>
    main.call('applyToAll', { source, png: NEXT, edit: EDIT }),
  'is opened again by its result': ({ main, result }) => main.call('openEdit', result),
  'is masked by another layer': ({ main, source, result }) =>
    main.call('readMask', { source, picture: { width: 30, height: 20 }, ids: [result.id] }),
};

describe.each(Object.entries(CALLS))('while a picture %s', (_, call) => {
  it.each(Object.entries(DEEDS))('somebody %s: all or nothing', async (_, deed) => {
    const main = await MainThread.start();
    let before = 0;
    for (let moment = 0, isOver = false; !isOver; moment++) {
      const scene = await arrange(main);
      const untouched = stateOf(main);
      const ending = ended(call(scene));
      for (let i = 0; i < moment; i++) await Promise.resolve();
      isOver = ending.isOver;
      const isBefore = stateOf(main) === untouched;
      deed(scene);
      main.document.commitUndo();
      const alone = isBefore ? stateOf(main) : null;
      await ending.outcome;
      await main.settle();
      if (alone === null) continue;
      before++;
      expectAllOrNothing(main, ending, alone);
    }
    expect(before).toBeGreaterThan(1);
  });

  it('somebody closes the file: nothing is half-done', async () => {
    let isOver = false;
    for (let moment = 0; !isOver; moment++) {
      const main = await MainThread.start();
      const scene = await arrange(main);
      const untouched = stateOf(main);
      const ending = ended(call(scene));
      for (let i = 0; i < moment; i++) await Promise.resolve();
      isOver = ending.isOver;
      const left = stateOf(main);
      main.harness.plugin.dispose();
      await main.settle();
      expect(stateOf(main)).toBe(left);
      if (left === untouched) continue;
      expect(main.document.undo()).toBe(true);
      expect(stateOf(main)).toBe(untouched);
    }
  });
});

/** After a deed that came before anything was written. */
function expectAllOrNothing({ document }: MainThread, { error }: Ending, alone: string): void {
  if (error === null || isAbort(error)) {
    // What the call wrote is one step on top of what was done meanwhile.
    if (JSON.stringify(document.toState()) !== alone) document.undo();
  } else {
    expect(error).toBeInstanceOf(Failure);
    expect(failureText(error as Failure)).toMatch(/\w.*[.!]$/);
  }
  expect(JSON.stringify(document.toState())).toBe(alone);
}

interface Ending {
  readonly isOver: boolean;
  readonly error: unknown;
  readonly outcome: Promise<void>;
}

function ended(call: Promise<unknown>): Ending {
  const ending = { isOver: false, error: null as unknown, outcome: Promise.resolve() };
  const over = (error: unknown) => Object.assign(ending, { isOver: true, error });
  ending.outcome = call.then(
    () => void over(null),
    (error: unknown) => void over(error),
  );
  return ending;
}

/** A photo with a result above it and a copy beside it; each made in a step of its own. */
async function arrange(main: MainThread): Promise<Scene> {
  const { document } = main;
  document.load(new SceneDocument().toState());
  document.addPage('Page 2');
  document.commitUndo();
  const photo = main.addPhoto({ name: 'Photo' });
  main.select(photo);
  const { layer } = await main.call('readPicture', { render: false });
  const result = await main.addLayer(layer, RESULT, { edit: EDIT });
  main.addPhoto({ name: 'Copy' });
  main.select(node(main, photo));
  await main.settle();
  return { main, photo, source: layer, result };
}

function node({ document }: MainThread, { id }: { readonly id: string }): SceneNode {
  return document.nodeById(id)!;
}

function stateOf({ document }: MainThread): string {
  return JSON.stringify(document.toState());
}
