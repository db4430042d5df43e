import { expect, it } from 'vitest';
import { renderScene } from '../../../../../bench/eval/catalogue';
import { createRandom, hash } from '../../../../../src/inference/core/random';
import { referenceKernels } from '../../../../../src/inference/engines/quick-fill/kernels/reference';
import {
  createMatching,
  surveyLevel,
} from '../../../../../src/inference/engines/quick-fill/patches/matching';
import { createFinestLevel } from '../../../../../src/inference/engines/quick-fill/patches/pyramid';
import { layShiftMap } from '../../../../../src/inference/engines/quick-fill/repeats/shift-map';
import { createQuickFill } from '../../../../../src/inference/engines/quick-fill/quick-fill';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import { fill } from '../../../../../src/inference/fill';
import { holeIn, paint } from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 120, height: 90 };
const hole = holeIn(size, { x: 45, y: 30, width: 30, height: 24 });
/** Random blocks: what is left of a bent blank line goes on 40 to the left, the rest 30 down. */
const image = paint(size, (x, y) => {
  const [column, row] = [x % 40, y % 30];
  const bend = row > 5 && row < 18 ? 9 : 0;
  const isBeside = column === 9 + bend || column === 10 + bend;
  const isAcross =
    (row === 5 || row === 6 || row === 17 || row === 18) && column > 8 && column < 20;
  const [i, j] = x < 50 + bend ? [column, y] : [x, row];
  const value = isBeside || isAcross ? 255 : hash(9, i >> 1, j >> 1) % 200;
  return [value, value, value];
});

async function scatter() {
  const scene = await survey({ image, hole, seed: 1 }, unhurried);
  const level = await createFinestLevel(scene, 0, unhurried);
  const ground = await surveyLevel(level, true, referenceKernels, unhurried);
  const m = createMatching(ground);
  const { position } = m.targets;
  const random = createRandom(1);
  const shifts = [-40, 30 * size.width, -3, 41, -29 * size.width - 1, 7 * size.width + 44];
  for (let t = 0; t < position.length; t++) m.match[t] = position[t]! + shifts[random.below(6)]!;
  return m;
}

it('takes the pieces that go on from the rim, and cuts them where they agree', async () => {
  const m = await scatter();
  await layShiftMap(m, unhurried);
  const wrong = m.holes.filter((p) => {
    const donor = m.match[m.targets.indexAt[p]!]!;
    return image.data[4 * donor] !== image.data[4 * p];
  });
  expect(wrong.length).toBe(0);
});

it('puts lines of text together from whole pieces, which leaves fewer half letters', async () => {
  const article = { family: 'screenshot', subject: 'article', hole: 'ellipse', seed: 5 } as const;
  const { input, mask } = renderScene(article, 384);
  const countGrey = async (pieces: boolean) => {
    const engine = createQuickFill({ pieces });
    const { patch } = await fill(input, { mask, engine, seed: 1, grow: 0 });
    return patch.coverage.reduce((sum, share, p) => {
      const level = patch.data[4 * p + 1]!;
      return sum + Number(share > 0 && level > 80 && level < 200);
    }, 0);
  };
  expect(await countGrey(true)).toBeLessThan(0.5 * (await countGrey(false)));
});
