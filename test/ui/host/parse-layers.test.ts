/** What is read of the main thread's answers about layers, and what is refused. */
import { describe, expect, it } from 'vitest';
import {
  parseApplied,
  parseFoundPicture,
  parseMask,
  parseOpenedEdit,
  parseSelection,
  parseSizes,
} from '../../../src/ui/host/parse-layers';
import { SOURCE_LAYER as layer } from '../../support/source-layer';

const selected = {
  kind: 'layer',
  layer,
  modes: { 'new-layer': 'in-instance', 'patch-layer': 'in-instance', 'replace-fill': null },
  edit: 'editable',
  masks: [{ id: '1:3', name: 'Ring' }],
  queue: [{ id: '1:2', name: 'Photo' }],
};
const opened = {
  target: { id: '1:9', name: 'Photo (inpainted)' },
  mode: 'patch-layer',
  state: 'source-gone',
  layer,
  bytes: new Uint8Array([1]),
  edit: {
    engine: 'moebius',
    seed: 3,
    parameters: { steps: 12 },
    window: { x: 1, y: 2, width: 3, height: 4 },
    strokes: new Uint8Array(0),
  },
};
const mask = {
  shapes: [{ id: '1:3', name: 'Ring', png: new Uint8Array([1]), toPicture: layer.transform }],
  unseen: [],
  tiled: true,
};

describe('what is read', () => {
  it('of a selection is all that it has, and nothing that it has not', () => {
    expect(parseSelection(selected)).toEqual(selected);
    expect(parseSelection({ kind: 'layer', layer })).toEqual({ kind: 'layer', layer });
  });

  it('of results, masks and sizes is what was sent', () => {
    const applied = { id: '1:9', name: 'Photo', notes: ['original-hidden'] };
    expect(parseApplied(applied)).toEqual(applied);
    expect(parseOpenedEdit(opened)).toEqual(opened);
    expect(parseMask(mask)).toEqual(mask);
    const sizes = { sizes: [{ width: 3, height: 2 }, null] };
    expect(parseSizes(sizes)).toEqual(sizes);
  });
});

describe('what is refused', () => {
  it.each<[string, () => unknown]>([
    ['a mode without a verdict', () => parseSelection({ ...selected, modes: {} })],
    ['an unknown mark', () => parseSelection({ ...selected, edit: 'yes' })],
    ['a mask without a name', () => parseSelection({ ...selected, masks: [{ id: '1' }] })],
    ['a note without words', () => parseApplied({ id: '1', name: '', notes: ['hm'] })],
    ['a state without words', () => parseOpenedEdit({ ...opened, state: 'odd' })],
    [
      'strokes that are text',
      () => parseOpenedEdit({ ...opened, edit: { ...opened.edit, strokes: '' } }),
    ],
    [
      'a matrix with a hole',
      () =>
        parseMask({
          ...mask,
          shapes: [
            {
              ...mask.shapes[0],
              toPicture: [
                [1, 0],
                [0, 1],
              ],
            },
          ],
        }),
    ],
    ['a size without a height', () => parseSizes({ sizes: [{ width: 1 }] })],
  ])('is %s', (_, read) => {
    expect(read).toThrow(TypeError);
  });
});

describe('a picture read by its layer', () => {
  it('comes with what is known of that layer, which is parsed as a selection is', () => {
    const picture = { layer, bytes: new Uint8Array([1]) };
    expect(parseFoundPicture({ ...picture, found: selected })).toEqual({
      ...picture,
      found: selected,
    });
    expect(parseFoundPicture(picture)).toEqual(picture);
    const odd = { ...selected, edit: 'perhaps' };
    expect(() => parseFoundPicture({ ...picture, found: odd })).toThrow(TypeError);
  });
});
