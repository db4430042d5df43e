import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../../src/ui/words/english';
import { GERMAN } from '../../../src/ui/words/german';
import { JAPANESE } from '../../../src/ui/words/japanese';

/** The spaces that keep a number and its unit together, as plain ones. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

const en = ENGLISH.numbers;
const de = GERMAN.numbers;
const ja = JAPANESE.numbers;

describe('numbers', () => {
  it('are written as the language writes them', () => {
    expect([en.number(12345), de.number(12345)]).toEqual(['12,345', '12.345']);
    expect(plain(de.percent(0.456))).toBe('46 %');
    expect(plain(ja.percent(0.456))).toBe('46%');
  });

  it('of bytes are megabytes below 100 MB, gigabytes above', () => {
    const amounts = [3.46e6, 18e6, 99.9e6, 1.24e9].map((bytes) => plain(en.bytes(bytes)));
    expect(amounts).toEqual(['3.5 MB', '18 MB', '100 MB', '1.24 GB']);
    expect(plain(de.bytes(1.24e9))).toBe('1,24 GB');
    expect(plain(de.rate(3.46e6))).toBe('3,5 MB/s');
  });

  it('of seconds become minutes where people would say minutes', () => {
    expect([4.2, 89, 90, 300].map((seconds) => plain(en.duration(seconds)))).toEqual([
      '5 sec',
      '89 sec',
      '2 minutes',
      '5 minutes',
    ]);
    expect([1, 45].map((seconds) => en.duration(seconds, 'long'))).toEqual([
      '1 second',
      '45 seconds',
    ]);
    expect(plain(de.duration(300))).toBe('5 Minuten');
    expect(plain(ja.duration(45))).toBe('45 秒');
  });

  it('of things choose their form', () => {
    const forms = { one: 'one', other: 'other' };
    const of = ({ plural }: typeof en) => [0, 1, 2].map((count) => plural(count, forms));
    expect(of(en)).toEqual(['other', 'one', 'other']);
    expect(of(de)).toEqual(['other', 'one', 'other']);
    expect(of(ja)).toEqual(['other', 'other', 'other']);
  });

  it('make lists as the language makes them', () => {
    const names = ['A', 'B', 'C'];
    expect([en.list(names), de.list(names), ja.list(names)]).toEqual([
      'A, B, and C',
      'A, B und C',
      'A、B、C',
    ]);
  });
});

describe('a sentence about none, one or two things', () => {
  it.each([
    [ENGLISH, ['0 other layers show', '1 other layer shows', '2 other layers show']],
    [GERMAN, ['0 weitere Ebenen zeigen', '1 weitere Ebene zeigt', '2 weitere Ebenen zeigen']],
    [JAPANESE, ['ほかに 0 個', 'ほかに 1 個', 'ほかに 2 個']],
  ])('has the right form', ({ results }, starts) => {
    starts.forEach((start, count) => expect(results.sameImage(count)).toContain(start));
  });

  it.each([
    [ENGLISH, ['0 pixels', '1 pixel', '2 pixels']],
    [GERMAN, ['0 Pixel', '1 Pixel', '2 Pixel']],
  ])('counts pixels', ({ window }, sizes) => {
    expect([0, 1, 2].map(window.brushPixels)).toEqual(sizes);
  });

  it.each([
    [ENGLISH, /\b1 \w+s (show|have)\b|[02] layer shows/],
    [GERMAN, /\b1 Ebenen\b|[02] Ebene zeigt/],
  ])('agrees with what was and was not applied', ({ results }, wrong) => {
    for (const count of [0, 1, 2]) {
      expect(results.appliedToAll(count, count)).not.toMatch(wrong);
      expect(results.masks(count)).not.toMatch(wrong);
    }
  });
});
