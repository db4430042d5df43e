/** How the mask is shown, what the model sees, and what a mask may have forgotten. */
import type { HintKind } from '../../editor/hint';
import type { OverlayColour } from '../../editor/overlay-colour';

const COLOUR: { readonly [C in OverlayColour]: string } = {
  '#ff24bd': 'Pink',
  '#00c2ff': 'Blue',
  '#3dff5c': 'Green',
  '#ff6a00': 'Orange',
};

const HINT: { readonly [H in HintKind]: string } = {
  shadow: 'A darker tail touches your mask, perhaps a shadow. Include it?',
  thin: 'What you painted over seems to go on beyond your mask. Include it?',
};

export const seeing = {
  options: 'How the mask is shown',
  colour: 'Colour of the mask',
  automatically: 'Automatic: what contrasts with the picture',
  colourName: (colour: OverlayColour) => COLOUR[colour],
  zone: 'Show all that changes',
  zoneAbout: 'Also what a fill will change around the mask',

  feather: 'Feather: pixels over which the fill fades out around the mask',

  windowAbout:
    'Drag to show the model another part of the picture; drag a corner to show more or less',
  windowKeys:
    'Arrow keys move the window, with Shift ten times as far; with Alt they size it. Escape gives it back to the model.',
  windowReset: 'Reset to automatic',
  windowLeft: 'The mask no longer fits into the window you chose, so the model chooses again.',

  hint: (kind: HintKind) => HINT[kind],
  include: 'Include it',
};
