/**
 * One sentence or two for every failure code: what happened, then what to do. The table's type makes
 * a code without words a compile error. There is no entry for "other": what has no code is a bug.
 */
import type { Failure, FailureCode, FailureDetails } from '../inference/core/errors';

const TEXT: { readonly [C in FailureCode]: (details: FailureDetails[C]) => string } = {
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
  'too-many-pixels': ({ width, height, maxMegapixels }) =>
    `This picture is ${width} × ${height}, more than ${maxMegapixels} megapixels. Use a smaller one.`,
  'too-large-for-figma': ({ width, height, maxSide }) =>
    `The result is ${width} × ${height}, and Figma takes at most ${maxSide} pixels a side. Scale the picture down first.`,
  'refused-by-figma': ({ reason }) =>
    `Figma did not take the result (${sentenceless(reason)}). Nothing was changed; press Apply again.`,
  'nothing-painted': () => 'Nothing is painted. Paint over what should go and press Fill.',
  'layer-gone': ({ name }) =>
    `“${name}” was deleted meanwhile. Undo that in Figma and press Apply again.`,
  'layer-changed': ({ name }) =>
    `The picture in “${name}” was changed meanwhile. Undo that in Figma and press Apply again.`,
  'image-unreadable': ({ name }) =>
    `Figma could not hand over the picture in “${name}”. Try again, or put the picture in anew.`,
  'no-place': ({ name }) =>
    `No layer can be added next to “${name}”. Move it, or detach what it is in, and press Apply again.`,
  'worker-crashed': () =>
    'The fill stopped, most often for lack of memory. The mask is kept; press Fill again or paint a smaller area.',
  'engine-unreachable': () =>
    'Moebius cannot be reached from this window yet. Quick Fill works without it.',
};

export function failureText<C extends FailureCode>({ code, details }: Failure<C>): string {
  return TEXT[code](details);
}

/** For the test that every code has its words. */
export const FAILURE_CODES = Object.keys(TEXT) as readonly FailureCode[];

function formatName(format: string): string {
  return format === 'webp' ? 'WebP' : format.toUpperCase();
}

/** Figma's own messages end in a full stop or not; ours go into brackets. */
function sentenceless(reason: string): string {
  return reason.trim().replace(/\.$/, '');
}
