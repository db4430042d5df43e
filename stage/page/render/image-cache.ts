/**
 * Decoded pictures by hash. Drawing never waits: what is not decoded yet is left out (a checkerboard
 * stands in), and `onDecoded` asks for another drawing.
 */
import type { SceneDocument } from '../../document/document';
import type { StoredImage } from '../../document/image-store';

export class ImageCache {
  readonly #bitmaps = new Map<string, ImageBitmap | null>();
  readonly #pending = new Map<string, Promise<void>>();

  constructor(
    private readonly document: SceneDocument,
    private readonly onDecoded: () => void,
  ) {}

  /** The picture; null while it is being decoded, and where it is unknown or damaged. */
  get(hash: string): ImageBitmap | null {
    const bitmap = this.#bitmaps.get(hash);
    if (bitmap === undefined) void this.load(hash);
    return bitmap ?? null;
  }

  /** Resolves once `get` has an answer for `hash`; never rejects. */
  load(hash: string): Promise<void> {
    const pending = this.#pending.get(hash);
    if (pending) return pending;
    const stored = this.document.imageByHash(hash);
    if (!stored || this.#bitmaps.has(hash)) return Promise.resolve();
    const decoding = this.#decode(hash, stored);
    this.#pending.set(hash, decoding);
    return decoding;
  }

  async #decode(hash: string, stored: StoredImage): Promise<void> {
    try {
      const type = `image/${stored.header.format}`;
      const blob = new Blob([stored.bytes as Uint8Array<ArrayBuffer>], { type });
      this.#bitmaps.set(hash, await createImageBitmap(blob));
    } catch {
      this.#bitmaps.set(hash, null); // Figma, too, keeps the layer and shows its empty image
    }
    this.#pending.delete(hash);
    this.onDecoded();
  }
}
