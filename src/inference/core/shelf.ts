/**
 * Records kept for a day, each with parts of many bytes that need not all fit. There is no index: the
 * storage's keys are one, so that windows which write at once, or die, leave nothing inconsistent.
 */
import { isFresh } from './recent-notes';

/** What keeps the values: they may be texts, numbers, lists, objects of such, and Uint8Arrays. */
export interface KeyStorage {
  keys(): Promise<readonly string[]>;
  /** undefined where there is none. */
  get(key: string): Promise<unknown>;
  /** @throws where it is full */
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** Never the same name for other bytes. */
export interface Part {
  readonly name: string;
  readonly bytes: number;
}

/** What may be asked of a shelf, near or far. */
export interface Shelved {
  /**
   * Keeps `text` in place of what `key` had before; null takes it away, with its parts.
   *
   * @param parts - what belongs to it, the dearest first
   * @returns the names of those that have room and are not there: for `keepPart`
   */
  keep(key: string, text: string | null, parts: readonly Part[]): Promise<readonly string[]>;
  keepPart(name: string, bytes: Uint8Array): Promise<void>;
  read(key: string): Promise<string | null>;
  readPart(name: string): Promise<Uint8Array | null>;
}

interface Kept {
  readonly text: string;
  readonly parts: readonly Part[];
  /** Milliseconds since 1970. */
  readonly at: number;
}

const RECORD = 'kept ';
const PART = 'part ';

export class Shelf implements Shelved {
  #last: Promise<unknown> = Promise.resolve();

  /** @param room - bytes of all together */
  constructor(
    private readonly storage: KeyStorage,
    private readonly room: number,
  ) {}

  keep(key: string, text: string | null, parts: readonly Part[]): Promise<readonly string[]> {
    return this.#inTurn(async () => {
      const now = Date.now();
      const keys = await this.storage.keys();
      const records = await this.#records(keys, now);
      const mine = { text: text ?? '', parts, at: now };
      if (text === null) records.delete(RECORD + key);
      else records.set(RECORD + key, mine);
      const fitting = fittingIn(records, this.room);
      // Before anything is added, so that there is room.
      for (const name of keys)
        if (isOurs(name) && !fitting.has(name)) await this.storage.delete(name);
      // Before its parts: what no record names is swept away, by this window or by another.
      if (fitting.has(RECORD + key)) await this.storage.set(RECORD + key, mine);
      return parts
        .map(({ name }) => name)
        .filter((name) => fitting.has(PART + name) && !keys.includes(PART + name));
    });
  }

  keepPart(name: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(() => this.storage.set(PART + name, bytes));
  }

  read(key: string): Promise<string | null> {
    return this.#inTurn(async () => {
      const kept = readKept(await this.storage.get(RECORD + key));
      return kept && isFresh(kept, Date.now()) ? kept.text : null;
    });
  }

  readPart(name: string): Promise<Uint8Array | null> {
    return this.#inTurn(async () => {
      const part = await this.storage.get(PART + name);
      return isBytes(part) ? part : null;
    });
  }

  async #records(keys: readonly string[], now: number): Promise<Map<string, Kept>> {
    const records = new Map<string, Kept>();
    for (const name of keys) {
      if (!name.startsWith(RECORD)) continue;
      const kept = readKept(await this.storage.get(name));
      if (kept && isFresh(kept, now)) records.set(name, kept);
    }
    return records;
  }

  /** One after another: each reads what the one before wrote. What fails fails alone. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/** The storage's keys of all that has room: texts before parts, of newer records before older ones. */
function fittingIn(records: ReadonlyMap<string, Kept>, room: number): ReadonlySet<string> {
  const fitting = new Set<string>();
  let left = room;
  const take = (name: string, bytes: number) => {
    if (bytes > left) return;
    left -= bytes;
    fitting.add(name);
  };
  const newest = [...records].sort(([, a], [, b]) => b.at - a.at);
  for (const [name, { text }] of newest) take(name, text.length);
  for (const [name, { parts }] of newest) {
    if (fitting.has(name)) parts.forEach((part) => take(PART + part.name, part.bytes));
  }
  return fitting;
}

function isOurs(name: string): boolean {
  return name.startsWith(RECORD) || name.startsWith(PART);
}

/** Anybody may have written there. */
function readKept(value: unknown): Kept | null {
  if (typeof value !== 'object' || value === null) return null;
  const { text, parts, at } = value as Partial<Record<keyof Kept, unknown>>;
  const isIt = typeof text === 'string' && typeof at === 'number' && Array.isArray(parts);
  return isIt ? { text, at, parts: parts.filter(isPart) } : null;
}

function isPart(value: unknown): value is Part {
  if (typeof value !== 'object' || value === null) return false;
  const { name, bytes } = value as Partial<Record<keyof Part, unknown>>;
  return typeof name === 'string' && typeof bytes === 'number' && bytes >= 0;
}

/** By its tag rather than instanceof, which fails for arrays made outside Figma's sandbox. */
function isBytes(value: unknown): value is Uint8Array {
  return Object.prototype.toString.call(value) === '[object Uint8Array]';
}
