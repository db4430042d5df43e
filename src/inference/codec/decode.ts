/** Any file we read → Picture: sniff, refuse what cannot be done exactly, decode. */
import type { PictureFormat } from '../contract';
import type { Raster } from '../core/raster';
import { checkGif } from './containers/gif';
import { parseJpeg } from './containers/jpeg';
import { parseWebp } from './containers/webp';
import type { NativeCodecs } from './native-codecs';
import { hasTransparency, type Picture } from './picture';
import { profileChunk } from './png/carried-chunks';
import { decodePng } from './png/decode-png';
import { damaged } from './refuse';
import { sniffFormat } from './sniff';

/**
 * @param bytes - the encoded file; kept by nobody
 * @throws Failure 'unknown-format', 'damaged-image', 'cmyk-jpeg', 'animated-image',
 * 'unsupported-here', 'canvas-protected' or 'too-many-pixels'; never half a picture
 */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  codecs: NativeCodecs,
): Promise<Picture> {
  const format = sniffFormat(bytes);
  switch (format) {
    case 'png':
      return decodePng(bytes);
    case 'jpeg':
      return decodeJpeg(bytes, codecs);
    case 'webp': {
      const { alpha, profile } = parseWebp(bytes);
      const raster = await codecs.decode({ format, bytes, alpha, orientation: 1 });
      return pictureOf(format, raster, { profile, isGrey: false });
    }
    case 'gif': {
      checkGif(bytes);
      const raster = await codecs.decode({ format, bytes, alpha: 'binary', orientation: 1 });
      return pictureOf(format, raster, { profile: null, isGrey: false });
    }
  }
}

async function decodeJpeg(bytes: Uint8Array<ArrayBuffer>, codecs: NativeCodecs): Promise<Picture> {
  const { stored, orientation, isGrey, profile } = parseJpeg(bytes);
  const raster = await codecs.decode({ format: 'jpeg', bytes, alpha: 'opaque', orientation });
  const exchanged = orientation >= 5;
  const width = exchanged ? stored.height : stored.width;
  const height = exchanged ? stored.width : stored.height;
  if (raster.width !== width || raster.height !== height) {
    throw damaged('jpeg', `decoded to ${raster.width} × ${raster.height}`);
  }
  return pictureOf('jpeg', raster, { profile, isGrey });
}

function pictureOf(
  format: PictureFormat,
  raster: Raster,
  { profile, isGrey }: { profile: Uint8Array | null; isGrey: boolean },
): Picture {
  const chunk = profileChunk(profile, isGrey);
  const { width, height } = raster;
  return {
    info: {
      format,
      size: { width, height },
      bitDepth: 8,
      hasAlpha: hasTransparency(raster.data, 255),
      hasProfile: chunk !== null,
    },
    raster,
    deep: null,
    isGrey,
    carried: chunk ? [chunk] : [],
  };
}
