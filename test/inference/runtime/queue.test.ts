import { expect, it } from 'vitest';
import fc from 'fast-check';
import { createQueue } from '../../../src/inference/runtime/queue';

it('never has two pieces of work under way, keeps their order, and outlives those that fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ fails: fc.boolean(), ticks: fc.nat(3) })),
      async (works) => {
        const enqueue = createQueue();
        let underWay = 0;
        const begun: number[] = [];
        const turns = works.map(({ fails, ticks }, i) =>
          enqueue(async () => {
            expect(++underWay).toBe(1);
            begun.push(i);
            for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
            underWay--;
            if (fails) throw new Error(`work ${i}`);
            return i;
          }),
        );
        const settled = await Promise.allSettled(turns);
        expect(begun).toEqual([...works.keys()]);
        expect(settled).toEqual(
          works.map(({ fails }, i) =>
            fails
              ? { status: 'rejected', reason: new Error(`work ${i}`) }
              : { status: 'fulfilled', value: i },
          ),
        );
      },
    ),
  );
});
