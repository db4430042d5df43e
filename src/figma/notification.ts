/**
 * The sentence Figma shows at the bottom of its window after a result came into the document: what
 * happened, and the one thing about it that a person would otherwise wonder about.
 */
import type { Applied, ResultMode, ResultNote } from './contract';

/** figma.notify cuts longer messages off (developers.figma.com, figma-notify). */
export const MAX_NOTIFICATION = 100;

/** What follows “the layer's name”; for notes about both a layer and a fill. */
const NOTE: { readonly [N in ResultNote]: string } = {
  'hidden-parent': 'is inside a hidden parent: show that to see it.',
  'locked-parent': 'is there. A parent is locked, so it cannot be clicked.',
  'outside-instance': 'added above the instance, which takes no layers itself.',
  override: 'has the result, as an override of the instance.',
  'original-hidden': 'added. The original is kept below it, hidden.',
  'style-detached': 'has the result. Its fill style had to be detached.',
  'edit-too-large': 'is there. Its strokes are too many to be kept for later.',
  'newer-edit-kept': 'is there. A newer Inpaint’s data in it was left alone.',
  'in-component': 'has the result, in the component and all its instances.',
  'behind-content': 'added behind the layer’s content.',
};

const PLAIN: { readonly [M in ResultMode]: string } = {
  'new-layer': 'added. The original is unchanged below it.',
  'patch-layer': 'added as a patch. The original is unchanged below it.',
  'replace-fill': 'has the result. The old picture is kept below it, hidden.',
};

const UPDATED = 'brought up to date.';

export function appliedNotification(
  mode: ResultMode,
  { name, notes }: Applied,
  isUpdate: boolean,
): string {
  const [gravest] = notes;
  return quoted(name, gravest ? NOTE[gravest] : isUpdate ? UPDATED : PLAIN[mode]);
}

export function appliedToAllNotification(applied: number, skipped: number): string {
  const layers = applied === 1 ? '1 layer has' : `${applied} layers have`;
  const rest = skipped === 0 ? '' : ` ${skipped} could not take it.`;
  return `${layers} the result. Old pictures are kept, hidden.${rest}`;
}

function quoted(name: string, rest: string): string {
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
