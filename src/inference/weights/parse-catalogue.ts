/**
 * A catalogue from outside our build (stand-ins, a host's own page): read as JSON, checked field by
 * field, never trusted. What it names ends up in addresses and in keys of the store, so names are
 * letters, digits and a few marks, and no path climbs out of its folder.
 */
import type { GraphVariant, ModelEntry, ModelFile, ModelId, TensorSpec } from './catalogue';

type Fields = Readonly<Record<string, unknown>>;
type Read<T> = (value: unknown, at: string) => T;

const MODEL_IDS: readonly ModelId[] = ['moebius'];
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const SEGMENTS = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
const SHA256 = /^[0-9a-f]{64}$/;
/** One protobuf message cannot be longer, so no ONNX file in one piece is. */
const MAX_FILE_BYTES = 2 ** 31;

/** @throws TypeError - naming the first field that is not as `ModelEntry` wants it */
export function parseCatalogue(value: unknown): readonly ModelEntry[] {
  const entries = listOf(parseEntry)(value, 'catalogue');
  return unique(entries, ({ id }) => id, 'catalogue');
}

function parseEntry(value: unknown, at: string): ModelEntry {
  const entry = fields(value, at);
  return {
    id: oneOf(MODEL_IDS)(entry['id'], `${at}.id`),
    title: text(entry['title'], `${at}.title`),
    licence: text(entry['licence'], `${at}.licence`),
    credit: text(entry['credit'], `${at}.credit`),
    repository: matching(SEGMENTS)(entry['repository'], `${at}.repository`),
    revision: matching(SEGMENTS)(entry['revision'], `${at}.revision`),
    isStandIn: flag(entry['isStandIn'], `${at}.isStandIn`),
    files: unique(listOf(parseFile)(entry['files'], `${at}.files`), ({ name }) => name, at),
  };
}

function parseFile(value: unknown, at: string): ModelFile {
  const file = fields(value, at);
  const variants = listOf(parseVariant)(file['variants'], `${at}.variants`);
  return {
    name: matching(NAME)(file['name'], `${at}.name`),
    path: matching(SEGMENTS)(file['path'], `${at}.path`),
    bytes: integer(1, MAX_FILE_BYTES)(file['bytes'], `${at}.bytes`),
    sha256: matching(SHA256)(file['sha256'], `${at}.sha256`),
    inputs: recordOf(parseTensor)(file['inputs'], `${at}.inputs`),
    outputs: recordOf(parseTensor)(file['outputs'], `${at}.outputs`),
    variants: unique(variants, ({ name }) => name, at),
  };
}

function parseTensor(value: unknown, at: string): TensorSpec {
  const tensor = fields(value, at);
  const dim = (value: unknown, at: string) =>
    typeof value === 'string' ? matching(NAME)(value, at) : positive(value, at);
  return {
    type: oneOf(['float32', 'int64'] as const)(tensor['type'], `${at}.type`),
    dims: listOf(dim)(tensor['dims'], `${at}.dims`),
  };
}

function parseVariant(value: unknown, at: string): GraphVariant {
  const variant = fields(value, at);
  const inputDims = variant['inputDims'];
  return {
    name: matching(NAME)(variant['name'], `${at}.name`),
    dims: recordOf(positive)(variant['dims'], `${at}.dims`),
    constants: recordOf(listOf(anyInteger))(variant['constants'], `${at}.constants`),
    ...(inputDims !== undefined && {
      inputDims: recordOf(listOf(positive))(inputDims, `${at}.inputDims`),
    }),
  };
}

const positive = integer(1, 2 ** 31);
const anyInteger = integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);

function integer(least: number, most: number): Read<number> {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      throw wrong(at, `a whole number from ${least} to ${most}`, value);
    }
    return value;
  };
}

function text(value: unknown, at: string): string {
  if (typeof value !== 'string' || value === '') throw wrong(at, 'a text', value);
  return value;
}

function flag(value: unknown, at: string): boolean {
  if (typeof value !== 'boolean') throw wrong(at, 'true or false', value);
  return value;
}

function matching(pattern: RegExp): Read<string> {
  return (value, at) => {
    if (!pattern.test(text(value, at))) throw wrong(at, `of the form ${pattern}`, value);
    return text(value, at);
  };
}

function oneOf<T extends string>(choices: readonly T[]): Read<T> {
  return (value, at) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw wrong(at, `one of ${choices.join(', ')}`, value);
    return found;
  };
}

function listOf<T>(read: Read<T>): Read<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw wrong(at, 'a list', value);
    return value.map((item, i) => read(item, `${at}[${i}]`));
  };
}

function recordOf<T>(read: Read<T>): Read<Readonly<Record<string, T>>> {
  return (value, at) =>
    Object.fromEntries(
      Object.entries(fields(value, at)).map(([name, item]) => [
        matching(NAME)(name, at),
        read(item, `${at}.${name}`),
      ]),
    );
}

function fields(value: unknown, at: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(at, 'an object', value);
  }
  return value as Fields; // it is one, and each field is read as unknown
}

function unique<T>(items: readonly T[], nameOf: (item: T) => string, at: string): readonly T[] {
  const names = items.map(nameOf);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw new TypeError(`${at}: ${twice} is there twice`);
  return items;
}

function wrong(at: string, wanted: string, value: unknown): TypeError {
  return new TypeError(`${at} should be ${wanted}, and is ${JSON.stringify(value)?.slice(0, 80)}`);
}
