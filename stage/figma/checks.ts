/**
 * Checks of what plugin code hands in. Failures read as Figma's do:
 * `in set_opacity: Property "opacity" failed validation: …`.
 */
export class InvalidValue extends Error {
  override readonly name = 'Error';
}

/** Where a value came from: the API member, and the path inside it. */
export interface Place {
  /** `set_fills`, `resize`, … */
  readonly member: string;
  /** `fills`, `fills[0].color`, … */
  readonly path: string;
}

export function inside({ member, path }: Place, key: string | number): Place {
  return { member, path: typeof key === 'number' ? `${path}[${key}]` : `${path}.${key}` };
}

export function invalid({ member, path }: Place, reason: string): InvalidValue {
  return new InvalidValue(`in ${member}: Property "${path}" failed validation: ${reason}`);
}

export function asNumber(
  value: unknown,
  place: Place,
  { min = -Infinity, max = Infinity }: { min?: number; max?: number } = {},
): number {
  if (typeof value !== 'number')
    throw invalid(place, `Expected number, received ${typeName(value)}`);
  if (!Number.isFinite(value)) throw invalid(place, `Expected a finite number, received ${value}`);
  if (value < min || value > max) {
    throw invalid(place, `Expected a number from ${min} to ${max}, received ${value}`);
  }
  return value;
}

export function asString(value: unknown, place: Place): string {
  if (typeof value === 'string') return value;
  throw invalid(place, `Expected string, received ${typeName(value)}`);
}

export function asBoolean(value: unknown, place: Place): boolean {
  if (typeof value === 'boolean') return value;
  throw invalid(place, `Expected boolean, received ${typeName(value)}`);
}

export function asOneOf<T extends string>(value: unknown, choices: readonly T[], place: Place): T {
  const choice = choices.find((name) => name === value);
  if (choice !== undefined) return choice;
  throw invalid(place, `Expected one of ${choices.join(', ')}, received ${JSON.stringify(value)}`);
}

export function asArray(value: unknown, place: Place): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(place, `Expected array, received ${typeName(value)}`);
}

/** A plain object with no keys but these. */
export function asRecord(
  value: unknown,
  keys: readonly string[],
  place: Place,
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid(place, `Expected object, received ${typeName(value)}`);
  }
  const unknownKeys = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknownKeys.length > 0) {
    throw invalid(place, `Unrecognized key(s) in object: ${unknownKeys.join(', ')}`);
  }
  return value as Record<string, unknown>;
}

/** What is left out or undefined is `fallback`. */
export function optional<T>(value: unknown, fallback: T, read: (value: unknown) => T): T {
  return value === undefined ? fallback : read(value);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
