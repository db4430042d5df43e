/** What fills are asked for, without any being done. */
import type { Rect } from '../../src/inference/core/geometry';

/** What a fill would be told to fill. */
export interface Masked {
  readonly pixels: number;
  /** Left, top, and the first column and row beyond. */
  readonly box: readonly [number, number, number, number];
  readonly feather: number;
}

/** Runs in the window, so it brings everything along: refuses every fill, but not before it is noted. */
export function noteFills() {
  interface Call {
    readonly id: number;
    readonly method?: string;
    readonly params: { readonly mask: Rect & { readonly data: Uint8Array }; feather?: number };
  }
  const { prototype } = Worker;
  const post = Reflect.get(prototype, 'postMessage') as (...values: unknown[]) => void;
  const notes: Masked[] = [];
  const note = ({ mask, feather = 0 }: Call['params']): void => {
    const box: [number, number, number, number] = [Infinity, Infinity, 0, 0];
    let pixels = 0;
    mask.data.forEach((value, i) => {
      if (value < 128) return;
      const [x, y] = [mask.x + (i % mask.width), mask.y + Math.floor(i / mask.width)];
      pixels++;
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x + 1);
      box[3] = Math.max(box[3], y + 1);
    });
    notes.push({ pixels, box, feather });
  };
  prototype.postMessage = function (this: Worker, ...values: unknown[]) {
    const { id, method, params } = values[0] as Call;
    if (method !== 'fill') return post.apply(this, values);
    note(params);
    const data = { id, kind: 'error', error: { type: 'abort' } };
    this.dispatchEvent(new MessageEvent('message', { data }));
  };
  return { take: () => notes.shift() ?? null };
}
