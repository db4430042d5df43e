/** Whether a 2D canvas gives back what was put in it. */

/** The part of a canvas's context that is used here: this folder knows no browser. */
interface Context {
  createImageData(width: number, height: number): { readonly data: Uint8ClampedArray };
  putImageData(image: { readonly data: Uint8ClampedArray }, x: number, y: number): void;
  getImageData(
    x: number,
    y: number,
    width: number,
    height: number,
  ): { readonly data: Uint8ClampedArray };
}

/** Pixels a side that the probe takes. */
export const PROBE_SIDE = 64;

/**
 * With Firefox's `privacy.resistFingerprinting` (Tor's default) all pixels that come back are random
 * (measured in version 153); others change the lowest bits of some.
 *
 * @param context - of a canvas of at least `PROBE_SIDE` squared, which is drawn into
 */
export function isReadBack(context: Context): boolean {
  const probe = context.createImageData(PROBE_SIDE, PROBE_SIDE);
  probe.data.forEach((_, i, data) => (data[i] = i % 4 === 3 ? 255 : (i * 37) % 256));
  context.putImageData(probe, 0, 0);
  const { data } = context.getImageData(0, 0, PROBE_SIDE, PROBE_SIDE);
  return data.every((value, i) => value === probe.data[i]);
}
