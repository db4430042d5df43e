/** How many places a convolution's or a pool's window has (ONNX Conv-11, MaxPool-12). */
import type { OnnxNode } from '../../model';
import { intAttribute, intsAttribute, textAttribute } from '../attributes';

/**
 * @param space - the image's dimensions without batch and channels
 * @returns as many dimensions as `space`; null where the attributes do not fit them, or round up (`ceil_mode`)
 */
export function outputOfWindow(
  node: OnnxNode,
  space: readonly number[],
  kernel: readonly number[],
): number[] | null {
  const ones = space.map(() => 1);
  const strides = intsAttribute(node, 'strides') ?? ones;
  const dilations = intsAttribute(node, 'dilations') ?? ones;
  const pads = intsAttribute(node, 'pads') ?? [...ones, ...ones].fill(0);
  const rank = space.length;
  const fits = [kernel, strides, dilations].every(({ length }) => length === rank);
  if (!fits || pads.length !== 2 * rank || intAttribute(node, 'ceil_mode', 0) !== 0) return null;
  const autoPad = textAttribute(node, 'auto_pad', 'NOTSET');
  return space.map((length, axis) => {
    const stride = strides[axis]!;
    if (autoPad.startsWith('SAME')) return Math.ceil(length / stride);
    const padding = autoPad === 'VALID' ? 0 : pads[axis]! + pads[axis + rank]!;
    const extent = (kernel[axis]! - 1) * dilations[axis]! + 1;
    return Math.floor((length + padding - extent) / stride) + 1;
  });
}
