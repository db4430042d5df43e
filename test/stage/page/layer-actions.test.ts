import { beforeEach, describe, expect, it } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import { translation, withRotation } from '../../../stage/document/matrix';
import type { SceneNode } from '../../../stage/document/scene';
import {
  beginMove,
  nudgeSelected,
  outermostSelected,
  removeSelected,
} from '../../../stage/page/layer-actions';
import { layerRows } from '../../../stage/page/layer-rows';

let scene: SceneDocument;
let frame: SceneNode;
let picture: SceneNode;
let instance: SceneNode;
let part: SceneNode;

beforeEach(() => {
  scene = new SceneDocument();
  frame = scene.createNode('FRAME', {
    name: 'frame',
    relativeTransform: withRotation(translation(300, 0), 90),
  });
  picture = scene.createNode('RECTANGLE', { name: 'picture', width: 10, height: 10 });
  instance = scene.createNode('INSTANCE', { name: 'instance' });
  part = scene.createNode('RECTANGLE', { name: 'part' });
  scene.edit(() => {
    scene.insert(scene.page, 0, frame);
    scene.insert(frame, 0, picture);
    scene.insert(scene.page, 1, instance);
    scene.insert(instance, 0, part);
  });
  scene.commitUndo();
});

const placeOf = (node: SceneNode) => {
  const { x, y } = scene.absoluteBounds(scene.nodeById(node.id) as SceneNode);
  return [Math.round(x), Math.round(y)];
};

describe('moving layers', () => {
  it('goes along the page, also in a frame that is turned', () => {
    scene.select([picture.id]);
    const [x, y] = placeOf(picture) as [number, number];
    nudgeSelected(scene, 10, -1);
    expect(placeOf(picture)).toEqual([x + 10, y - 1]);
  });

  it('measures a drag from where it began, not from the last position', () => {
    scene.select([frame.id]);
    const [x, y] = placeOf(frame) as [number, number];
    const move = beginMove(scene);
    move.to(5, 5);
    move.to(7, 9);
    expect(placeOf(frame)).toEqual([x + 7, y + 9]);
  });

  it('moves a layer once when the frame around it is selected as well', () => {
    scene.select([picture.id, frame.id]);
    expect(outermostSelected(scene).map(({ name }) => name)).toEqual(['frame']);
    const [x, y] = placeOf(picture) as [number, number];
    nudgeSelected(scene, 4, 0);
    expect(placeOf(picture)).toEqual([x + 4, y]);
  });

  it('leaves locked layers and what is inside an instance where they are', () => {
    frame.locked = true;
    const before = [placeOf(frame), placeOf(part)];
    scene.select([frame.id, part.id]);
    nudgeSelected(scene, 50, 50);
    expect([placeOf(frame), placeOf(part)]).toEqual(before);
  });

  it('is one step of undo', () => {
    scene.select([frame.id]);
    const before = placeOf(frame);
    nudgeSelected(scene, 1, 0);
    scene.undo();
    expect(placeOf(frame)).toEqual(before);
  });
});

describe('removeSelected', () => {
  it('removes a layer with all in it, and one undo brings all of it back', () => {
    scene.select([frame.id, picture.id]);
    removeSelected(scene);
    expect(scene.nodeById(picture.id)).toBeNull();
    scene.undo();
    expect(scene.nodeById(picture.id)?.name).toBe('picture');
  });

  it('does not take parts out of an instance', () => {
    scene.select([part.id]);
    removeSelected(scene);
    expect(scene.nodeById(part.id)).not.toBeNull();
  });
});

describe('layerRows', () => {
  const rows = (...collapsed: SceneNode[]) =>
    layerRows(scene.page, new Set(collapsed.map(({ id }) => id))).map(
      ({ node, depth, folded, dimmed }) => [node.name, depth, folded, dimmed],
    );

  it('lists the front first and children below their parents', () => {
    expect(rows()).toEqual([
      ['instance', 0, false, false],
      ['part', 1, null, false],
      ['frame', 0, false, false],
      ['picture', 1, null, false],
    ]);
  });

  it('leaves out what is folded away and dims what is inside a hidden layer', () => {
    frame.visible = false;
    expect(rows(instance)).toEqual([
      ['instance', 0, true, false],
      ['frame', 0, false, true],
      ['picture', 1, null, true],
    ]);
  });
});
