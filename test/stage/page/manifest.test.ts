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
    });
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
