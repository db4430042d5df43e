/** The window itself: opening a picture, painting, filling, applying. */
import type { FillProgress, FillRemark } from '../../../inference/contract';
import type { Size } from '../../../inference/core/geometry';
import type { SelectionProblem } from '../../../figma/contract';
import type { HostKind } from '../../host/host';
import { percent, plural } from './numbers';

const PROBLEM: { readonly [P in SelectionProblem]: string } = {
  'nothing-selected': 'Select a layer with an image to remove something from it.',
  'several-layers': 'Several layers are selected. Select just one layer with an image.',
  'no-fills': 'This kind of layer has no fill. Select a layer with an image.',
  'no-image': 'This layer has no visible image fill. Select a layer with an image.',
  'mixed-fills': 'Parts of this layer have different fills. Select a layer with one image.',
  'video-fill': 'This layer shows a video. Select a layer with an image.',
  'image-missing':
    'Figma no longer has this layer’s image. Put the image in again, or select another layer.',
};

const REMARK: { readonly [R in FillRemark]: string } = {
  'nothing-to-learn-from':
    'There was nothing outside the mask to learn from, so it got a smooth blend. Paint a smaller area.',
  'likely-poor':
    'Faces and complex objects are hard for Quick Fill: look closely, and try a smaller mask.',
  resumed: 'The graphics device was lost on the way; the fill went on where it had been.',
  'random-weights':
    'Made by a stand-in with random weights: it shows that everything works, not how well.',
};

const size = ({ width, height }: Size) => `${width} × ${height}`;

export const window = {
  starting: 'Starting…',
  reading: (layer: string | null) => (layer ? `Reading “${layer}”…` : 'Reading the picture…'),
  problem: (problem: SelectionProblem, host: HostKind) =>
    host === 'page' && problem === 'nothing-selected'
      ? 'Drop a picture here, paste one, or choose a file. It never leaves this computer.'
      : PROBLEM[problem],
  problemHint: 'Then paint over what should go and press Fill.',
  useRender: 'Use the layer as it looks',
  chooseFile: 'Choose a picture…',
  openOther: 'Open another…',

  canvas: 'Picture. Paint over what should go.',
  tools: 'Tools',
  brushSize: 'Brush size',
  brushPixels: (pixels: number) => `${pixels} ${plural(pixels, { one: 'pixel', other: 'pixels' })}`,
  undo: 'Undo',
  redo: 'Redo',
  clear: 'Clear the mask',
  zoom: (scale: number) => percent(scale),
  zoomFit: 'Fit the picture to the window',
  paintHint: 'Paint over what should go.',

  engine: 'Engine',
  quickFill: 'Quick Fill',
  moebius: 'Moebius',
  quickFillAbout: 'Quick Fill: answers at once, downloads nothing',
  moebiusAbout: 'Moebius: a model for the final quality',
  lookingForEngine: 'Looking for Moebius…',
  movingToEngine: 'Moebius needs a page of its own. This window goes there; your mask comes along.',
  movedToEngine: 'This window is on Moebius’s own page now. Your mask came along.',

  fill: 'Fill',
  cancel: 'Cancel',
  preparing: 'Preparing…',
  filling: ({ fraction, region, regions }: FillProgress) =>
    regions > 1
      ? `Filling area ${region} of ${regions}… ${percent(fraction)}`
      : `Filling… ${percent(fraction)}`,
  fillStarted: 'Filling.',
  fillDone: 'The result is shown. Apply or discard it.',
  progress: 'Progress of the fill',
  remark: (remark: FillRemark) => REMARK[remark],

  apply: (host: HostKind): string => (host === 'page' ? 'Save PNG' : 'Apply'),
  applyAbout: 'Save the result as a PNG file',
  applying: (host: HostKind): string => (host === 'page' ? 'Saving…' : 'Adding the layer…'),
  applied: (name: string, host: HostKind) =>
    host === 'page' ? `Saved “${name}”.` : `Added “${name}” above the original.`,
  appliedNext: 'Paint again to remove more.',
  discard: 'Discard',
  discardAbout: 'Discard the result and keep the mask',
  compare: 'Compare',
  compareAbout: 'Hold to see the original',
  another: 'Another outcome',

  selectionMoved: (name: string) => `“${name}” is selected now.`,
  switchTo: 'Switch',
  stay: 'Stay here',
  switchAbout: 'Open the selected layer; the mask painted here is kept for this session',
  stayAbout: 'Go on with the layer opened before',

  maskPasted: 'Mask added. It is used exactly as it is.',
  maskOfOtherSize: (mask: Size, picture: Size) =>
    `That mask is ${size(mask)}; this picture needs one of ${size(picture)}.`,
  maskIsEmpty: 'That mask has no white area, so nothing was added.',
  notAMask: 'That is not a mask. Paste a black and white image of the picture’s size.',
  notAnImage: 'That is not an image this window can read.',

  notOpened: (name: string | null) =>
    name ? `“${name}” was not opened.` : 'The picture was not opened.',
  retry: 'Try again',
  dismiss: 'Dismiss',
  bug: 'Something went wrong in Inpaint itself. The mask is kept.',
  copyReport: 'Copy report',
  reportCopied: 'Report copied',
  /** “Undo (Ctrl+Z)”: how a control's title names its key. */
  withKey: (label: string, key: string) => `${label} (${key})`,
  resize: 'Resize the window (drag, or arrow keys)',
};
