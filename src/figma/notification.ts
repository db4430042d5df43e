/**
 * The sentence Figma shows at the bottom of its window after a result was added: what happened, and
 * the one thing about the place that a person would otherwise wonder about.
 */
import type { PlacementRemark } from './placement';

/** figma.notify cuts longer messages off (developers.figma.com, figma-notify). */
export const MAX_NOTIFICATION = 100;

const WHERE: { readonly [R in PlacementRemark]: string } = {
  'hidden-parent': 'added inside a hidden parent: show that to see it.',
  'locked-parent': 'added. A parent is locked, so it cannot be clicked.',
  'outside-instance': 'added above the instance, which takes no layers itself.',
  'covers-content': 'added on top; it also covers the layer’s content.',
  'in-component': 'added to the component and all its instances.',
  'behind-content': 'added behind the layer’s content.',
};

const PLAIN = 'added. The original is unchanged below it.';

export function addedNotification(name: string, remarks: readonly PlacementRemark[]): string {
  const [gravest] = remarks;
  const rest = gravest ? WHERE[gravest] : PLAIN;
  return `“${shortened(name, MAX_NOTIFICATION - rest.length - 3)}” ${rest}`;
}

/** Keeps both ends: the start says which layer, the end says "(inpainted)". */
function shortened(name: string, most: number): string {
  if (name.length <= most) return name;
  const tail = Math.min(15, Math.floor(most / 2));
  // A cut through a surrogate pair leaves half a character on either side: drop those halves.
  const start = name.slice(0, most - tail - 1).replace(/[\uD800-\uDBFF]$/, '');
  const end = name.slice(name.length - tail).replace(/^[\uDC00-\uDFFF]/, '');
  return `${start}…${end}`;
}
