/**
 * The host as a source of parts: a few connections, each with one part, each going on from the byte
 * where it was cut. A host that ignores Range gives the whole file in one go instead, from its start,
 * and what is here already is passed over.
 */
import type { ModelFile } from './catalogue';
import { inLanes } from './in-lanes';
import { NOTHING_LEFT, PartCutter } from './part-cutter';
import type { KeepPart, PartSource } from './part-source';
import type { Part } from './parts';
import { persevere, type RetryOptions } from './persevere';
import { RangeIgnored, requestBytes, type ByteRange, type Fetch } from './request';

/** More would be faster nowhere but at the host's expense, and each may lose a part if we are killed. */
const CONNECTIONS = 3;
/** An attempt that brought so much of a part shows a line that is alive: 512 KiB of 32 MiB. */
const ALIVE = 1 / 64;

/** How this machine reaches the network; a test brings its own. */
export interface Network {
  readonly fetch: Fetch;
  readonly stallMs: number;
  readonly isOnline: () => boolean;
  readonly random: RetryOptions['random'];
  readonly wait: RetryOptions['wait'];
}

export interface TransferReport {
  /** Bytes have come in; `kept` of them are part of what was missing. */
  moved(bytes: number, kept: number): void;
  /** Bytes that had been reported have to come in once more. */
  lost(bytes: number): void;
  /** Every connection waits to try again, or one of them goes on. */
  waiting(isWaiting: boolean): void;
  startedOver(): void;
}

export class HostSource implements PartSource {
  readonly #target: Pick<ByteRange, 'url' | 'file' | 'fileBytes'>;
  #hasArrived = false;
  /** Connections in use, and how many of them wait to try again. */
  #busy = 0;
  #waiting = 0;

  constructor(
    { path, bytes }: ModelFile,
    url: string,
    private readonly network: Network,
    private readonly report: TransferReport,
  ) {
    this.#target = { url, file: path, fileBytes: bytes };
  }

  async supply(missing: readonly Part[], keep: KeepPart, signal: AbortSignal): Promise<void> {
    const left = [...missing];
    const keepAndTick: KeepPart = async (part, bytes) => {
      await keep(part, bytes);
      left.splice(left.indexOf(part), 1);
    };
    try {
      await inLanes(missing, CONNECTIONS, signal, (part, signal) =>
        this.#connected(() => this.#fetchPart(part, keepAndTick, signal)),
      );
    } catch (error) {
      if (!(error instanceof RangeIgnored)) throw error;
      if (this.#hasArrived || lengthOf(missing) < this.#target.fileBytes) this.report.startedOver();
      await this.#connected(() => this.#fetchWhole(left, keepAndTick, signal));
    }
  }

  async #fetchPart(part: Part, keep: KeepPart, signal: AbortSignal): Promise<void> {
    const buffer = new Uint8Array(part.bytes);
    let got = 0;
    let gotBefore = 0;
    const attempt = () => {
      gotBefore = got;
      const range = { ...this.#target, start: part.start + got, end: part.start + part.bytes };
      const take = (chunk: Uint8Array) => {
        buffer.set(chunk, got);
        got += chunk.length;
        this.#moved(chunk.length, chunk.length);
      };
      return requestBytes(range, { ...this.network, signal, take });
    };
    const isAlive = () => got - gotBefore >= part.bytes * ALIVE;
    try {
      await persevere(this.#target, attempt, isAlive, this.#retry(signal));
      await keep(part, buffer);
    } catch (error) {
      this.report.lost(got);
      throw error;
    }
  }

  /** @param left - the parts still missing, in order; `keep` takes them out of it */
  async #fetchWhole(left: readonly Part[], keep: KeepPart, signal: AbortSignal): Promise<void> {
    const range = { ...this.#target, start: 0, end: this.#target.fileBytes };
    const moved = (bytes: number, kept: number) => this.#moved(bytes, kept);
    let leftBefore: number | null = null;
    const attempt = async () => {
      if (leftBefore !== null) this.report.startedOver();
      leftBefore = left.length;
      const cutter = new PartCutter(left, keep, moved);
      const take = (chunk: Uint8Array) => cutter.take(chunk);
      try {
        await requestBytes(range, { ...this.network, signal, take });
      } catch (error) {
        if (error === NOTHING_LEFT) return;
        this.report.lost(cutter.bytesInHand);
        throw error;
      }
    };
    const isAlive = () => left.length < (leftBefore ?? 0);
    await persevere(this.#target, attempt, isAlive, this.#retry(signal));
  }

  #moved(bytes: number, kept: number): void {
    this.#hasArrived = true;
    this.report.moved(bytes, kept);
  }

  async #connected(work: () => Promise<void>): Promise<void> {
    this.#busy++;
    try {
      await work();
    } finally {
      this.#busy--;
    }
  }

  #retry(signal: AbortSignal): RetryOptions {
    return {
      signal,
      wait: this.network.wait,
      random: this.network.random,
      isWorthWaiting: () => this.#hasArrived || this.network.isOnline(),
      isThere: (url) => isThere(this.network, url),
      onWait: (isWaiting) => {
        this.#waiting += isWaiting ? 1 : -1;
        this.report.waiting(this.#waiting === this.#busy);
      },
    };
  }
}

function lengthOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** A server that answers at all, answers this: the browser hides what, but not that. */
async function isThere({ fetch, stallMs }: Network, url: string): Promise<boolean> {
  try {
    await fetch(url, {
      signal: AbortSignal.timeout(stallMs),
      method: 'HEAD',
      mode: 'no-cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    return true;
  } catch {
    return false; // nobody there, or nothing in between
  }
}
