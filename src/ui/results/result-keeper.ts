/**
 * Keeps results that were not applied, soon after each change and never in anybody's way, and reads
 * them back. Whatever goes wrong with that is a warning: a result is on show all the same.
 */
import type { WorkerClient } from '../../inference/client';
import type { FillResult, InferenceContract } from '../../inference/contract';
import type { Size } from '../../inference/core/geometry';
import type { Shelved } from '../../inference/core/shelf';
import type { Operation } from '../editor/operations';
import { overOwnBuffer } from '../host/own-buffer';
import {
  keptResult,
  finishingName,
  partsOf,
  pixelsName,
  readResults,
  writeResults,
  type KeptResult,
  type PackedSizes,
} from './kept-results';
import type { Variation } from './variations';

export interface Keeping {
  /** As `resultsKey`. */
  readonly key: string;
  readonly picture: Size;
  readonly variations: readonly Variation[];
  readonly shown: Variation | null;
}

/** A picture's results as they were left. */
export interface Found {
  /** With their pixels. */
  readonly whole: readonly { readonly kept: KeptResult; readonly raw: FillResult }[];
  /** Without: how they were made is all that had room. */
  readonly bare: readonly KeptResult[];
}

/** Gathers what changes together, as with a slider. */
const SETTLED_MS = 300;

export class ResultKeeper {
  readonly #waiting = new Map<string, Keeping>();
  readonly #sizes = new WeakMap<FillResult, PackedSizes>();
  /** Under which something is kept, as far as is known. */
  readonly #keys = new Set<string>();
  #work: Promise<void> | null = null;

  constructor(
    private readonly shelf: Shelved,
    private readonly client: Pick<WorkerClient<InferenceContract>, 'call'>,
  ) {}

  /** In place of what is kept under the key so far; no variations take it away. */
  keep(keeping: Keeping): void {
    if (keeping.variations.length === 0 && !this.#keys.has(keeping.key)) return;
    this.#keys.add(keeping.key);
    this.#waiting.set(keeping.key, keeping);
    this.#work ??= this.#run();
  }

  /** Once all is kept that has been handed in, or given up. */
  async settled(): Promise<void> {
    await this.#work;
  }

  /** @param current - the mask there is */
  async find(key: string, current: readonly Operation[], picture: Size): Promise<Found> {
    await this.settled();
    const text = await this.shelf.read(key);
    if (text === null) return { whole: [], bare: [] };
    const whole: Found['whole'][number][] = [];
    const bare: KeptResult[] = [];
    for (const kept of readResults(text, current, picture)) {
      const raw = await this.#read(kept, picture);
      if (raw) whole.push({ kept, raw });
      else bare.push(kept);
    }
    this.#keys.add(key); // not before: what could not be read is not taken away
    return { whole, bare };
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
      for (const [key, keeping] of [...this.#waiting]) {
        this.#waiting.delete(key);
        await this.#save(keeping).catch((error: unknown) => {
          console.warn(`Inpaint: results were not kept: ${String(error)}`);
        });
      }
    }
    this.#work = null;
  }

  async #save({ key, picture, variations, shown }: Keeping): Promise<void> {
    if (variations.length === 0) {
      await this.shelf.keep(key, null, []);
      this.#keys.delete(key);
      return;
    }
    const parts = new Map<string, Uint8Array>();
    const results: KeptResult[] = [];
    for (const one of variations) {
      const sizes = this.#sizes.get(one.raw) ?? (await this.#pack(one, parts));
      results.push(keptResult(one, sizes, one === shown));
    }
    const text = writeResults(results, picture);
    for (const name of await this.shelf.keep(key, text, partsOf(results))) {
      const one = variations.find((each) => [pixelsName(each), finishingName(each)].includes(name));
      if (one && !parts.has(name)) await this.#pack(one, parts);
      const part = parts.get(name);
      if (part) await this.shelf.keepPart(name, part);
    }
  }

  async #pack(one: Variation, parts: Map<string, Uint8Array>): Promise<PackedSizes> {
    const { pixels, finishing } = await this.client.call('packResult', {
      patch: one.raw.patch,
      layers: one.raw.layers,
    });
    const sizes = { pixels: pixels.length, finishing: finishing?.length ?? 0 };
    this.#sizes.set(one.raw, sizes);
    parts.set(pixelsName(one), pixels);
    if (finishing) parts.set(finishingName(one), finishing);
    return sizes;
  }

  async #read(kept: KeptResult, picture: Size): Promise<FillResult | null> {
    const pixels = await this.shelf.readPart(pixelsName(kept));
    if (!pixels) return null;
    const hasMore = kept.sizes.finishing > 0;
    const finishing = hasMore ? await this.shelf.readPart(finishingName(kept)) : null;
    const packed = {
      pixels: overOwnBuffer(pixels),
      finishing: finishing && overOwnBuffer(finishing),
    };
    const found = await this.client.call('unpackResult', { packed, made: kept.made, picture });
    if (!found) return null;
    const raw = { ...found, report: kept.report };
    const { match, grain } = found.layers;
    this.#sizes.set(raw, { ...kept.sizes, ...(!match && !grain && { finishing: 0 }) });
    return raw;
  }
}
