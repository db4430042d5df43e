/** The random documents are ones that Figma lets exist; others once made failures of no plugin. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomDocument } from './random-document';

it('puts sections on the page or in sections, where they clip nothing, and no component in another', () => {
  fc.assert(
    fc.property(randomDocument, ({ parents }) => {
      const types = parents.map(({ type }) => type);
      parents.forEach(({ type, properties }, index) => {
        const outer = types.slice(0, index);
        if (type === 'SECTION') {
          expect(outer.filter((each) => each !== 'SECTION')).toEqual([]);
          expect(properties.clipsContent).toBe(false);
        }
        if (type === 'COMPONENT') expect(outer).not.toContain('COMPONENT');
        if (type === 'COMPONENT') expect(outer).not.toContain('INSTANCE');
      });
    }),
    { numRuns: 300, seed: 18 },
  );
});
