import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDIT_STATES, RESULT_MODES, type SourceLayer } from '../../../src/figma/contract';
import type { Editing } from '../../../src/ui/document/editing';
import type { Operation } from '../../../src/ui/editor/operations';
import { TOLERANCES } from '../../../src/ui/editor/similar-colours';
import type { ToolOptions } from '../../../src/ui/editor/tool-options';
import { packHandover, unpackHandover, type WindowWork } from '../../../src/ui/session/handover';

const layer = { id: '1:2', name: 'Photo' } as SourceLayer;
const length = fc.double({ min: -5000, max: 5000, noNaN: true }).map((value) => value + 0); // no -0: JSON has none

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.constant<Operation>({ kind: 'clear' }),
  fc.record<Operation & { kind: 'stroke' }>({
    kind: fc.constant('stroke'),
    tool: fc.constantFrom('brush', 'erase'),
    radius: length,
    points: fc.array(fc.record({ x: length, y: length }), { minLength: 1, maxLength: 5 }),
  }),
  fc.uint8Array({ minLength: 1 }).map((runs): Operation => {
    const pixels = { x: 1, y: 2, width: 3, height: 4, runs: new Uint8Array(runs) };
    return { kind: 'base', pixels, isExact: true };
  }),
  fc.option(fc.uint8Array({ minLength: 1 })).map((runs): Operation => {
    const pixels = runs && { x: 1, y: 2, width: 3, height: 4, runs: new Uint8Array(runs) };
    return { kind: 'source', pixels };
  }),
  fc
    .tuple(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .map(([x, y, width, height]): Operation => {
      const data = new Uint8Array(width * height).map((_, i) => ((i * 7 + x) % 2) * 255);
      return { kind: 'paste', mask: { x, y, width, height, data } };
    }),
);

const work: fc.Arbitrary<WindowWork> = fc.record({
  masks: fc
    .array(
      fc.tuple(
        fc.string(),
        fc.record({ done: fc.array(operation), undone: fc.array(operation, { maxLength: 3 }) }),
      ),
      { maxLength: 3 },
    )
    .map((entries) => new Map(entries)),
  tool: fc.constantFrom('brush', 'erase'),
  toolOptions: fc.record<ToolOptions>({
    mode: fc.constantFrom('add', 'subtract'),
    tolerance: fc.integer({ min: TOLERANCES.smallest, max: TOLERANCES.largest }),
    contiguous: fc.boolean(),
    closesRings: fc.boolean(),
    growth: fc.integer({ min: 1, max: 200 }),
  }),
  brushSize: fc.integer({ min: 1, max: 999 }),
  engine: fc.constantFrom('quick-fill', 'moebius'),
  isPanelOpen: fc.boolean(),
  preset: fc.constantFrom('best', 'fast', 'reference'),
  seed: fc.nat(0xffffffff),
  chosenWindows: fc.record({
    key: fc.string(),
    windows: fc.array(fc.constant({ x: 1, y: 2, width: 512, height: 512 }), { maxLength: 2 }),
  }),
  editing: fc.option(
    fc.record<Editing>({
      target: fc.record({ id: fc.string(), name: fc.string() }),
      mode: fc.constantFrom(...RESULT_MODES),
      state: fc.constantFrom(...EDIT_STATES),
      seed: fc.nat(0xffffffff),
    }),
  ),
});

const some = fc.sample(work, { numRuns: 1, seed: 7 })[0]!;

describe('a handover', () => {
  it('brings back every stroke, pasted mask, undone step and setting of every picture', () => {
    fc.assert(
      fc.property(work, (work) => {
        const packed = packHandover(work, null);
        // As Figma hands it on: plain data and Uint8Arrays, copied.
        expect(unpackHandover(structuredClone(packed))).toEqual(work);
      }),
    );
  });

  it('takes the open picture along, which need not be the selected one any more', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    expect(packHandover(some, { layer, bytes }).picture).toEqual({ layer, bytes });
  });

  const note = (change: object) =>
    JSON.stringify({ ...JSON.parse(packHandover(some, null).note), ...change });
  const mask = (operation: object) => ({ masks: [{ key: 'a', done: [operation], undone: [] }] });

  it.each<[string, string]>([
    ['something else', '[]'],
    ['an unknown operation', note(mask({ kind: 'sharpen' }))],
    ['an unknown tool', note({ tool: 'hammer' })],
    [
      'a mask whose pixels are not there',
      note(mask({ kind: 'paste', mask: { data: { blob: 99 } } })),
    ],
    ['an unknown engine', note({ engine: 'other' })],
  ])('of another making is refused: %s', (_, note) => {
    expect(() => unpackHandover({ picture: null, note, blobs: [] })).toThrow(TypeError);
  });
});
