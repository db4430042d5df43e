/**
 * How values cross between the page and the sandbox: as JSON, with a tag where JSON has no word, and
 * the bytes of Uint8Arrays beside it. `guest.ts` speaks the same on the other side.
 *
 * A tag is an object with the key `$`; plain objects that have that key themselves travel as `plain`.
 */
import { ApiObject, MIXED } from './api-object';

export interface Packet {
  readonly text: string;
  /** Referred to by their index. */
  readonly buffers: readonly Uint8Array[];
}

/** What either side keeps for the other, by number. */
export interface References {
  idOfObject(object: ApiObject): number;
  objectOfId(id: number): ApiObject;
  idOfPromise(promise: PromiseLike<unknown>): number;
  /** A function or a promise of the sandbox. */
  functionOfId(id: number): GuestFunction;
  promiseOfId(id: number): Promise<unknown>;
}

/** A function of the plugin's. The same function is the same object every time. */
export interface GuestFunction {
  /** @throws what the function throws */
  (...args: readonly unknown[]): unknown;
  /** Calls it for its effect: what it returns is ignored, what it throws or rejects with is reported. */
  notify(...args: readonly unknown[]): void;
}

type Tag =
  | { $: 'undefined' | 'mixed' }
  | { $: 'number'; value: string }
  | { $: 'date'; value: number }
  | { $: 'bytes'; index: number }
  | { $: 'plain'; entries: [string, unknown][] }
  | { $: 'object'; id: number; title: string; unique: boolean; keys: readonly string[] }
  | { $: 'function' | 'promise'; id: number };

/** @throws TypeError for what the sandbox cannot be given: functions, typed arrays but Uint8Array, … */
export function encode(value: unknown, references: References): Packet {
  const encoder = new Encoder(references);
  return { text: JSON.stringify(encoder.encode(value)), buffers: encoder.buffers };
}

export function decode({ text, buffers }: Packet, references: References): unknown {
  return decodeParsed(JSON.parse(text), buffers, references);
}

class Encoder {
  readonly buffers: Uint8Array[] = [];
  /** Ancestors of the value being written: an object inside itself has no end. */
  readonly #open = new Set<object>();

  constructor(private readonly references: References) {}

  encode(value: unknown): unknown {
    switch (typeof value) {
      case 'undefined':
        return { $: 'undefined' } satisfies Tag;
      case 'number':
        return writesAsItself(value) ? value : ({ $: 'number', value: show(value) } satisfies Tag);
      case 'string':
      case 'boolean':
        return value;
      case 'symbol':
        if (value === MIXED) return { $: 'mixed' } satisfies Tag;
        throw cannotSend('a symbol');
      case 'object':
        return value === null ? null : this.#encodeObject(value);
      case 'function':
      case 'bigint':
        throw cannotSend(`a ${typeof value}`);
    }
  }

  #encodeObject(value: object): unknown {
    if (value instanceof ApiObject) return this.#encodeReference(value);
    if (value instanceof Promise) {
      return { $: 'promise', id: this.references.idOfPromise(value) } satisfies Tag;
    }
    const tag = tagOf(value);
    if (tag === 'Uint8Array') {
      this.buffers.push(value as Uint8Array);
      return { $: 'bytes', index: this.buffers.length - 1 } satisfies Tag;
    }
    if (tag === 'Date') return { $: 'date', value: (value as Date).getTime() } satisfies Tag;
    if (!Array.isArray(value) && tag !== 'Object') throw cannotSend(`a value of type ${tag}`);
    if (this.#open.has(value)) throw cannotSend('an object that contains itself');
    this.#open.add(value);
    const written = Array.isArray(value)
      ? value.map((item) => this.encode(item))
      : this.#encodeRecord(value);
    this.#open.delete(value);
    return written;
  }

  #encodeRecord(value: object): unknown {
    const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
      key,
      this.encode(item),
    ]);
    return Object.hasOwn(value, '$') || Object.hasOwn(value, '__proto__')
      ? ({ $: 'plain', entries } satisfies Tag)
      : Object.fromEntries(entries);
  }

  #encodeReference(object: ApiObject): Tag {
    const id = this.references.idOfObject(object);
    return { $: 'object', id, title: object.title, unique: object.isUnique, keys: object.ownKeys };
  }
}

/** By the tag: instanceof fails for what came from another frame. */
function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

function writesAsItself(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function show(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function cannotSend(what: string): TypeError {
  return new TypeError(
    `Cannot send ${what}: only plain data, Date and Uint8Array can be sent (creating-ui, "Sending data")`,
  );
}

function decodeParsed(
  parsed: unknown,
  buffers: readonly Uint8Array[],
  references: References,
): unknown {
  if (typeof parsed !== 'object' || parsed === null) return parsed;
  const decodeItem = (item: unknown) => decodeParsed(item, buffers, references);
  if (Array.isArray(parsed)) return parsed.map(decodeItem);
  if ('$' in parsed) return decodeTag(parsed as Tag, buffers, references);
  return Object.fromEntries(Object.entries(parsed).map(([key, item]) => [key, decodeItem(item)]));
}

function decodeTag(tag: Tag, buffers: readonly Uint8Array[], references: References): unknown {
  switch (tag.$) {
    case 'undefined':
      return undefined;
    case 'mixed':
      return MIXED;
    case 'number':
      return Number(tag.value);
    case 'date':
      return new Date(tag.value);
    case 'bytes':
      return buffers[tag.index];
    case 'plain':
      return Object.fromEntries(
        tag.entries.map(([key, item]) => [key, decodeParsed(item, buffers, references)]),
      );
    case 'object':
      return references.objectOfId(tag.id);
    case 'function':
      return references.functionOfId(tag.id);
    case 'promise':
      return references.promiseOfId(tag.id);
  }
}
