/** What the catalogue says of a stand-in: all that it says of Moebius, but for where and what it is. */
import type { ModelEntry, ModelFile } from '../src/inference/weights/catalogue';
import { MOEBIUS } from '../src/inference/weights/published-models';
import { analyticModel } from './analytic-model';
import type { ModelGraphs } from './model-graphs';
import { randomModel } from './random-model';

export const STAND_IN_SIZES = ['full', 'small', 'analytic'] as const;
export type StandInSize = (typeof STAND_IN_SIZES)[number];

const KIND: Readonly<Record<StandInSize, string>> = {
  full: 'random weights',
  small: 'random weights, small',
  analytic: 'closed form',
};

/** To be raised when the graphs change, so that no store serves an older one under the same name. */
const VERSION = 1;

/** What is found out by writing a file. */
export type Written = Pick<ModelFile, 'bytes' | 'sha256'>;

/** `analytic` gives back the masked picture, whatever it is: 8 × 8 blocks of mean colour, grey holes. */
export function standInGraphs(size: StandInSize): ModelGraphs {
  return size === 'analytic' ? analyticModel({ cleanLatents: 'masked-image' }) : randomModel(size);
}

/** @param written - for each of Moebius' files */
export function standInEntry(size: StandInSize, written: (file: ModelFile) => Written): ModelEntry {
  return {
    ...MOEBIUS,
    title: `Moebius stand-in (${KIND[size]})`,
    licence: 'Apache-2.0',
    credit: 'Inpaint',
    repository: 'inpaint/moebius-stand-in',
    revision: `${size}-${VERSION}`,
    isStandIn: true,
    files: MOEBIUS.files.map((file) => ({ ...file, ...written(file) })),
  };
}
