/** The five ways a PNG line may be predicted from its neighbours, undone (PNG specification, 9). */

/**
 * Turns a filtered line into the line itself, in place.
 *
 * @param above - the line above, unfiltered and as long; zeros for the first line of a pass
 * @param step - bytes from a byte to the same byte of the pixel before: at least 1
 * @returns false where `filter` is none of the five
 */
export function unfilterLine(
  filter: number,
  line: Uint8Array,
  above: Uint8Array,
  step: number,
): boolean {
  switch (filter) {
    case 0:
      return true;
    case 1:
      for (let i = step; i < line.length; i++) line[i] = line[i]! + line[i - step]!;
      return true;
    case 2:
      for (let i = 0; i < line.length; i++) line[i] = line[i]! + above[i]!;
      return true;
    case 3:
      addAverage(line, above, step);
      return true;
    case 4:
      addPaeth(line, above, step);
      return true;
    default:
      return false;
  }
}

function addAverage(line: Uint8Array, above: Uint8Array, step: number): void {
  const first = Math.min(step, line.length);
  for (let i = 0; i < first; i++) line[i] = line[i]! + (above[i]! >> 1);
  for (let i = first; i < line.length; i++) {
    line[i] = line[i]! + ((line[i - step]! + above[i]!) >> 1);
  }
}

function addPaeth(line: Uint8Array, above: Uint8Array, step: number): void {
  const first = Math.min(step, line.length);
  for (let i = 0; i < first; i++) line[i] = line[i]! + above[i]!;
  for (let i = first; i < line.length; i++) {
    line[i] = line[i]! + paeth(line[i - step]!, above[i]!, above[i - step]!);
  }
}

/** Whichever of left, above and above-left is nearest to left + above − above-left. */
export function paeth(left: number, above: number, aboveLeft: number): number {
  const toLeft = Math.abs(above - aboveLeft);
  const toAbove = Math.abs(left - aboveLeft);
  const toAboveLeft = Math.abs(left + above - 2 * aboveLeft);
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}
