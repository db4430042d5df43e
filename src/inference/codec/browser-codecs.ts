/**
 * JPEG, WebP and GIF by the browser, in a page or any kind of worker, secure context or not.
 *
 * A 2D canvas keeps its pixels multiplied by alpha, so it is exact only where alpha is 0 or 255. For
 * the rest there is WebGL, which hands out an unpremultiplied ImageBitmap's bytes as they are;
 * ImageDecoder and VideoFrame do not (measured in Chromium 156: both differ as much as the canvas).
 */
import { Failure } from '../core/errors';
import { intersect, wholeOf, type Rect, type Size } from '../core/geometry';
import { isReadBack } from '../core/is-read-back';
import { createRaster, type Raster } from '../core/raster';
import type { NativeCodecs, NativeSource } from './native-codecs';
import { damaged } from './refuse';

/** Canvases and textures have limits, from 4096 a side on small GPUs; a tile is far from all. */
const TILE_SIDE = 2048;

/** The pixels of `bitmap` in `tile`: RGBA, tile.width × tile.height × 4 bytes. */
type ReadTile = (bitmap: ImageBitmap, tile: Rect) => Promise<Uint8ClampedArray | Uint8Array>;

const exact: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };

export const browserCodecs: NativeCodecs = {
  async decode(source: NativeSource): Promise<Raster> {
    const bitmap = await bitmapOf(source);
    try {
      const context = canvasContext();
      if (!isReadBack(context)) throw new Failure('canvas-protected', { format: source.format });
      const readTile = source.alpha === 'any' ? webglReader(source.format) : canvasReader(context);
      return await readRaster(bitmap, readTile);
    } finally {
      bitmap.close();
    }
  },
};

async function bitmapOf({ bytes, format }: NativeSource): Promise<ImageBitmap> {
  const blob = new Blob([bytes], { type: `image/${format}` });
  try {
    return await createImageBitmap(blob, { ...exact, imageOrientation: 'from-image' });
  } catch (error) {
    throw damaged(format, error instanceof Error ? error.message : String(error));
  }
}

async function readRaster(bitmap: ImageBitmap, readTile: ReadTile): Promise<Raster> {
  const raster = createRaster(bitmap);
  for (const tile of tilesOf(raster)) {
    const pixels = await readTile(bitmap, tile);
    for (let row = 0; row < tile.height; row++) {
      const line = pixels.subarray(row * tile.width * 4, (row + 1) * tile.width * 4);
      raster.data.set(line, ((tile.y + row) * raster.width + tile.x) * 4);
    }
  }
  return raster;
}

function* tilesOf(size: Size): Generator<Rect> {
  for (let y = 0; y < size.height; y += TILE_SIDE) {
    for (let x = 0; x < size.width; x += TILE_SIDE) {
      yield intersect({ x, y, width: TILE_SIDE, height: TILE_SIDE }, wholeOf(size));
    }
  }
}

function canvasContext(): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(TILE_SIDE, TILE_SIDE);
  // Kept in memory and not on the GPU, from where every tile would have to be fetched.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2D canvas');
  return context;
}

function canvasReader(context: OffscreenCanvasRenderingContext2D): ReadTile {
  context.imageSmoothingEnabled = false;
  // What is drawn replaces what the tile before left there.
  context.globalCompositeOperation = 'copy';
  return async (bitmap, { x, y, width, height }) => {
    context.drawImage(bitmap, -x, -y);
    return context.getImageData(0, 0, width, height).data;
  };
}

/** @throws Failure 'unsupported-here' where there is no WebGL */
function webglReader(format: string): ReadTile {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl');
  if (!gl) throw new Failure('unsupported-here', { format: `${format} with transparency` });
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.bindFramebuffer(gl.FRAMEBUFFER, gl.createFramebuffer());
  gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  gl.pixelStorei(gl.UNPACK_COLORSPACE_CONVERSION_WEBGL, gl.NONE);
  return async (bitmap, { x, y, width, height }) => {
    const part = await createImageBitmap(bitmap, x, y, width, height, exact);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, part);
    part.close();
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    const pixels = new Uint8Array(width * height * 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
    const error = gl.getError();
    if (error !== gl.NO_ERROR || gl.isContextLost()) {
      throw new Failure('unsupported-here', { format: `${format} with transparency` });
    }
    return pixels;
  };
}
