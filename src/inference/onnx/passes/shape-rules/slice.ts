/** Which part of its input a Slice takes (ONNX Slice-13), for its dimensions and for its numbers. */
import type { OnnxNode } from '../../model';
import { intsAttribute } from '../attributes';
import { dimsAt, type Facts } from '../fact';
import { boundsOf } from '../literal';
import { axesOf } from '../strides';

export interface SliceOfInput {
  readonly dims: readonly number[];
  /** Per axis of the input: the first index, and the distance to the next. */
  readonly starts: readonly number[];
  readonly steps: readonly number[];
}

export function sliceOf(node: OnnxNode, inputs: Facts): SliceOfInput | null {
  const dims = dimsAt(inputs, 0);
  const given = dims && argumentsOf(node, inputs, dims.length);
  if (!dims || !given) return null;
  const found = { dims: [...dims], starts: dims.map(() => 0), steps: dims.map(() => 1) };
  for (const [index, axis] of given.axes.entries()) {
    const length = dims[axis]!;
    const step = given.steps[index]!;
    if (step === 0) return null;
    // Backwards, a slice may begin at the last element at most, and end before the first.
    const [lowest, highest] = step > 0 ? [0, length] : [-1, length - 1];
    const place = (at: number, least: number) =>
      Math.min(Math.max(at < 0 ? at + length : at, least), highest);
    const start = place(given.starts[index]!, 0);
    const end = place(given.ends[index]!, lowest);
    found.dims[axis] = Math.max(0, Math.ceil((end - start) / step));
    found.starts[axis] = start;
    found.steps[axis] = step;
  }
  return found;
}

/** Inputs since opset 10, attributes before. */
function argumentsOf(node: OnnxNode, inputs: Facts, rank: number) {
  const list = (index: number, attribute: string) =>
    inputs[index] ? boundsOf(inputs[index].literal) : intsAttribute(node, attribute);
  const starts = list(1, 'starts');
  const ends = list(2, 'ends');
  if (!starts || !ends) return null;
  const axes = inputs[3] || node.attributes.axes ? list(3, 'axes') : starts.map((_, axis) => axis);
  const steps = inputs[4] ? list(4, 'steps') : starts.map(() => 1);
  const positive = axes && axesOf(axes, rank);
  if (!positive || !steps) return null;
  if ([ends, positive, steps].some(({ length }) => length !== starts.length)) return null;
  return { starts, ends, axes: positive, steps };
}
