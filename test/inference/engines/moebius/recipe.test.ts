/** The published recipe, as the engine's modules do it, against one written a second time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { oracle } from './oracle';
import { JOB, MEASURED_MISTAKES, OTHER_MISTAKES, runEngine, stepsApart } from './published-recipe';
import { toyUnet } from './toy-unet';

describe('the reference recipe', () => {
  let expected: number[][];
  beforeAll(async () => void (expected = await oracle(toyUnet, JOB)));

  it('has the latents of the recipe written a second time, after every step', async () => {
    const actual = await runEngine(toyUnet);
    expect(actual).toHaveLength(19);
    expect(stepsApart(actual, expected)).toEqual([]);
  });

  it.each([...MEASURED_MISTAKES, ...OTHER_MISTAKES])(
    'would not pass with $name',
    async ({ spoil = (unet) => unet, changes }) => {
      const actual = await runEngine(spoil(toyUnet), changes);
      expect(stepsApart(actual.slice(0, 19), expected)).not.toEqual([]);
    },
  );
});
