/** Gaussian blur of a plane; beyond the border the nearest pixel is repeated. */
import { createPlane, type Plane } from './plane';

/** @param radius - taps on each side; 3 sigma leaves out 0.3 % of the weight */
export function blur(plane: Plane, sigma: number, radius = Math.ceil(3 * sigma)): Plane {
  const kernel = gaussianKernel(sigma, radius);
  return convolve(convolve(plane, kernel, 1), kernel, plane.width);
}

/** 2 × radius + 1 weights that add up to 1. */
export function gaussianKernel(sigma: number, radius: number): Float64Array {
  const weights = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Along rows where `stride` is 1, along columns where it is the width. */
function convolve(plane: Plane, kernel: Float64Array, stride: number): Plane {
  const { width, height, data } = plane;
  const result = createPlane(plane);
  const radius = (kernel.length - 1) / 2;
  const isRow = stride === 1;
  const length = isRow ? width : height;
  const lines = isRow ? height : width;
  for (let line = 0; line < lines; line++) {
    const start = isRow ? line * width : line;
    for (let i = 0; i < length; i++) {
      let sum = 0;
      for (let k = -radius; k <= radius; k++) {
        const at = Math.min(Math.max(i + k, 0), length - 1);
        sum += kernel[k + radius]! * data[start + at * stride]!;
      }
      result.data[start + i * stride] = sum;
    }
  }
  return result;
}
