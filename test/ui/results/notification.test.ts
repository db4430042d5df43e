import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  MAX_NOTIFICATION,
  RESULT_MODES,
  RESULT_NOTES,
  type ResultNote,
} from '../../../src/figma/contract';
import type { DesignDocument } from '../../../src/ui/host/host';
import { notificationOf, notify } from '../../../src/ui/results/notification';
import { LANGUAGES, type Language } from '../../../src/ui/words/language';
import { speak, words } from '../../../src/ui/words/words';

const notification = (name: string, ...notes: ResultNote[]) =>
  notificationOf('new-layer', { id: '1:1', name, notes }, false);

describe('notificationOf', () => {
  it('says what was added', () => {
    expect(notification('Photo (inpainted)')).toBe('Added “Photo (inpainted)” above the original.');
  });

  it('says the gravest of what there is to say about the place', () => {
    expect(notification('Photo', 'locked-parent', 'in-component')).toBe(
      '“Photo” is there. A parent is locked, so it cannot be clicked.',
    );
  });

  it('says of a new outcome that it is in the same layer', () => {
    const applied = { id: '1:1', name: 'Photo', notes: [] };
    expect(notificationOf('patch-layer', applied, true)).toBe('Updated “Photo”.');
  });

  it('keeps the end of a long name, where the word “inpainted” is', () => {
    const text = notification(`${'long '.repeat(40)}(inpainted)`, 'outside-instance');
    expect(text).toMatch(/^“long .*….*\(inpainted\)” added above the instance/);
  });
});

describe.each(Object.keys(LANGUAGES) as Language[])('in the language %s', (language) => {
  beforeAll(() => {
    vi.stubGlobal('document', { documentElement: {} });
    speak(language);
  });
  afterAll(() => {
    speak('en');
    vi.unstubAllGlobals();
  });

  it('fits Figma’s limit whatever the name, and never halves a character', () => {
    const anyName = fc.string({ unit: 'grapheme', maxLength: 200 });
    const anyMode = fc.constantFrom(...RESULT_MODES);
    const notes = fc.constantFrom([], ...RESULT_NOTES.map((note) => [note]));
    fc.assert(
      fc.property(anyName, anyMode, notes, fc.boolean(), (name, mode, notes, isUpdate) => {
        const text = notificationOf(mode, { id: '1:1', name, notes }, isUpdate);
        expect(text.length).toBeLessThanOrEqual(MAX_NOTIFICATION);
        expect(text).not.toMatch(
          /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/,
        );
      }),
    );
  });

  it('leaves room for a name in every sentence', () => {
    for (const note of RESULT_NOTES) {
      expect(notification('x'.repeat(99), note)).toMatch(/x{8}…x{8}/);
    }
  });

  it('fits Figma’s limit however many layers it is about', () => {
    const most = 99_999;
    for (const text of [
      words.results.appliedToAll(most, most),
      words.batch.done(most, most),
      words.batch.done(most - 1, most),
      words.batch.stopped(most, most),
    ]) {
      expect(text.length).toBeLessThanOrEqual(MAX_NOTIFICATION);
    }
  });
});

describe('notify', () => {
  it('swallows what Figma fails with: the result is there all the same', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const failing = vi.fn<DesignDocument['notify']>().mockRejectedValue(new Error('no room'));
    notify({ document: { notify: failing } as unknown as DesignDocument }, 'Added.');
    await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
    expect(failing).toHaveBeenCalledWith({ text: 'Added.' });
    warn.mockRestore();
  });

  it('has nobody to tell on a page', () => {
    expect(() => notify({ document: null }, 'Saved.')).not.toThrow();
  });
});
