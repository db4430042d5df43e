/**
 * The document's pictures, by the SHA-1 of their encoded bytes. The same bytes are the same picture,
 * and a picture nobody uses stays: undo may bring its layer back.
 */
import { readImageHeader, type ImageHeader } from './image-header';
import { sha1 } from './sha1';

/** Pixels per side (developers.figma.com, Working with Images; figma.createImage). */
export const MAX_IMAGE_SIDE = 4096;

export interface StoredImage {
  readonly hash: string;
  /** As stored; not to be written to. */
  readonly bytes: Uint8Array;
  readonly header: ImageHeader;
}

export class ImageStore {
  #images = new Map<string, StoredImage>();

  /**
   * Copies the bytes in.
   *
   * @throws Error 'Image type is unsupported' – not PNG, JPEG or GIF
   * @throws Error 'Image is too large' – more than 4096 pixels a side
   */
  add(bytes: Uint8Array): StoredImage {
    const header = readImageHeader(bytes);
    if (!header) throw new Error('Image type is unsupported');
    if (header.width > MAX_IMAGE_SIDE || header.height > MAX_IMAGE_SIDE) {
      throw new Error('Image is too large');
    }
    const hash = sha1(bytes);
    const known = this.#images.get(hash);
    if (known) return known;
    const image = { hash, bytes: bytes.slice(), header };
    this.#images.set(hash, image);
    return image;
  }

  get(hash: string): StoredImage | null {
    return this.#images.get(hash) ?? null;
  }

  /** In the order they were added. */
  all(): readonly StoredImage[] {
    return [...this.#images.values()];
  }
}
