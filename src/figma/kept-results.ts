/**
 * Results that were not applied, kept in Figma's clientStorage for a day in case the window closes by
 * accident. The UI packs and reads them; nothing here looks into them. Losing them is a warning.
 */
import { Shelf, type Part } from '../inference/core/shelf';

/** Of the 5 MB that a plugin has; masks and settings must find room beside it, however Figma counts. */
export const ROOM = 3_500_000;

const shelf = new Shelf(
  {
    keys: () => figma.clientStorage.keysAsync(),
    get: (key) => figma.clientStorage.getAsync(key) as Promise<unknown>,
    set: (key, value) => figma.clientStorage.setAsync(key, value),
    delete: (key) => figma.clientStorage.deleteAsync(key),
  },
  ROOM,
);

export function keepResults(
  key: string,
  text: string | null,
  parts: readonly Part[],
): Promise<readonly string[]> {
  return shelf.keep(key, text, parts).catch(warned([]));
}

export function keepPart(name: string, bytes: Uint8Array): Promise<void> {
  return shelf.keepPart(name, bytes).catch(warned(undefined));
}

export function readResults(key: string): Promise<string | null> {
  return shelf.read(key).catch(warned(null));
}

export function readPart(name: string): Promise<Uint8Array | null> {
  return shelf.readPart(name).catch(warned(null));
}

function warned<T>(instead: T): (error: unknown) => T {
  return (error) => {
    console.warn(`Inpaint: results were not kept: ${String(error)}`);
    return instead;
  };
}
