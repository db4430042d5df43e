import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resultName } from '../../src/figma/layer-name';
import { RESULT_MODES, RESULT_NOTES, type ResultNote } from '../../src/figma/contract';
import {
  appliedNotification,
  appliedToAllNotification,
  MAX_NOTIFICATION,
} from '../../src/figma/notification';

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
    const fifth = [1, 2, 3, 4, 5].reduce((name) => resultName(name), 'Photo');
    expect(fifth).toBe('Photo (inpainted 5)');
  });
});

describe('appliedNotification', () => {
  const notification = (name: string, ...notes: ResultNote[]) =>
    appliedNotification('new-layer', { id: '1:1', name, notes }, false);

  it('says what was added', () => {
    expect(notification('Photo (inpainted)')).toBe(
      '“Photo (inpainted)” added. The original is unchanged below it.',
    );
  });

  it('says the gravest of what there is to say about the place', () => {
    expect(notification('Photo', 'locked-parent', 'in-component')).toBe(
      '“Photo” is there. A parent is locked, so it cannot be clicked.',
    );
  });

  it('says of a new outcome that it is in the same layer', () => {
    const applied = { id: '1:1', name: 'Photo', notes: [] };
    expect(appliedNotification('patch-layer', applied, true)).toBe('“Photo” brought up to date.');
  });

  it('fits Figma’s limit whatever the name, and never halves a character', () => {
    const anyName = fc.string({ unit: 'grapheme', maxLength: 200 });
    const anyMode = fc.constantFrom(...RESULT_MODES);
    const some = fc.subarray([...RESULT_NOTES]);
    fc.assert(
      fc.property(anyName, anyMode, some, fc.boolean(), (name, mode, notes, isUpdate) => {
        const text = appliedNotification(mode, { id: '1:1', name, notes }, isUpdate);
        expect(text.length).toBeLessThanOrEqual(MAX_NOTIFICATION);
        expect(text).not.toMatch(
          /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
        );
      }),
    );
  });

  it('keeps the end of a long name, where the word “inpainted” is', () => {
    const text = notification(`${'long '.repeat(40)}(inpainted)`, 'outside-instance');
    expect(text).toMatch(/^“long .*….*\(inpainted\)” added above the instance/);
  });
});

describe('appliedToAllNotification', () => {
  it.each([
    [1, 0, '1 layer has the result. Old pictures are kept, hidden.'],
    [37, 2, '37 layers have the result. Old pictures are kept, hidden. 2 could not take it.'],
  ])('of %i layers and %i others', (applied, skipped, text) => {
    expect(appliedToAllNotification(applied, skipped)).toBe(text);
  });

  it('fits Figma’s limit', () => {
    expect(appliedToAllNotification(99_999, 99_999).length).toBeLessThanOrEqual(MAX_NOTIFICATION);
  });
});
