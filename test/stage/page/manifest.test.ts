import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../stage/page/manifest';

const manifest = { id: 'x', name: 'Inpaint', main: 'build/main.js', ui: 'build/ui.js' };

describe('parseManifest', () => {
  it('allows the listed domains, those for development too', () => {
    const networkAccess = {
      allowedDomains: ['https://engine.example'],
      devAllowedDomains: ['http://localhost:4400'],
    };
    expect(parseManifest({ ...manifest, networkAccess })).toEqual({
      ...manifest,
      domains: ['https://engine.example', 'http://localhost:4400'],
      menu: [],
      relaunchButtons: [],
    });
  });

  it('reads the menu and the buttons beside layers', () => {
    const menu = [{ name: 'Inpaint under selection', command: 'under' }];
    const relaunchButtons = [{ name: 'Edit', command: 'edit', multipleSelection: true }];
    expect(parseManifest({ ...manifest, menu, relaunchButtons })).toMatchObject({
      menu,
      relaunchButtons: [{ name: 'Edit', command: 'edit' }],
    });
    expect(() => parseManifest({ ...manifest, menu: [{ name: 'x' }] })).toThrow('"command"');
  });

  it('reads "none" as no domain, and no networkAccess as all of them', () => {
    const none = { ...manifest, networkAccess: { allowedDomains: ['none'] } };
    expect(parseManifest(none).domains).toEqual([]);
    expect(parseManifest(manifest).domains).toEqual(['*']);
  });

  it('names what is missing', () => {
    expect(() => parseManifest({ ...manifest, main: undefined })).toThrow('"main" is missing');
    expect(() => parseManifest([])).toThrow('no object');
  });
});
