/** The real photographs that may lie beside the project; they are not part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/photos/', import.meta.url));

export const PHOTOGRAPHS = ['brick0', 'chelsea7', 'coffee5', 'grass1', 'rocket8'] as const;
export type Photograph = (typeof PHOTOGRAPHS)[number];

export const photographsPresent = existsSync(FOLDER);
if (!photographsPresent) {
  console.warn(
    'Tests on real photographs are skipped: ../shared/photos is not beside the project.',
  );
}

export function readPhotograph(name: Photograph): { picture: Uint8Array; mask: Uint8Array } {
  return {
    picture: readFileSync(`${FOLDER}${name}.png`),
    mask: readFileSync(`${FOLDER}${name}.mask.png`),
  };
}
