/** Separable blurs of planes with the edge's own value going on beyond it. */
import { createPlane, type Plane } from '../../core/resample';

/** A true Gaussian, cut off at 3 σ. */
export function gaussianBlur(plane: Plane, sigma: number): Plane {
  const reach = Math.ceil(3 * sigma);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)),
  );
  return blur(plane, kernel);
}

/** @param kernel - of odd length; need not add up to 1 */
export function blur(plane: Plane, kernel: Float64Array): Plane {
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  const weights = kernel.map((weight) => weight / sum);
  return transposedBlur(transposedBlur(plane, weights), weights);
}

/** Blurs along the rows and swaps rows and columns. */
function transposedBlur({ width, height, data }: Plane, weights: Float64Array): Plane {
  const out = createPlane({ width: height, height: width });
  const reach = (weights.length - 1) / 2;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let k = -reach; k <= reach; k++) {
        const at = Math.min(Math.max(x + k, 0), width - 1);
        sum += weights[k + reach]! * data[y * width + at]!;
      }
      out.data[x * height + y] = sum;
    }
  }
  return out;
}
