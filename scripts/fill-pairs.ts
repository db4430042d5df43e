/** A folder of pictures and masks, as `npm run fill -- --all DIR` reads it. */
import { join } from 'node:path';
import type { FillFiles } from './fill-arguments';

const MASK_ENDING = '.mask.png';

/** In order of preference: NAME.in.png is a picture made for its mask, and goes before the others. */
const PICTURE_ENDINGS = ['.in.png', '.png', '.jpg', '.jpeg'];

/** One mask; `picture` is null where the folder has no picture of its name. */
export interface FillPair extends Omit<FillFiles, 'picture'> {
  readonly picture: string | null;
}

/**
 * @param names - the files in `folder`
 * @returns one pair per mask, in the order of their names
 */
export function findPairs(names: readonly string[], folder: string, out: string): FillPair[] {
  const present = new Set(names);
  return names
    .filter((name) => name.endsWith(MASK_ENDING))
    .sort()
    .map((mask) => {
      const name = mask.slice(0, -MASK_ENDING.length);
      const ending = PICTURE_ENDINGS.find((candidate) => present.has(name + candidate));
      return {
        picture: ending === undefined ? null : join(folder, name + ending),
        mask: join(folder, mask),
        out: join(out, `${name}.filled.png`),
      };
    });
}
