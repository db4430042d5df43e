/** Writes a result into a layer's own fills, in front of the picture it was made from. */
import type { ResultNote } from './contract';
import { writeEdit, type EditRecord } from './edit-data';
import type { FilledNode, PictureFill } from './image-paint';
import type { ResultPaints } from './result-paints';
import { pageOf } from './surroundings';
import type { Remember } from './write-step';

/** The old picture stays where it is, hidden, and the new one lies directly in front of it. */
export function replacedFills(
  fills: readonly Paint[],
  { paint, index }: PictureFill,
  result: ImagePaint,
): ResultPaints {
  return [
    ...fills.slice(0, index),
    { ...paint, visible: false },
    result,
    ...fills.slice(index + 1),
  ];
}

/** Assigning fills cuts their link to a paint style, which is restored with them. */
export function writeFills(node: FilledNode, fills: ResultPaints, remember: Remember): void {
  const before = node.fills;
  const style = node.fillStyleId;
  remember(() => {
    node.fills = before;
    if (typeof style !== 'string' || style === '') return;
    // The document forbids the synchronous way; nothing is left to do about a failure here.
    node.setFillStyleIdAsync(style).catch((error: unknown) => console.error(error));
  });
  node.fills = fills;
}

/** Inside a step: the fills, what they were made of, and the selection. */
export function writeResultFills(
  node: FilledNode,
  fills: ResultPaints,
  record: EditRecord | null,
  remember: Remember,
): ResultNote[] {
  writeFills(node, fills, remember);
  const notes = record ? writeEdit(node, record, remember) : [];
  if (pageOf(node)?.id === figma.currentPage.id) figma.currentPage.selection = [node];
  return notes;
}
