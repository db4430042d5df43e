/** Structural similarity (Wang, Bovik, Sheikh, Simoncelli 2004): luma, 11 × 11 Gaussian, sigma 1.5. */
import { blur } from './gaussian';
import { createPlane, type Plane } from './plane';

const SIGMA = 1.5;
const RADIUS = 5;
/** (0.01 × 255)² and (0.03 × 255)², as in the paper. */
const [C1, C2] = [6.5025, 58.5225];

/** Mean over the pixels at `indices`; 1 where both planes are equal there and around. */
export function ssim(a: Plane, b: Plane, indices: Uint32Array): number {
  const smooth = (plane: Plane) => blur(plane, SIGMA, RADIUS).data;
  const [meanA, meanB] = [smooth(a), smooth(b)];
  const [squareA, squareB, product] = [
    smooth(times(a, a)),
    smooth(times(b, b)),
    smooth(times(a, b)),
  ];
  let sum = 0;
  for (const i of indices) {
    const [ma, mb] = [meanA[i]!, meanB[i]!];
    const [varianceA, varianceB] = [squareA[i]! - ma * ma, squareB[i]! - mb * mb];
    const covariance = product[i]! - ma * mb;
    sum +=
      ((2 * ma * mb + C1) * (2 * covariance + C2)) /
      ((ma * ma + mb * mb + C1) * (varianceA + varianceB + C2));
  }
  return sum / indices.length;
}

function times(a: Plane, b: Plane): Plane {
  const result = createPlane(a);
  for (let i = 0; i < a.data.length; i++) result.data[i] = a.data[i]! * b.data[i]!;
  return result;
}
