import { describe, expect, it } from 'vitest';
import { isUsableProfile } from '../../../src/inference/codec/icc';
import { iccProfile } from '../../support/image-files';

function withByte(at: number, value: number): Uint8Array {
  const profile = iccProfile('RGB ');
  profile[at] = value;
  return profile;
}

describe('isUsableProfile', () => {
  it('takes a profile for the picture’s own kind of colour', () => {
    expect(isUsableProfile(iccProfile('RGB '), false)).toBe(true);
    expect(isUsableProfile(iccProfile('GRAY'), true)).toBe(true);
    expect(isUsableProfile(iccProfile('RGB '), true)).toBe(false);
    expect(isUsableProfile(iccProfile('GRAY'), false)).toBe(false);
  });

  it.each([
    ['is a byte short', iccProfile('RGB ').subarray(0, 399)],
    ['is shorter than a header', new Uint8Array(100)],
    ['claims to be larger than it is', withByte(2, 0xff)],
    ['lacks the signature', withByte(36, 0)],
    ['has more tags than fit', withByte(130, 0xff)],
    ['has a tag that ends outside', withByte(142, 0xff)],
  ])('refuses one that %s', (_, profile) => {
    expect(isUsableProfile(profile, false)).toBe(false);
  });
});
