/**
 * One step of the undo history: everything written between two commits, synchronously, so that one
 * undo takes back exactly it and nobody's edit can come in between. What fails half-way is taken back
 * piece by piece, because Figma's own undo would leave the half-done step to be redone.
 */

/** Says how to take back what is about to be written; called before it is. */
export type Remember = (restore: () => void) => void;

/** @throws what `write` throws; the document and the selection are then as before */
export function inOneStep<T>(write: (remember: Remember) => T): T {
  const selectedBefore = figma.currentPage.selection;
  const restores: (() => void)[] = [];
  figma.commitUndo();
  try {
    const result = write((restore) => restores.push(restore));
    figma.commitUndo();
    return result;
  } catch (error) {
    for (const restore of restores.reverse()) attempt(restore);
    attempt(() => (figma.currentPage.selection = selectedBefore));
    throw error;
  }
}

/** One thing that cannot be restored must not keep the others from being. */
function attempt(restore: () => void): void {
  try {
    restore();
  } catch (error) {
    console.error(error);
  }
}
