import { describe, expect, it } from 'vitest';
import { chamferAtPace } from '../../../../../src/inference/engines/quick-fill/chamfer';
import { doubtIn } from '../../../../../src/inference/engines/quick-fill/finish/doubted-tones';
import { FINENESS } from '../../../../../src/inference/engines/quick-fill/patches/level';
import { HOLE, KNOWN } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import { holeIn } from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 80, height: 60 };
const hole = holeIn(size, { x: 20, y: 16, width: 40, height: 28 });
/** Near the left of the rim, where it is light; on the right it is dark. */
const [LIGHT, DARK] = [200, 40];
const nearLeft = 30 * size.width + 26;

/** The doubt near the left of the rim where a fill has this tone there, and is this busy (levels a pixel). */
async function doubtOf(tone: number, busyness: number) {
  const kind = hole.map((of) => (of ? HOLE : KNOWN));
  const depth = await chamferAtPace(kind, size, (of) => of !== HOLE, unhurried);
  const estimate = new Float32Array(4 * kind.length);
  for (let p = 0; p < kind.length; p++) {
    const known = p % size.width < 40 ? LIGHT : DARK;
    estimate.fill((kind[p] === HOLE ? tone : known) * FINENESS, 4 * p, 4 * p + 3);
    estimate[4 * p + 3] = 16 * busyness;
  }
  return (await doubtIn(estimate, kind, depth, size, unhurried))[nearLeft];
}

describe('doubtIn', () => {
  it('believes flat ground of the tone beside it', async () => {
    expect(await doubtOf(LIGHT, 0)).toBe(0);
  });

  it.each([
    ['a tone that is nowhere on the rim', 120, 0],
    ['a tone that is only on the far side', DARK, 0],
    ['fur, whatever its tone', LIGHT, 5],
  ])('doubts %s', async (_, tone, busyness) => {
    expect(await doubtOf(tone, busyness)).toBe(1);
  });
});
