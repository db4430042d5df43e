/**
 * What the environment decodes for us: everything but PNG, which we do ourselves.
 *
 * A page has the browser's decoders, Node a JPEG decoder in WebAssembly; both give the same bytes.
 */
import type { PictureFormat } from '../contract';
import type { Raster } from '../core/raster';
import type { Orientation } from './exif';

export interface NativeSource {
  readonly format: Exclude<PictureFormat, 'png'>;
  /** The whole file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What the pixels' alpha may be: always 255, 0 or 255, or anything. */
  readonly alpha: 'opaque' | 'binary' | 'any';
  /** As the file's EXIF data have it; for decoders that do not look there themselves. */
  readonly orientation: Orientation;
}

export interface NativeCodecs {
  /**
   * The picture's code values, oriented, without any conversion of colour or multiplication by alpha.
   *
   * @throws Failure 'unsupported-here' or 'canvas-protected' where this cannot be done exactly,
   * 'damaged-image' where the decoder gives up
   */
  decode(source: NativeSource): Promise<Raster>;
}
