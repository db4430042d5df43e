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
  const sources = Uint8Array.from({ length: 256 }, (_, k) => (isSource(k) ? 1 : 0));
  const distance = new Uint16Array(width * height);
  for (let p = 0; p < distance.length; p++) distance[p] = sources[kind[p]!] ? 0 : FAR;

  const relax = (p: number, q: number, step: number) => {
    const through = distance[q]! + step;
    if (through < distance[p]!) distance[p] = through;
  };
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      if (distance[p] === 0) continue;
      if (x > 0) relax(p, p - 1, CHAMFER_STEP);
      if (y === 0) continue;
      relax(p, p - width, CHAMFER_STEP);
      if (x > 0) relax(p, p - width - 1, DIAGONAL);
      if (x + 1 < width) relax(p, p - width + 1, DIAGONAL);
    }
  }
  for (let y = height - 1, p = distance.length - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--, p--) {
      if (distance[p] === 0) continue;
      if (x + 1 < width) relax(p, p + 1, CHAMFER_STEP);
      if (y + 1 === height) continue;
      relax(p, p + width, CHAMFER_STEP);
      if (x + 1 < width) relax(p, p + width + 1, DIAGONAL);
      if (x > 0) relax(p, p + width - 1, DIAGONAL);
    }
  }
  return distance;
}
