import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../../src/ui/words/english';
import { GERMAN } from '../../../src/ui/words/german';
import { JAPANESE } from '../../../src/ui/words/japanese';
import { languageFor } from '../../../src/ui/words/language';
import { everyText } from './every-text';

const TEXTS = {
  English: everyText(ENGLISH),
  German: everyText(GERMAN),
  Japanese: everyText(JAPANESE),
};
const OTHERS = [
  ['German', TEXTS.German],
  ['Japanese', TEXTS.Japanese],
] as const;

/** Names, units and marks, which are the same in every language. */
const NAMES =
  /Quick Fill|Moebius|Inpaint|Figma|PNG|JPEG|WebP|GIF|RGB|CMYK|WebGPU|HTTP|Chrome|Edge|unet\.onnx|unet|\.onnx|huggingface\.co|host\.example|engine\.example|MARK|MARQUE|REASON|KEY|Photo|in createImage: Image is too small|GB|MB|px/g;

/** In no other of the languages, and in most English sentences. */
const ENGLISH_WORDS = /\b(the|and|is|are|of|to|with|this|that|your|it|not|no|for|from|here)\b/i;

/** Words that German has too. */
const GERMAN_TOO = ['Alt', 'Esc', 'Hand', 'Lasso', 'Polygon', 'Ellipse', 'Orange', 'Original'];

/** Of the keyboard, as it is written on keys there. */
const JAPANESE_KEYS = /\b(Shift|Alt|Enter|Esc|Escape|Backspace|Delete|Ctrl|R)\b/g;

const plain = (text: string) => text.replace(NAMES, '');

function inBoth(
  other: ReadonlyMap<string, string>,
): [path: string, english: string, text: string][] {
  return [...TEXTS.English].map(([path, english]) => [path, english, other.get(path)!]);
}

describe.each(OTHERS)('%s', (language, texts) => {
  it('has every text, and no other', () => {
    expect([...texts.keys()]).toEqual([...TEXTS.English.keys()]);
  });

  it('says nothing in English', () => {
    const left = inBoth(texts).filter(
      ([, english, text]) =>
        (english === text &&
          /[a-z]/i.test(plain(text).replace(language === 'Japanese' ? JAPANESE_KEYS : '', '')) &&
          !GERMAN_TOO.includes(text)) ||
        ENGLISH_WORDS.test(plain(text)),
    );
    expect(left).toEqual([]);
  });

  it('keeps every name and number that a sentence is about', () => {
    const facts = (text: string) => [
      ...(text.match(NAMES) ?? []),
      // 1.24 and 1,24 are the same number.
      ...(text.match(/\d[\d.,]*/g) ?? []).map((number) => number.replace(/[.,]/g, '')),
    ];
    const lost = inBoth(texts).flatMap(([path, english, text]) => {
      const kept = facts(text);
      const missing = facts(english).filter((fact) => !kept.includes(fact));
      return missing.length > 0 ? [{ path, text, missing }] : [];
    });
    expect(lost).toEqual([]);
  });

  it('ends sentences where English does, and labels as labels', () => {
    const end = (text: string) => /[.。]$|[?？]$|…$/.exec(text.replace(/\bSek\.$/, ''))?.[0] ?? '';
    const normal = (mark: string) => mark.replace('。', '.').replace('？', '?');
    const other = inBoth(texts).filter(
      ([, english, text]) => normal(end(english)) !== normal(end(text)),
    );
    expect(other).toEqual([]);
  });

  it('quotes as is usual there', () => {
    const strange = language === 'German' ? /[”"»«]|“(?=\p{L})/u : /[“”"„]/;
    expect([...texts].filter(([, text]) => strange.test(text))).toEqual([]);
  });

  it('is as short as the window needs it', () => {
    // Letters of Japanese are twice as wide, and its sentences have half as many.
    const most = language === 'German' ? 190 : 110;
    expect([...texts].filter(([, text]) => text.length > most)).toEqual([]);
  });
});

it('Japanese has no words in Latin letters but names and keys', () => {
  const latin = [...TEXTS.Japanese].filter(([, text]) =>
    /[a-z]{2}/i.test(plain(text).replace(JAPANESE_KEYS, '')),
  );
  expect(latin).toEqual([]);
});

it('Japanese has its sentences in the polite form', () => {
  const blunt = [...TEXTS.Japanese].filter(
    ([, text]) =>
      text.endsWith('。') && !/(ます|です|ません|ました|でした|ください)(（.*）)?。$/.test(text),
  );
  expect(blunt).toEqual([]);
});

it.each([
  ['de-AT', 'de'],
  ['ja', 'ja'],
  ['fr-FR', 'en'],
])('somebody who prefers %s is addressed in %s', (preferred, language) => {
  expect(languageFor([preferred])).toBe(language);
});

it('of several languages, the first is taken that there are words in', () => {
  expect(languageFor(['auto', 'fr', 'ja-JP', 'de'])).toBe('ja');
  expect(languageFor([])).toBe('en');
});
