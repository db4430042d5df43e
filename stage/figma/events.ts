/**
 * Handlers of figma.on / once / off and figma.ui.on / once / off. They run in the order they were
 * added; the same function added twice is one handler.
 */
import type { GuestFunction } from './wire';

export class Events<Type extends string> {
  readonly #handlers = new Map<Type, Map<GuestFunction, { once: boolean }>>();

  constructor(
    private readonly owner: string,
    private readonly types: readonly Type[],
  ) {}

  add(type: unknown, handler: unknown, once: boolean): void {
    this.#of(this.#known(type)).set(asFunction(handler, `${this.owner}.on`), { once });
  }

  remove(type: unknown, handler: unknown): void {
    this.#of(this.#known(type)).delete(asFunction(handler, `${this.owner}.off`));
  }

  emit(type: Type, ...args: readonly unknown[]): void {
    const handlers = this.#of(type);
    for (const [handler, { once }] of [...handlers]) {
      if (once) handlers.delete(handler);
      handler.notify(...args);
    }
  }

  #of(type: Type): Map<GuestFunction, { once: boolean }> {
    const known = this.#handlers.get(type);
    if (known) return known;
    const made = new Map<GuestFunction, { once: boolean }>();
    this.#handlers.set(type, made);
    return made;
  }

  #known(type: unknown): Type {
    const known = this.types.find((name) => name === type);
    if (!known)
      throw new Error(`The event "${String(type)}" of ${this.owner} is not in the stand-in`);
    return known;
  }
}

export function asFunction(value: unknown, where: string): GuestFunction {
  // Functions reach the page only through the membrane, which makes each a GuestFunction.
  if (typeof value === 'function') return value as GuestFunction;
  throw new TypeError(`in ${where}: expected a function`);
}
