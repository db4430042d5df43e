/** Where a result layer lands, and that one undo takes it away, from the built main thread in QuickJS. */
import { describe, expect, it } from 'vitest';
import type { ResultNote } from '../../src/figma/contract';
import type { SceneNode } from '../../stage/document/scene';
import { rotation } from './layer-chain';
import { cornersOnPage, image, MainThread } from './main-thread';
import { greyPng } from './pictures';

describe('the six places of a result', () => {
  const rotated = rotation(33, 400, 100);

  it.each<{
    claim: string;
    arrange: (main: MainThread) => SceneNode;
    /** Names of the parent's children, back to front, `*` being the result. */
    siblings: string[];
    parent: string;
    positioning?: 'ABSOLUTE';
    notes: ResultNote[];
  }>([
    {
      claim: 'directly above a rectangle',
      arrange: (main) => {
        const photo = main.addPhoto({ name: 'Photo', relativeTransform: rotation(0, 40, 50) });
        main.add('ELLIPSE', { name: 'Badge' });
        return photo;
      },
      parent: 'Page 1',
      siblings: ['Photo', '*', 'Badge'],
      notes: [],
    },
    {
      claim: 'directly above a rotated layer, in a rotated frame',
      arrange: (main) => {
        const frame = main.add('FRAME', { name: 'Card', relativeTransform: rotation(-20, 9, 9) });
        return main.addPhoto({ name: 'Photo', relativeTransform: rotated }, frame);
      },
      parent: 'Card',
      siblings: ['Photo', '*'],
      notes: [],
    },
    {
      claim: 'behind the content of a frame that carries the picture itself',
      arrange: (main) => {
        const fills = [image(main.addImage(greyPng(30, 20)))];
        const hero = main.add('FRAME', {
          name: 'Hero',
          width: 300,
          height: 200,
          fills,
          relativeTransform: rotated,
        });
        main.add('TEXT', { name: 'Title' }, hero);
        return hero;
      },
      parent: 'Hero',
      siblings: ['*', 'Title'],
      notes: ['behind-content'],
    },
    {
      claim: 'out of the flow of an auto-layout frame',
      arrange: (main) => {
        const row = main.add('FRAME', { name: 'Row', layoutMode: 'HORIZONTAL', itemSpacing: 10 });
        const photo = main.addPhoto({ name: 'Photo', width: 120, height: 80 }, row);
        main.addPhoto({ name: 'Next', width: 60, height: 80 }, row);
        return photo;
      },
      parent: 'Row',
      siblings: ['Photo', '*', 'Next'],
      positioning: 'ABSOLUTE',
      notes: [],
    },
    {
      claim: 'in the group that its source is in',
      arrange: (main) => {
        const frame = main.add('FRAME', { name: 'Card', relativeTransform: rotation(15, 70, 80) });
        const photo = main.addPhoto(
          { name: 'Photo', relativeTransform: rotation(5, 20, 30) },
          frame,
        );
        const badge = main.add('ELLIPSE', { name: 'Badge' }, frame);
        main.addGroup({ name: 'Team' }, photo, badge);
        return photo;
      },
      parent: 'Team',
      siblings: ['Photo', '*', 'Badge'],
      notes: [],
    },
    {
      claim: 'above the outermost instance that its source is in',
      arrange: (main) => {
        const frame = main.add('FRAME', { name: 'Card', relativeTransform: rotation(15, 70, 80) });
        const outer = main.add(
          'INSTANCE',
          { name: 'Outer', relativeTransform: rotation(30, 1, 2), clipsContent: false },
          frame,
        );
        main.add('ELLIPSE', { name: 'Badge' }, frame);
        const inner = main.add(
          'INSTANCE',
          { name: 'Inner', relativeTransform: rotated, clipsContent: false },
          outer,
        );
        return main.addPhoto({ name: 'Photo', relativeTransform: rotation(7, 3, 4) }, inner);
      },
      parent: 'Card',
      siblings: ['Outer', '*', 'Badge'],
      notes: ['outside-instance'],
    },
  ])('$claim', async ({ arrange, parent, siblings, positioning, notes }) => {
    const main = await MainThread.start();
    const source = arrange(main);
    main.select(source);
    const before = main.document.toState();
    const corners = cornersOnPage(main, source);

    const { layer } = await main.call('readPicture', { render: false });
    const applied = await main.addLayer(layer);
    const added = main.document.nodeById(applied.id)!;
    const host = main.document.parentOf(added)!;
    expect(host.name).toBe(parent);
    expect(host.children.map((node) => (node === added ? '*' : node.name))).toEqual(siblings);
    cornersOnPage(main, added).forEach(({ x, y }, index) => {
      expect(x).toBeCloseTo(corners[index]!.x, 9);
      expect(y).toBeCloseTo(corners[index]!.y, 9);
    });
    expect(added.layoutPositioning).toBe(positioning ?? 'AUTO');
    expect(applied.notes).toEqual(notes);

    // Nothing else has changed, …
    expect(pagesWithout(main, added)).toEqual(before.pages);
    // … and one undo is all it takes to be back.
    expect(main.document.undo()).toBe(true);
    expect(main.document.toState()).toEqual(before);
  });
});

describe('the undo step of a result', () => {
  it('holds neither what the user did just before nor what comes after', async () => {
    const main = await MainThread.start();
    const photo = main.addPhoto({ name: 'Photo' });
    main.select(photo);
    const { layer } = await main.call('readPicture', { render: false });
    const rename = (name: string) =>
      main.document.edit(() => {
        main.document.nodeById(photo.id)!.name = name;
      });
    const state = () => main.document.page.children.map(({ name }) => name);

    rename('Before');
    await main.addLayer(layer);
    rename('After');
    expect(state()).toEqual(['After', 'Before (inpainted)']);
    main.document.undo();
    expect(state()).toEqual(['Before', 'Before (inpainted)']);
    main.document.undo();
    expect(state()).toEqual(['Before']);
    main.document.undo();
    expect(state()).toEqual(['Photo']);
  });

  it('is one, too, on a page that Figma has not loaded', async () => {
    const main = await MainThread.start();
    const photo = main.addPhoto({ name: 'Photo' });
    main.select(photo);
    const { layer } = await main.call('readPicture', { render: false });
    const distant = main.addPhoto({ name: 'Distant' }, main.document.addPage('Page 2'));
    main.document.commitUndo();
    const before = main.document.toState();

    await main.addLayer({ ...layer, id: distant.id });
    expect(main.document.parentOf(distant)!.children).toHaveLength(2);
    main.document.undo();
    expect(main.document.toState()).toEqual(before);
  });
});

/** The document's pages as they would be if `added` were not there. */
function pagesWithout({ document }: MainThread, added: SceneNode): SceneNode[] {
  const strip = (node: SceneNode): SceneNode => ({
    ...node,
    children: node.children.filter(({ id }) => id !== added.id).map(strip),
  });
  return document.toState().pages.map(strip);
}
