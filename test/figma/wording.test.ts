import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultName } from '../../src/figma/layer-name';
import { addedNotification, MAX_NOTIFICATION } from '../../src/figma/notification';
import type { PlacementRemark } from '../../src/figma/placement';

describe('resultName', () => {
  it.each([
    ['Photo', 'Photo (inpainted)'],
    ['Photo (inpainted)', 'Photo (inpainted 2)'],
    ['Photo (inpainted 2)', 'Photo (inpainted 3)'],
    ['Photo (inpainted 9)', 'Photo (inpainted 10)'],
    ['Photo (inpainted) copy', 'Photo (inpainted) copy (inpainted)'],
    ['', ' (inpainted)'],
  ])('calls the result of “%s” “%s”', (source, name) => {
    expect(resultName(source)).toBe(name);
  });

  it('says “inpainted” once, however often the result is inpainted again', () => {
    const fifth = [1, 2, 3, 4, 5].reduce(resultName, 'Photo');
    expect(fifth).toBe('Photo (inpainted 5)');
  });
});

describe('addedNotification', () => {
  const remarks: PlacementRemark[] = [
    'hidden-parent',
    'locked-parent',
    'outside-instance',
    'covers-content',
    'in-component',
    'behind-content',
  ];

  it('says what was added', () => {
    expect(addedNotification('Photo (inpainted)', [])).toBe(
      '“Photo (inpainted)” added. The original is unchanged below it.',
    );
  });

  it('says the gravest of what there is to say about the place', () => {
    expect(addedNotification('Photo', ['locked-parent', 'in-component'])).toBe(
      '“Photo” added. A parent is locked, so it cannot be clicked.',
    );
  });

  it('fits Figma’s limit whatever the name, and never halves a character', () => {
    const anyName = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(anyName, fc.subarray(remarks), (name, some) => {
        const text = addedNotification(name, some);
        expect(text.length).toBeLessThanOrEqual(MAX_NOTIFICATION);
        expect(text).not.toMatch(
          /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
        );
      }),
    );
  });

  it('keeps the end of a long name, where the word “inpainted” is', () => {
    const text = addedNotification(`${'long '.repeat(40)}(inpainted)`, ['outside-instance']);
    expect(text).toMatch(/^“long .*….*\(inpainted\)” added above the instance/);
  });
});
