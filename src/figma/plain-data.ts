/**
 * Reads plain data that came from elsewhere: a message, or what was stored by an older version. Each
 * function gives the value back with its type, or throws a TypeError that names the field.
 */
import type { Rect, Size } from '../inference/core/geometry';
import type { Matrix } from './contract';

export type PlainRecord = Readonly<Record<string, unknown>>;

export function readRecord(value: unknown, field: string): PlainRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong(field, 'an object', value);
  }
  return value as PlainRecord;
}

export function readText(value: unknown, field: string): string {
  if (typeof value !== 'string') throw wrong(field, 'a string', value);
  return value;
}

export function readFlag(value: unknown, field: string): boolean {
  if (typeof value !== 'boolean') throw wrong(field, 'true or false', value);
  return value;
}

/** A finite number in [least, most]. */
export function readNumber(value: unknown, field: string, least = -1e9, most = 1e9): number {
  if (typeof value !== 'number' || !(value >= least && value <= most)) {
    throw wrong(field, `a number from ${least} to ${most}`, value);
  }
  return value;
}

export function readOneOf<T extends string>(
  value: unknown,
  field: string,
  choices: readonly T[],
): T {
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw wrong(field, `one of ${choices.join(', ')}`, value);
  return choice;
}

/** By its tag rather than instanceof, which fails for arrays made outside this VM. */
export function readBytes(
  value: unknown,
  field: string,
  maxBytes: number,
  minBytes = 1,
): Uint8Array {
  if (Object.prototype.toString.call(value) !== '[object Uint8Array]') {
    throw wrong(field, 'a Uint8Array', value);
  }
  const bytes = value as Uint8Array;
  if (bytes.length < minBytes || bytes.length > maxBytes) {
    throw wrong(field, `${minBytes} to ${maxBytes} bytes`, bytes.length);
  }
  return bytes;
}

export function readSize(value: unknown, field: string, least: number, most: number): Size {
  const { width, height } = readRecord(value, field);
  return {
    width: readNumber(width, `${field}.width`, least, most),
    height: readNumber(height, `${field}.height`, least, most),
  };
}

/** Whole pixels, at least one each way. */
export function readRect(value: unknown, field: string): Rect {
  const { x, y, width, height } = readRecord(value, field);
  const rect = {
    x: readNumber(x, `${field}.x`),
    y: readNumber(y, `${field}.y`),
    width: readNumber(width, `${field}.width`, 1),
    height: readNumber(height, `${field}.height`, 1),
  };
  for (const length of [rect.x, rect.y, rect.width, rect.height]) {
    if (Math.floor(length) !== length) throw wrong(field, 'of whole pixels', length);
  }
  return rect;
}

/** Names with numbers, flags or texts: an engine's settings. */
export function readParameters(
  value: unknown,
  field: string,
): Readonly<Record<string, number | string | boolean>> {
  const record = readRecord(value, field);
  const read: Record<string, number | string | boolean> = {};
  for (const key of Object.keys(record)) {
    const item = record[key];
    if (typeof item === 'string' || typeof item === 'boolean') read[key] = item;
    else read[key] = readNumber(item, `${field}.${key}`);
  }
  return read;
}

export function readList<T>(
  value: unknown,
  field: string,
  most: number,
  read: (item: unknown, field: string) => T,
): T[] {
  if (!Array.isArray(value) || value.length > most) {
    throw wrong(field, `a list of at most ${most}`, value);
  }
  return value.map((item, index) => read(item, `${field}[${index}]`));
}

export function readMatrix(value: unknown, field: string): Matrix {
  if (!Array.isArray(value) || value.length !== 2) throw wrong(field, 'two rows', value);
  const [first, second] = value as readonly unknown[];
  return [readRow(first, `${field}[0]`), readRow(second, `${field}[1]`)];
}

function readRow(value: unknown, field: string): readonly [number, number, number] {
  if (!Array.isArray(value) || value.length !== 3) throw wrong(field, 'three numbers', value);
  const [x, y, offset] = value as readonly unknown[];
  return [readNumber(x, field), readNumber(y, field), readNumber(offset, field)];
}

function wrong(field: string, expected: string, value: unknown): TypeError {
  const shown = typeof value === 'number' ? String(value) : typeof value;
  return new TypeError(`${field} must be ${expected}, not ${shown}`);
}
