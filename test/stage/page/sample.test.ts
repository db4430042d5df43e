import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { SceneDocument } from '../../../stage/document/document';
import type { SceneNode } from '../../../stage/document/scene';
import { addSample } from '../../../stage/samples/document';

const png = (value: number) =>
  encode({ width: 1, height: 1, data: new Uint8Array([value, 0, 0, 255]), channels: 4 });
const scene = new SceneDocument();
addSample(scene, { coast: png(1), studio: png(2), wall: png(3) });

function everyNode(parent: SceneNode): SceneNode[] {
  return parent.children.flatMap((node) => [node, ...everyNode(node)]);
}

const nodes = everyNode(scene.page);
const named = (name: string) => nodes.find((node) => node.name === name) as SceneNode;

describe('the sample document', () => {
  it('shows a picture in each of the four scale modes', () => {
    const modes = nodes
      .flatMap(({ fills }) => (fills === 'mixed' ? [] : fills))
      .flatMap((paint) => (paint.type === 'IMAGE' ? [paint.scaleMode] : []));
    expect(new Set(modes)).toEqual(new Set(['FILL', 'FIT', 'CROP', 'TILE']));
  });

  it('has pictures in a turned group, an auto-layout row and an instance', () => {
    expect(scene.parentOf(named('Snapshot'))?.type).toBe('GROUP');
    expect(named('Cards').layoutMode).toBe('HORIZONTAL');
    expect(named('Cards').children.map(({ type }) => type)).toEqual(['FRAME', 'FRAME', 'INSTANCE']);
  });

  it('lays the three cards side by side within their row', () => {
    const lefts = named('Cards').children.map(({ relativeTransform: [[, , x]] }) => x);
    expect(lefts).toEqual([0, 440, 880]);
    expect(named('Cards').width).toBe(880 + 400);
  });

  it('keeps every text within its frame', () => {
    const frame = scene.absoluteBounds(named('Saltmarsh — Home'));
    for (const text of nodes.filter(({ type }) => type === 'TEXT')) {
      const { x, width } = scene.absoluteBounds(text);
      expect(x).toBeGreaterThanOrEqual(frame.x);
      expect(x + width).toBeLessThanOrEqual(frame.x + frame.width);
    }
  });

  it('is where undo ends', () => {
    expect(scene.canUndo).toBe(false);
  });
});
