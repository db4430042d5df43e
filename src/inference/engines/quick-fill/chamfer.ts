/**
 * Distance to the nearest pixel of a kind, in thirds of a pixel: the 3–4 chamfer transform
 * (G. Borgefors, 1986), two integer passes, within 8 % of Euclid.
 */

/** The distance between two 4-neighbours. */
export const CHAMFER_STEP = 3;
const DIAGONAL = 4;
/** What a pixel gets where the picture has no source at all. */
export const FAR = 0xffff;

/** Per pixel the distance to the nearest pixel whose `kind` is a source; 0 on sources. */
export function chamferDistance(
  kind: Uint8Array,
  width: number,
  height: number,
  isSource: (kind: number) => boolean,
): Uint16Array<ArrayBuffer> {
  const start = Uint16Array.from({ length: 256 }, (_, k) => (isSource(k) ? 0 : FAR));
  const distance = new Uint16Array(width * height);
  for (let p = 0; p < distance.length; p++) distance[p] = start[kind[p]!]!;
  for (let y = 0; y < height; y++) relaxRow(distance, y * width, 1, y > 0 ? -width : 0, width);
  for (let y = height - 1; y >= 0; y--) {
    const last = y * width + width - 1;
    relaxRow(distance, last, -1, y + 1 < height ? width : 0, width);
  }
  return distance;
}

/**
 * One row in the direction of `step`, from the pixel behind and the three of the row `beyond` (an
 * offset; 0 where there is none).
 */
function relaxRow(
  distance: Uint16Array,
  first: number,
  step: 1 | -1,
  beyond: number,
  width: number,
): void {
  const last = first + step * (width - 1);
  let behind = FAR;
  for (let p = first, n = 0; n < width; n++, p += step) {
    let least = distance[p]!;
    if (least !== 0) {
      if (behind + CHAMFER_STEP < least) least = behind + CHAMFER_STEP;
      if (beyond !== 0) {
        const q = p + beyond;
        if (distance[q]! + CHAMFER_STEP < least) least = distance[q]! + CHAMFER_STEP;
        if (p !== first && distance[q - step]! + DIAGONAL < least) {
          least = distance[q - step]! + DIAGONAL;
        }
        if (p !== last && distance[q + step]! + DIAGONAL < least) {
          least = distance[q + step]! + DIAGONAL;
        }
      }
      distance[p] = least;
    }
    behind = least;
  }
}
