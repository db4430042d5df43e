import { describe, expect, it } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import { translation, withRotation } from '../../../stage/document/matrix';
import type { NodeProperties } from '../../../stage/document/node-factory';
import type { NodeType, SceneNode } from '../../../stage/document/scene';
import { layersAt, pick } from '../../../stage/page/hit-test';

const document = () => new SceneDocument();

function add(
  scene: SceneDocument,
  parent: SceneNode,
  type: NodeType,
  name: string,
  [x, y, width, height]: readonly [number, number, number, number],
  more: NodeProperties = {},
): SceneNode {
  const node = scene.createNode(type, {
    name,
    width,
    height,
    relativeTransform: translation(x, y),
    ...more,
  });
  scene.insert(parent, parent.children.length, node);
  return node;
}

const namesAt = (scene: SceneDocument, x: number, y: number) =>
  layersAt(scene.page.children, { x, y }).map(({ name }) => name);

describe('layersAt', () => {
  it('finds the front one of two layers and every layer it lies in', () => {
    const scene = document();
    const frame = add(scene, scene.page, 'FRAME', 'frame', [100, 100, 400, 400]);
    add(scene, frame, 'RECTANGLE', 'back', [0, 0, 200, 200]);
    add(scene, frame, 'RECTANGLE', 'front', [100, 100, 200, 200]);
    expect(namesAt(scene, 250, 250)).toEqual(['frame', 'front']);
    expect(namesAt(scene, 150, 150)).toEqual(['frame', 'back']);
    expect(namesAt(scene, 450, 450)).toEqual(['frame']);
    expect(namesAt(scene, 50, 50)).toEqual([]);
  });

  it('reads a group’s children in the space of the group’s container', () => {
    const scene = document();
    const frame = add(scene, scene.page, 'FRAME', 'frame', [100, 0, 400, 400]);
    scene.edit(() => {
      const group = add(scene, frame, 'GROUP', 'group', [50, 50, 0, 0]);
      add(scene, group, 'RECTANGLE', 'in group', [50, 50, 40, 40]);
    });
    expect(namesAt(scene, 155, 55)).toEqual(['frame', 'group', 'in group']);
    expect(namesAt(scene, 205, 105)).toEqual(['frame']);
  });

  it('lets the pointer through hidden and locked layers, and through layers without a fill', () => {
    const scene = document();
    add(scene, scene.page, 'RECTANGLE', 'below', [0, 0, 100, 100]);
    add(scene, scene.page, 'RECTANGLE', 'hidden', [0, 0, 100, 100], { visible: false });
    add(scene, scene.page, 'RECTANGLE', 'locked', [0, 0, 100, 100], { locked: true });
    add(scene, scene.page, 'FRAME', 'empty', [0, 0, 100, 100], { fills: [] });
    expect(namesAt(scene, 50, 50)).toEqual(['below']);
  });

  it('does not find what a frame clips away, unless the frame does not clip', () => {
    const scene = document();
    const frame = add(scene, scene.page, 'FRAME', 'frame', [0, 0, 100, 100]);
    add(scene, frame, 'RECTANGLE', 'sticks out', [50, 50, 200, 20]);
    expect(namesAt(scene, 150, 60)).toEqual([]);
    frame.clipsContent = false;
    expect(namesAt(scene, 150, 60)).toEqual(['frame', 'sticks out']);
  });

  it('follows rotation: a corner of the upright box is outside of the turned layer', () => {
    const scene = document();
    add(scene, scene.page, 'RECTANGLE', 'turned', [0, 0, 100, 100], {
      relativeTransform: withRotation(translation(0, 0), -45),
    });
    expect(namesAt(scene, 0, 70)).toEqual(['turned']); // its diagonal runs straight down
    expect(namesAt(scene, 60, 20)).toEqual([]);
  });

  it('sees round corners and ellipses as round', () => {
    const scene = document();
    add(scene, scene.page, 'ELLIPSE', 'ellipse', [0, 0, 100, 100]);
    add(scene, scene.page, 'RECTANGLE', 'card', [200, 0, 100, 100], { cornerRadii: [0, 40, 0, 0] });
    expect(namesAt(scene, 5, 5)).toEqual([]);
    expect(namesAt(scene, 50, 2)).toEqual(['ellipse']);
    expect(namesAt(scene, 297, 3)).toEqual([]); // top right, rounded
    expect(namesAt(scene, 203, 3)).toEqual(['card']); // top left, square
  });
});

describe('pick', () => {
  const scene = document();
  const { inner, outer, beside, picture } = scene.edit(() => {
    const frame = add(scene, scene.page, 'FRAME', 'frame', [0, 0, 500, 500]);
    const outer = add(scene, frame, 'GROUP', 'outer', [0, 0, 0, 0]);
    const inner = add(scene, outer, 'GROUP', 'inner', [0, 0, 0, 0]);
    const picture = add(scene, inner, 'RECTANGLE', 'picture', [10, 10, 50, 50]);
    const beside = add(scene, outer, 'RECTANGLE', 'beside', [100, 10, 50, 50]);
    return { inner, outer, beside, picture };
  });
  const atPicture = layersAt(scene.page.children, { x: 20, y: 20 });
  const picked = (depth: Parameters<typeof pick>[1], ...selected: SceneNode[]) =>
    pick(atPicture, depth, new Set(selected.map(({ id }) => id)))?.name;

  it('takes a group as a whole on the first click, looking through the frame around it', () => {
    expect(atPicture.map(({ name }) => name)).toEqual(['frame', 'outer', 'inner', 'picture']);
    expect(picked('click')).toBe('outer');
  });

  it('goes one level deeper with each double click, and stays at the layer that is seen', () => {
    expect(picked('deeper', outer)).toBe('inner');
    expect(picked('deeper', inner)).toBe('picture');
    expect(picked('deeper', picture)).toBe('picture');
  });

  it('takes the layer that is seen with Ctrl', () => {
    expect(picked('deepest')).toBe('picture');
  });

  it('stays at the level already reached while clicking around inside a group', () => {
    expect(picked('click', beside)).toBe('inner');
    expect(picked('click', picture)).toBe('picture');
  });

  it('finds nothing on an empty page', () => {
    expect(pick([], 'click', new Set())).toBeUndefined();
  });
});
