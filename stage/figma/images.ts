/** figma.createImage and Image (api/properties/figma-createimage, api/Image, working-with-images). */
import type { StoredImage } from '../document/image-store';
import { ApiObject, method, property, type Members } from './api-object';
import type { PluginContext } from './context';

/** @throws Error 'Image is too large' (4096 a side) and 'Image type is unsupported' (PNG, JPEG, GIF) */
export function createImage({ document }: PluginContext, data: unknown): ApiObject {
  if (!(data instanceof Uint8Array)) throw new TypeError('in createImage: Expected a Uint8Array');
  return imageObject(document.addImage(data));
}

/** null where the document has no such image. */
export function getImageByHash({ document }: PluginContext, hash: unknown): ApiObject | null {
  if (typeof hash !== 'string') throw new TypeError('in getImageByHash: Expected a string');
  const image = document.imageByHash(hash);
  return image && imageObject(image);
}

function imageObject(image: StoredImage): ApiObject {
  return ApiObject.create('Image', image, MEMBERS, { isUnique: false });
}

const MEMBERS: Members<StoredImage> = {
  hash: property(({ hash }) => hash),
  /** "As stored": the encoded file. */
  getBytesAsync: method(async ({ bytes }) => bytes),
  getSizeAsync: method(async ({ header: { width, height } }) => ({ width, height })),
};
