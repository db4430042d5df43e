import { describe, expect, it } from 'vitest';
import type { PossibleModes, SelectedLayer, SourceLayer } from '../../../src/figma/contract';
import { modeFor, modesFor } from '../../../src/ui/results/result-mode';

const all: PossibleModes = { 'new-layer': null, 'patch-layer': null, 'replace-fill': null };
const inInstance: PossibleModes = {
  'new-layer': 'in-instance',
  'patch-layer': 'in-instance',
  'replace-fill': null,
};
const none: PossibleModes = {
  'new-layer': 'no-area',
  'patch-layer': 'no-area',
  'replace-fill': 'no-area',
};

describe('the mode offered first', () => {
  it('is the one chosen last, a new layer where none was', () => {
    expect(modeFor(all, undefined)).toBe('new-layer');
    expect(modeFor(all, 'patch-layer')).toBe('patch-layer');
  });

  it('is one that is possible, where there is any', () => {
    expect(modeFor(inInstance, undefined)).toBe('replace-fill');
    expect(modeFor(inInstance, 'patch-layer')).toBe('replace-fill');
    expect(modeFor({ ...all, 'replace-fill': 'drawn' }, 'replace-fill')).toBe('new-layer');
    expect(modeFor(none, 'patch-layer')).toBe('patch-layer');
  });
});

describe('the modes of a layer', () => {
  const layer = { from: 'fill' } as SourceLayer;

  it('are what Figma said of it, and all where it said nothing', () => {
    const selected = { kind: 'layer', layer, modes: inInstance } as SelectedLayer;
    expect(modesFor(layer, selected)).toBe(inInstance);
    expect(modesFor(layer, null)).toEqual(all);
  });

  it('leave out the fill where the layer was drawn to a picture', () => {
    expect(modesFor({ ...layer, from: 'render' }, null)).toEqual({
      ...all,
      'replace-fill': 'drawn',
    });
  });
});
