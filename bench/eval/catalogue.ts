/**
 * Which procedural scenes there are. Engines are tuned while looking at `tune`; figures are quoted
 * from `report`, which shares no seed with it.
 */
import { createRaster, type Mask, type Raster } from '../../src/inference/core/raster';
import { createDice } from './dice';
import { cutHole, type HoleKind } from './holes';
import { CUT_OUT } from './scenes/cut-out';
import { DESIGN } from './scenes/design';
import type { Painter } from './scenes/painter';
import { SCREENSHOT } from './scenes/screenshot';
import { SMOOTH } from './scenes/smooth';
import { STRUCTURED } from './scenes/structured';
import { TEXTURE } from './scenes/texture';

export const FAMILIES = [
  'smooth',
  'structured',
  'texture',
  'screenshot',
  'border',
  'alpha',
] as const;
export type Family = (typeof FAMILIES)[number];

export type SeedSet = 'tune' | 'report';

const PAINTERS = { ...SMOOTH, ...STRUCTURED, ...TEXTURE, ...SCREENSHOT, ...CUT_OUT, ...DESIGN };
type Subject = keyof typeof PAINTERS;

export interface SceneSpec {
  readonly family: Family;
  readonly subject: Subject;
  readonly hole: HoleKind;
  readonly seed: number;
}

export interface Scene {
  readonly truth: Raster;
  /** `truth` with a poisonous object over the hole. */
  readonly input: Raster;
  readonly mask: Mask;
}

const TUNE = `
smooth/linear/blob smooth/radial-grain/bottle smooth/mesh/ellipse smooth/product-shadow/figure
structured/brick/blob structured/checker/figure structured/tiles/several structured/stripes/ellipse
structured/wood/bottle structured/fabric/blob structured/horizon/figure
texture/gravel/ellipse texture/grass/blob texture/concrete/strokes texture/pink-noise/several
screenshot/cards/blob screenshot/table/strokes
border/brick/edge border/wood/two-edges border/mesh-grain/corner
alpha/badge/blob alpha/glow/ellipse
structured/paving/blob
alpha/badge/ellipse alpha/ribbon/blob alpha/ribbon/bottle alpha/badge/corner
border/mesh/corner border/vignette/edge border/product-shadow/edge border/gravel/edge
border/wood/corner border/horizon/edge border/tiles/corner border/concrete/corner
texture/clouds/ellipse texture/clouds/figure texture/grass/figure texture/rough-noise/blob
screenshot/article/blob screenshot/cards/bottle structured/wood/ellipse structured/horizon/several
smooth/vignette/bottle smooth/product-shadow/blob smooth/mesh/bottle
smooth/sweep/bottle smooth/banner/ellipse smooth/spots/figure smooth/spots-grain/blob
smooth/defocused/figure structured/glass/blob structured/header/ellipse alpha/shadow/ellipse
border/sweep/edge border/spots/edge`;

const REPORT = `
smooth/linear/figure smooth/linear-grain/several smooth/radial/ellipse smooth/radial-grain/blob
smooth/mesh/blob smooth/mesh-grain/bottle smooth/vignette/figure smooth/product-shadow/bottle
structured/brick/figure structured/brick/several structured/checker/blob structured/checker/bottle
structured/tiles/ellipse structured/tiles/figure structured/stripes/blob structured/wood/ellipse
structured/wood/strokes structured/fabric/bottle structured/horizon/blob structured/horizon/several
texture/gravel/blob texture/grass/figure texture/concrete/ellipse texture/clouds/blob
texture/pink-noise/bottle texture/rough-noise/strokes
screenshot/cards/ellipse screenshot/cards/several screenshot/table/blob screenshot/article/bottle
screenshot/article/strokes
border/brick/corner border/wood/edge border/fabric/two-edges border/vignette/edge
border/horizon/two-edges border/gravel/corner
alpha/badge/ellipse alpha/ribbon/blob alpha/glow/several`;

/** Far apart, so that neither list can grow into the other's seeds. */
const FIRST_SEED: { readonly [S in SeedSet]: number } = { tune: 1, report: 10_001 };

export const SCENES: { readonly [S in SeedSet]: readonly SceneSpec[] } = {
  tune: readSpecs(TUNE, FIRST_SEED.tune),
  report: readSpecs(REPORT, FIRST_SEED.report),
};

export function nameOf({ family, subject, hole, seed }: SceneSpec): string {
  return `${family}-${subject}-${hole}-${seed}`;
}

/** The same bytes for the same arguments. @param size - pixels a side */
export function renderScene({ subject, hole, seed }: SceneSpec, size: number): Scene {
  const truth = PAINTERS[subject](createDice(seed, 1), size);
  const mask = cutHole(hole, size, createDice(seed, 2));
  return { truth, input: poison(truth, mask), mask };
}

/**
 * Opaque magenta and green squares over the hole: colours that no scene has, so that a fill that
 * reads what it is to remove shows it.
 */
export function poison(truth: Raster, mask: Mask): Raster {
  const input = createRaster(truth);
  input.data.set(truth.data);
  for (let p = 0; p < mask.data.length; p++) {
    if (mask.data[p] !== 255) continue;
    const isGreen = (((p % mask.width) >> 4) + (Math.floor(p / mask.width) >> 4)) % 2 === 0;
    input.data.set(isGreen ? [0, 255, 0, 255] : [255, 0, 255, 255], 4 * p);
  }
  return input;
}

/** Lists above are ours, so a name in them that does not exist is a bug. */
function readSpecs(list: string, firstSeed: number): SceneSpec[] {
  return list
    .trim()
    .split(/\s+/)
    .map((entry, index) => {
      const [family, subject, hole] = entry.split('/') as [Family, Subject, HoleKind];
      const painter: Painter | undefined = PAINTERS[subject];
      if (!FAMILIES.includes(family) || painter === undefined) throw new RangeError(entry);
      return { family, subject, hole, seed: firstSeed + index };
    });
}
