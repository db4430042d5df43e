/**
 * Results in the document: the modes, why one is not possible and what to do then, what to know about
 * where a result went, and what can be done with one that is opened again.
 */
import type {
  EditMark,
  EditState,
  PlaceProblem,
  ResultMode,
  ResultNote,
} from '../../../figma/contract';
import { number, plural } from './numbers';

const MODE: { readonly [M in ResultMode]: readonly [name: string, about: string] } = {
  'new-layer': ['New layer', 'The whole picture as a new layer above the original'],
  'patch-layer': ['Patch layer', 'Only what was painted over, on a transparent layer above'],
  'replace-fill': ['Replace fill', 'In the layer itself; the old picture is kept below, hidden'],
};

export const PLACE_PROBLEM: { readonly [P in PlaceProblem]: string } = {
  'in-instance':
    'This layer is part of an instance, which takes no layers. Choose Replace fill: the instance keeps it as an override.',
  'instance-content':
    'A layer above this instance would hide what is in it. Choose Replace fill: the instance keeps it as an override.',
  'component-set':
    'A component set takes nothing but variants. Choose Replace fill, or move the layer out of the set.',
  'in-boolean':
    'A shape inside a boolean operation shows the operation’s fill, not its own. Select the boolean operation.',
  repeated:
    'This layer is repeated by a transform, so a layer above would cover one copy only. Choose Replace fill.',
  'no-parent':
    'Nothing that this layer is in takes another layer. Choose Replace fill, or move it out.',
  flat: 'A parent of this layer is skewed until it is flat. Undo the skew and press Apply again.',
  'no-area': 'A line has no area to show a picture in. Select a layer with an image.',
  'no-fill':
    'This kind of layer has no fill of its own. Use the layer as it looks, or select what is in it.',
  'pattern-fill':
    'This layer has a pattern fill, which Figma lets no plugin keep in the same step. Hide or remove it, or choose another way to apply.',
  drawn:
    'The picture is the layer as it looks, and no fill of it. Choose New layer or Patch layer.',
  'see-through':
    'This layer is see-through, so what was removed would show through a patch. Choose New layer or Replace fill.',
  'fill-in-front':
    'Another fill lies in front of the picture, and a patch would cover it. Choose New layer or Replace fill.',
  outlined:
    'A patch would cover this layer’s stroke or inner effect. Choose New layer or Replace fill.',
  mask: 'This layer is a mask, which shows nothing that lies above it. Choose Replace fill.',
};

const NOTE: { readonly [N in ResultNote]: string } = {
  'hidden-parent': 'It is inside a hidden parent: show that to see it.',
  'locked-parent': 'A parent is locked, so it cannot be clicked.',
  'outside-instance': 'It lies above the instance, which takes no layers itself.',
  override: 'The instance keeps it as an override.',
  'original-hidden': 'The original is hidden, or both would be seen. It is kept below.',
  'style-detached': 'The fill style had to be detached, because a style is shared.',
  'edit-too-large': 'The strokes are too many to be kept with the layer.',
  'newer-edit-kept': 'A newer Inpaint’s data in this layer was left alone.',
  'in-component': 'It shows in the component and all its instances.',
  'behind-content': 'It lies behind the layer’s content, as the picture does.',
};

const MARK: { readonly [M in EditMark]: string } = {
  editable: 'This layer is a result. Edit it again, or start anew from what it shows.',
  newer:
    'A newer Inpaint made this result. Update the plugin to edit it, or start anew from what it shows.',
  damaged: 'What this layer remembers cannot be read. Start anew from what it shows.',
};

const STATE: { readonly [S in EditState]: string } = {
  unchanged: 'Add strokes and press Fill; Apply updates this same layer.',
  'source-gone':
    'The original layer is gone, but its picture is still here: Apply updates the result.',
  'source-changed':
    'The original layer has another picture now. Apply updates the result, made from the former one.',
};

export const results = {
  mode: (mode: ResultMode) => MODE[mode][0],
  modeAbout: (mode: ResultMode) => MODE[mode][1],
  problem: (problem: PlaceProblem) => PLACE_PROBLEM[problem],
  note: (note: ResultNote) => NOTE[note],
  mark: (mark: EditMark) => MARK[mark],
  editAgain: 'Edit again',
  state: (state: EditState) => STATE[state],
  strokesGone: 'Its strokes are not kept, so paint anew.',
  strokesCoarse: 'Its mask had too much detail to keep, and came back a little coarser.',
  added: (name: string) => `Added “${name}”.`,
  replaced: (name: string) => `“${name}” shows the result; its old picture is kept, hidden.`,
  updated: (name: string) => `Updated “${name}”.`,
  appliedToAll: (layers: number, skipped: number) => {
    const shown = { one: '1 layer shows', other: `${number(layers)} layers show` };
    const taken = `${plural(layers, shown)} the result.`;
    return skipped === 0 ? taken : `${taken} ${number(skipped)} could not take it.`;
  },
  modeMenu: 'How the result is applied',
  update: 'Update',
  updateAbout: 'Bring the layer up to date with this result',
  sameImage: (others: number) =>
    plural(others, {
      one: '1 other layer shows this picture.',
      other: `${number(others)} other layers show this picture.`,
    }),
  applyToAllAbout: 'Show the result in each, in place of the picture, which is kept hidden',
  applyToAll: (layers: number) => `Apply to all ${number(layers)}`,
  masks: (layers: number) =>
    plural(layers, {
      one: 'The other layer is the mask.',
      other: `The ${number(layers)} other layers are the mask.`,
    }),
  maskUnseen: (name: string) => `Nothing is seen of “${name}”, so it masks nothing.`,
  queue: (at: number, of: number) => `Picture ${number(at)} of ${number(of)}`,
  queueAbout: 'Pictures selected together',
  queueClose: 'Work on this picture alone',
  next: 'Next',
  nextAbout: 'Open the next of the selected pictures',
};
