import { describe, expect, it } from 'vitest';
import { resultName } from '../../src/figma/layer-name';

describe('resultName', () => {
  it.each([
    ['Photo', 'Photo (inpainted)'],
    ['Photo (inpainted)', 'Photo (inpainted 2)'],
    ['Photo (inpainted 2)', 'Photo (inpainted 3)'],
    ['Photo (inpainted 9)', 'Photo (inpainted 10)'],
    ['Photo (inpainted) copy', 'Photo (inpainted) copy (inpainted)'],
    ['Photo (draft)', 'Photo (draft) (inpainted)'],
    ['', ' (inpainted)'],
  ])('calls the result of “%s” “%s”', (source, name) => {
    expect(resultName(source, {})).toBe(name);
  });

  it.each([
    ['Foto', 'Foto (retuschiert)'],
    ['Foto (retuschiert 2)', 'Foto (retuschiert 3)'],
    ['Photo (draft) (inpainted)', 'Photo (draft) (retuschiert 2)'],
  ])('in the user’s language calls that of “%s” “%s”', (source, name) => {
    expect(resultName(source, { suffix: 'retuschiert' })).toBe(name);
  });

  it('has what the user calls it in place of a number', () => {
    expect(resultName('Photo (inpainted 2)', { label: 'No boat' })).toBe(
      'Photo – inpainted: No boat',
    );
  });

  it('says “inpainted” once, however often the result is inpainted again', () => {
    const fifth = [1, 2, 3, 4, 5].reduce((name) => resultName(name, {}), 'Photo');
    expect(fifth).toBe('Photo (inpainted 5)');
  });
});
