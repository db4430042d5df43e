/**
 * Objects of the plugin API: named members over some state, reached from the sandbox by name only.
 * What a table does not name is not in the stand-in, and asking for it throws.
 */

/** `figma.mixed`: the sandbox has a symbol of its own for it. */
export const MIXED: unique symbol = Symbol('figma.mixed');

export interface Property<Self> {
  readonly kind: 'property';
  readonly get: (self: Self) => unknown;
  /** Absent for what is read-only. */
  readonly set?: (self: Self, value: unknown) => void;
}

export interface Method<Self> {
  readonly kind: 'method';
  readonly call: (self: Self, args: readonly unknown[]) => unknown;
}

export type Member<Self> = Property<Self> | Method<Self>;
export type Members<Self> = Readonly<Record<string, Member<Self>>>;

export function property<Self>(
  get: (self: Self) => unknown,
  set?: (self: Self, value: unknown) => void,
): Property<Self> {
  return set ? { kind: 'property', get, set } : { kind: 'property', get };
}

export function method<Self>(
  call: (self: Self, args: readonly unknown[]) => unknown,
): Method<Self> {
  return { kind: 'method', call };
}

export class ApiObject {
  readonly #find: (name: string) => BoundMember | null;

  private constructor(
    /** How messages call it: 'figma.ui', 'RECTANGLE'. */
    readonly title: string,
    /** Whether the sandbox sees one and the same object at every reading. */
    readonly isUnique: boolean,
    /** What `Object.keys` gives. */
    readonly ownKeys: readonly string[],
    find: (name: string) => BoundMember | null,
  ) {
    this.#find = find;
  }

  static create<Self>(
    title: string,
    self: Self,
    members: Members<Self>,
    { isUnique = true, ownKeys = [] }: { isUnique?: boolean; ownKeys?: readonly string[] } = {},
  ): ApiObject {
    return new ApiObject(title, isUnique, ownKeys, (name) => {
      if (!Object.hasOwn(members, name)) return null;
      return bind(members[name]!, self);
    });
  }

  has(name: string): boolean {
    return this.#find(name) !== null;
  }

  isMethod(name: string): boolean {
    return this.#member(name).kind === 'method';
  }

  get(name: string): unknown {
    const member = this.#member(name);
    if (member.kind === 'method') throw new TypeError(`${this.title}.${name} is a method`);
    return member.get();
  }

  set(name: string, value: unknown): void {
    const member = this.#member(name);
    if (member.kind === 'method' || !member.set) {
      throw new TypeError(`Cannot assign to "${this.title}.${name}": it is read-only`);
    }
    member.set(value);
  }

  call(name: string, args: readonly unknown[]): unknown {
    const member = this.#member(name);
    if (member.kind === 'property') throw new TypeError(`${this.title}.${name} is not a function`);
    return member.call(args);
  }

  #member(name: string): BoundMember {
    const member = this.#find(name);
    if (!member) throw new Error(`"${this.title}.${name}" is not in the stand-in`);
    return member;
  }
}

type BoundMember =
  | { kind: 'property'; get: () => unknown; set: ((value: unknown) => void) | null }
  | { kind: 'method'; call: (args: readonly unknown[]) => unknown };

function bind<Self>(member: Member<Self>, self: Self): BoundMember {
  if (member.kind === 'method') return { kind: 'method', call: (args) => member.call(self, args) };
  const { get, set } = member;
  return {
    kind: 'property',
    get: () => get(self),
    set: set ? (value) => set(self, value) : null,
  };
}
