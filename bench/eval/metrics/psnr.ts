/** Peak signal-to-noise ratio over red, green and blue of the filled pixels. */

/** Above this nobody sees a difference (RMS error of 0.26 levels), and exact fills stay averageable. */
export const MAX_PSNR = 60;

/** @returns decibels, at most MAX_PSNR */
export function psnr(meanSquaredError: number): number {
  if (meanSquaredError === 0) return MAX_PSNR;
  return Math.min(MAX_PSNR, 10 * Math.log10((255 * 255) / meanSquaredError));
}
