/** What Figma shows at the bottom of its window, in 100 characters at most, and layers are called. */
import type { ResultNote } from '../../../figma/contract';

/** What follows the layer's name; for notes about both a layer and a fill. */
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

export const notification = {
  note: (name: string, note: ResultNote) => `“${name}” ${NOTE[note]}`,
  /** In brackets after a layer's name: “Photo (inpainted 2)”. */
  layerSuffix: 'inpainted',
};
