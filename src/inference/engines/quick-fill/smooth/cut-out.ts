/**
 * Cut-outs of smooth colours: colour and alpha are continued apart, as what is transparent says
 * nothing of the colours, nor the colours of the outline.
 */
import { confidenceInSmooth } from '../confidence';
import { KNOWN as SOURCE } from '../../engine';
import { inBatches, type Pace } from '../pace';
import { KNOWN, VOID } from '../pixel-kind';
import type { Survey } from '../survey';
import { continueOutline } from './outline';
import { fillSmooth } from './smooth';

/** Colours beneath less alpha are stored too coarsely. */
const VISIBLE = 128;

/**
 * Fills those parts whose colours and outline are both smooth, in the scene's own picture.
 *
 * @param hole - as in `EngineJob`
 * @returns how far they can be trusted, from 0 to 1; undefined where that was not all of them
 */
export async function fillCutOut(
  scene: Survey,
  hole: Uint8Array,
  seed: number,
  pace: Pace,
): Promise<number | undefined> {
  const { image } = scene;
  const [visible, any] = [scene.kind.slice(), scene.kind.slice()];
  await inBatches(hole.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (hole[p] !== SOURCE) continue;
      any[p] = KNOWN;
      if (image.data[4 * p + 3]! < VISIBLE) visible[p] = VOID;
    }
  });
  let doubt = 0;
  for (const part of scene.parts) {
    const alone = { ...scene, bounds: part, parts: [part] };
    const found = await fillSmooth({ ...alone, kind: visible }, seed, image, pace);
    if (found === undefined) return undefined;
    if (!(await continueOutline({ ...alone, kind: any }, image, pace))) return undefined;
    doubt = Math.max(doubt, found);
  }
  return confidenceInSmooth(doubt);
}
