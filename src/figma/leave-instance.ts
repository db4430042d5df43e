/**
 * Whether a result above an instance looks as one inside it would. Figma takes no layer inside, and
 * what lies between the source and the outermost instance (something in front of it, a clip, a mask,
 * opacity) does not reach a layer outside.
 */
import { applyTo, invert, multiply } from './matrix';
import type { NodeFacts, Surroundings } from './placement';
import { NO_CONTAINER, sourceRule } from './placement-rules';

/** @param anchor - index of the outermost instance among `ancestors` */
export function canLeaveInstance(surroundings: Surroundings, anchor: number): boolean {
  const { source, ancestors, covers } = surroundings;
  const left = ancestors.slice(0, anchor + 1);
  const inside = [source, ...left.slice(0, -1)];
  const isFree = inside.every((node) => node.isOnTop && !node.isMasked);
  // A boolean operation's children are what it is made of, not content in front of it.
  const isShape = sourceRule(source.type) === 'copy-above';
  const isUncovered = covers === 'whole-layer' || isShape || !source.hasVisibleChildren;
  const isUnchanged = left.every(
    (node) => node.isPlain && node.visible && !cutsOff(node, surroundings),
  );
  // A group grows around what is added to it, and an auto-layout frame around it would move it then.
  const host = ancestors[anchor + 1];
  const grows = host !== undefined && NO_CONTAINER.indexOf(host.type) >= 0;
  const fits = !grows || left.slice(-1).every((instance) => holds(instance, surroundings));
  return isFree && isUncovered && isUnchanged && fits && source.visible;
}

/** Pixels of the layer's own axes: single precision on the way through a few transforms. */
const TOLERANCE = 0.01;

function cutsOff(node: NodeFacts, surroundings: Surroundings): boolean {
  if (node.clips === 'nothing') return false;
  return node.clips === 'rounded' || !holds(node, surroundings);
}

/** Whether all of the box to cover lies within the node's own. */
function holds(node: NodeFacts, { box }: Surroundings): boolean {
  const toNode = invert(node.absoluteTransform);
  if (!toNode) return false;
  const map = multiply(toNode, box.absoluteTransform);
  const { width, height } = box.size;
  return [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: 0, y: height },
    { x: width, y: height },
  ].every((corner) => {
    const { x, y } = applyTo(map, corner);
    return (
      x >= -TOLERANCE &&
      y >= -TOLERANCE &&
      x <= node.size.width + TOLERANCE &&
      y <= node.size.height + TOLERANCE
    );
  });
}
