/** The pixels of an opened picture, band by band, so that a large one is never in memory twice. */
import { readableContext } from '../document/readable-canvas';
import type { PixelSource } from './colour-select';

/** As the browser shows them: in sRGB, which is what two colours are compared in. */
export function pixelsOf(bitmap: ImageBitmap): PixelSource {
  const { width, height } = bitmap;
  let context: OffscreenCanvasRenderingContext2D | null = null;
  return {
    width,
    height,
    rows(from, to) {
      const count = to - from;
      if (!context || context.canvas.height < count) {
        context = readableContext({ width, height: count });
      }
      context.clearRect(0, 0, width, count);
      context.drawImage(bitmap, 0, from, width, count, 0, 0, width, count);
      return context.getImageData(0, 0, width, count).data;
    },
  };
}
