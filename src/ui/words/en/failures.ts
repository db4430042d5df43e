/** One sentence or two for every failure code: what happened, then what to do. */
import type { FailureCode, FailureDetails } from '../../../inference/core/errors';
import { formatName, withoutFullStop } from '../quoted';
import { isPlaceProblem, mostTelling } from '../reasons';
import { engine } from './engine';
import { bytes, duration } from './numbers';
import { PLACE_PROBLEM } from './results';

const EDIT_UNREADABLE: {
  readonly [R in FailureDetails['edit-unreadable']['reason']]: (name: string) => string;
} = {
  none: (name) => `“${name}” is no result of Inpaint. Select it and press Fill to begin one.`,
  newer: (name) =>
    `A newer Inpaint made “${name}”. Update the plugin to edit it, or fill what it shows as a new result.`,
  damaged: (name) =>
    `What “${name}” remembers of its making cannot be read. Fill what it shows as a new result.`,
  'picture-gone': (name) =>
    `The original picture of “${name}” is not in this file any more. Fill what it shows as a new result.`,
};

export const failures: { readonly [C in FailureCode]: (details: FailureDetails[C]) => string } = {
  'unknown-format': () =>
    'This picture is in a format Inpaint cannot read. Use a PNG, JPEG or WebP picture.',
  'damaged-image': ({ format }) =>
    `This ${formatName(format)} picture is damaged or cut short. Export it again and put it back in.`,
  'cmyk-jpeg': () =>
    'This JPEG is in CMYK colour, made for print. Convert it to RGB and put it back in.',
  'animated-image': ({ format }) =>
    `This ${formatName(format)} picture is animated. Use a still picture.`,
  'unsupported-here': ({ format }) =>
    `${formatName(format)} pictures cannot be read in this window. Convert it to PNG or JPEG.`,
  'canvas-protected': ({ format }) =>
    `This browser hides a ${formatName(format)} picture’s pixels from pages, against fingerprinting. Allow this page to read canvases, or use a PNG.`,
  'canvas-unreadable': () =>
    'This browser hides what pages draw, against fingerprinting, so smart select and image masks fail. Allow it to read canvases, or use the other tools.',
  'too-many-pixels': ({ width, height, maxMegapixels }) =>
    `This picture is ${width} × ${height}, more than ${maxMegapixels} megapixels. Use a smaller one.`,
  'too-large-for-figma': ({ width, height, maxSide }) =>
    `The result is ${width} × ${height}, and Figma takes at most ${maxSide} pixels a side. Scale the picture down first.`,
  'refused-by-figma': ({ reason }) =>
    `Figma did not take the result (${withoutFullStop(reason)}). Nothing was changed; press Apply again.`,
  'nothing-painted': () => 'Nothing is painted. Paint over what should go and press Fill.',
  'layer-gone': ({ name }) =>
    `“${name}” was deleted meanwhile. Undo that in Figma and press Apply again.`,
  'layer-changed': ({ name }) =>
    `The picture in “${name}” was changed meanwhile. Undo that in Figma and press Apply again.`,
  'image-unreadable': ({ name }) =>
    `Figma could not hand over the picture in “${name}”. Try again, or put the picture in anew.`,
  'no-place': ({ name, reason }) =>
    isPlaceProblem(reason)
      ? PLACE_PROBLEM[reason]
      : `No layer can be added next to “${name}”. Move it, or detach what it is in, and press Apply again.`,
  'edit-unreadable': ({ name, reason }) => EDIT_UNREADABLE[reason](name),
  'worker-crashed': () =>
    'The fill stopped, most often for lack of memory. The mask is kept; press Fill again or paint a smaller area.',
  'engine-unreachable': ({ host, reasons }) => engine[mostTelling(reasons)](host),

  'model-missing': ({ title }) =>
    `${title} is not on this computer, or not all of it. Open Models and press Download.`,
  offline: ({ host }) =>
    `There is no way to ${host} just now. Check the connection and press Download again; what has arrived is kept.`,
  'download-refused': ({ host, file, status }) =>
    `The host ${host} did not hand over ${file}${status ? ` (HTTP ${status})` : ''}. Try again later, or import the files by hand.`,
  'download-stalled': ({ host, file }) =>
    `The host ${host} stopped sending ${file}. Press Download to go on; what has arrived is kept.`,
  'rate-limited': ({ host, retryAfterSeconds }) =>
    `The host ${host} asks for a pause of ${duration(retryAfterSeconds, 'long')}. Press Download again after that.`,
  'wrong-content': ({ file, reason }) =>
    reason === 'length'
      ? `What came as ${file} has the wrong length, so it was not kept. Press Download to fetch it again.`
      : `What came as ${file} is not the published file, so it was not kept. Press Download to fetch it again.`,
  'not-enough-space': ({ neededBytes, freeBytes }) =>
    `The model needs ${bytes(neededBytes)} of space and the browser grants ${bytes(freeBytes)}. Free some space and press Download again.`,
  'storage-refused': () =>
    'This browser does not let the window keep files. Allow site data for it, or leave the private window, and try again.',
  'model-damaged': ({ file }) =>
    `The file ${file} is no model Inpaint can read. Delete the model under Models and download it again.`,
  'gpu-lost': () =>
    'The graphics device was lost, most often for lack of memory. Close other heavy tabs and press Fill again.',
  'gpu-memory': () =>
    'The graphics device has too little memory for this. Close other heavy tabs and press Fill again, or use Quick Fill.',
  'graph-failed': ({ graph }) =>
    `The part ${graph} of the model could not be run here. Use Quick Fill, or copy the report for us.`,
  'model-output': ({ selfTest }) =>
    selfTest === 'failed'
      ? 'This graphics device computes wrongly, so the result was thrown away. Update its driver, or use Quick Fill.'
      : 'The model gave no usable picture, so the result was thrown away. Press Fill again, or use Quick Fill.',
};
