import { describe, expect, it } from 'vitest';
import type { Selection, SourceLayer } from '../../../src/figma/contract';
import {
  nextDocument,
  STARTING,
  type DocumentEvent,
  type DocumentState,
} from '../../../src/ui/document/document-state';
import type { Picture } from '../../../src/ui/document/picture';

function layer(id: string, changes: Partial<SourceLayer> = {}): SourceLayer {
  const transform = [
    [1, 0, 0],
    [0, 1, 0],
  ] as const;
  const rest = { width: 10, height: 10, transform, from: 'fill', paint: null } as const;
  return { id, name: `Layer ${id}`, imageHash: `hash of ${id}`, ...rest, ...changes };
}

function picture(of: SourceLayer): Picture {
  const size = { width: 10, height: 10 };
  return { layer: of, bytes: new Uint8Array(), size, levels: [], overlayColour: '#ff24bd' };
}

const select = (of: SourceLayer | null, hasWork = false): DocumentEvent => ({
  kind: 'selected',
  hasWork,
  selection: of
    ? { kind: 'layer', layer: of }
    : { kind: 'problem', problem: 'nothing-selected', layerName: null, canRender: false },
});

const mixed: Selection = {
  kind: 'problem',
  problem: 'mixed-fills',
  layerName: 'Title',
  canRender: true,
};

const after = (state: DocumentState, ...events: DocumentEvent[]) =>
  events.reduce(nextDocument, state);

/** Answers the read in progress. */
function opened(state: DocumentState, of: SourceLayer): DocumentState {
  if (state.phase !== 'reading') throw new Error(`${state.phase} is not reading`);
  return nextDocument(state, { kind: 'opened', picture: picture(of), request: state.request });
}

const [a, b] = [layer('a'), layer('b')];
const openA = opened(after(STARTING, select(a)), a);

describe('the document', () => {
  it('reads what is selected, and says what is wrong where it cannot', () => {
    expect(after(STARTING, select(a))).toMatchObject({
      phase: 'reading',
      request: { render: false, name: 'Layer a' },
    });
    expect(openA).toMatchObject({ phase: 'open', picture: { layer: a }, waiting: null });
    expect(after(STARTING, select(null))).toMatchObject({ phase: 'problem' });
  });

  it('draws a layer to a picture only when that is asked for', () => {
    const problem = after(STARTING, { kind: 'selected', selection: mixed, hasWork: false });
    expect(problem.phase).toBe('problem');
    expect(after(problem, { kind: 'useRender' })).toMatchObject({
      phase: 'reading',
      request: { render: true, name: 'Title' },
    });
  });

  describe('when the selection moves', () => {
    it('follows at once while nothing is painted', () => {
      expect(after(openA, select(b))).toMatchObject({ phase: 'reading' });
      expect(after(openA, select(null))).toMatchObject({ phase: 'problem' });
    });

    it('stays with a mask and offers the other layer', () => {
      const waiting = after(openA, select(b, true));
      expect(waiting).toMatchObject({ phase: 'open', picture: { layer: a }, waiting: b });
      expect(after(waiting, { kind: 'stay' })).toEqual(openA);
      expect(after(waiting, { kind: 'switch' })).toMatchObject({
        phase: 'reading',
        request: { name: 'Layer b' },
      });
    });

    it('stays with a mask when nothing is selected any more, with nothing to offer', () => {
      expect(after(openA, select(b, true), select(null, true))).toEqual(openA);
    });

    it('withdraws the offer when the layer itself is selected again', () => {
      expect(after(openA, select(b, true), select(a, true))).toEqual(openA);
    });

    it('does not read again a layer that has only been moved or renamed', () => {
      expect(after(openA, select(layer('a', { name: 'New', width: 99 })))).toEqual(openA);
    });

    it('takes the same layer with another picture in it for another picture', () => {
      const replaced = layer('a', { imageHash: 'other' });
      expect(after(openA, select(replaced))).toMatchObject({ phase: 'reading' });
      expect(after(openA, select(replaced, true))).toMatchObject({ waiting: replaced });
    });
  });

  describe('while it reads', () => {
    const reading = after(STARTING, select(a));

    it('follows the last of several moves once the read is done', () => {
      const moved = after(reading, select(null), select(b));
      expect(opened(moved, a)).toMatchObject({ phase: 'reading', request: { name: 'Layer b' } });
    });

    it('keeps what it read where the last move came back to it', () => {
      expect(opened(after(reading, select(b), select(a)), a)).toEqual(openA);
    });

    it('does not take an answer to an older read', () => {
      const older = { render: false, name: 'Layer a' };
      const answer = { kind: 'opened', picture: picture(a), request: older } as const;
      expect(after(reading, answer)).toBe(reading);
    });

    it('waits for the selection where the host has given the read up', () => {
      if (reading.phase !== 'reading') throw new Error('not reading');
      const { request } = reading;
      const error = Object.assign(new Error('Cancelled'), { name: 'AbortError' });
      const given = after(reading, { kind: 'unreadable', error, request });
      expect(given).toEqual(STARTING);
      expect(after(given, select(null))).toMatchObject({ phase: 'problem' });
    });

    it('keeps the reason of a failure, and tries again when told to', () => {
      if (reading.phase !== 'reading') throw new Error('not reading');
      const error = new Error('unreadable');
      const { request } = reading;
      const failed = after(reading, { kind: 'unreadable', error, request });
      expect(failed).toMatchObject({ phase: 'failed', error });
      expect(after(failed, { kind: 'retry' })).toMatchObject({ phase: 'reading', request });
      expect(after(failed, select(b))).toMatchObject({ phase: 'reading' });
    });
  });

  describe('when a read is given up', () => {
    const giveUp = { kind: 'giveUp' } as const;

    it('opens the former picture again from its file, and offers the other layer', () => {
      const former = after(openA, select(b), giveUp);
      expect(former).toMatchObject({ phase: 'reading', request: { again: { layer: a } } });
      expect(former).not.toHaveProperty('request.again.levels'); // their bitmaps are closed by now
      expect(opened(former, a)).toMatchObject({ phase: 'open', picture: { layer: a }, waiting: b });
    });

    it('says so where nothing was open before, and reads when told to', () => {
      const given = after(STARTING, select(a), giveUp);
      expect(given).toMatchObject({ phase: 'failed', error: { name: 'AbortError' } });
      expect(after(given, { kind: 'retry' })).toMatchObject({ request: { name: 'Layer a' } });
    });

    it('goes where the selection went meanwhile, with the same picture to come back to', () => {
      const moved = after(openA, select(b), select(layer('c')), giveUp);
      expect(moved).toMatchObject({ phase: 'reading', request: { name: 'Layer c' } });
      expect(after(moved, giveUp)).toMatchObject({ request: { again: { layer: a } } });
    });

    it('drops the answer that comes all the same', () => {
      const reading = after(openA, select(b));
      if (reading.phase !== 'reading') throw new Error(reading.phase);
      const { request } = reading;
      const given = after(reading, giveUp);
      expect(after(given, { kind: 'opened', picture: picture(b), request })).toBe(given);
    });

    it('does not take away the picture that was just applied', () => {
      const applied = after(openA, { kind: 'applied', layer: b });
      expect(after(applied, giveUp)).toBe(applied);
    });
  });

  it('gives up a shown picture that the worker cannot read exactly', () => {
    if (openA.phase !== 'open') throw new Error('not open');
    const error = new Error('CMYK');
    const rejected = { kind: 'rejected', error, picture: openA.picture } as const;
    expect(after(openA, rejected)).toMatchObject({ phase: 'failed', error });
    const other = opened(after(openA, select(b)), b);
    expect(after(other, rejected)).toBe(other);
  });

  describe('after Apply', () => {
    const result = layer('result', { name: 'Layer a (inpainted)' });

    it('goes on with the new layer, showing the old picture until it is read', () => {
      // The main thread selects the new layer before it answers, so the event comes first.
      const applied = after(openA, select(result, true), { kind: 'applied', layer: result });
      expect(applied).toMatchObject({
        phase: 'reading',
        request: { of: { id: 'result' } }, // by name: on another page nothing of it is selected
        behind: { layer: a },
      });
      expect(opened(applied, result)).toMatchObject({
        phase: 'open',
        picture: { layer: result },
        waiting: null,
      });
    });

    it('is not thrown off by the event coming late', () => {
      const open = opened(after(openA, { kind: 'applied', layer: result }, select(result)), result);
      expect(after(open, select(result))).toEqual(open);
    });
  });

  describe('with a result to open again', () => {
    const result = layer('result', { imageHash: 'its own' });
    const target = { id: 'result', name: 'Layer result' };
    const editing = { target, mode: 'new-layer', state: 'unchanged', seed: 1 } as const;

    /** Answers with the source's picture, as the host does. */
    function editOpened(state: DocumentState): DocumentState {
      if (state.phase !== 'reading') throw new Error(`${state.phase} is not reading`);
      const opened = { ...picture(a), edit: editing };
      return nextDocument(state, { kind: 'opened', picture: opened, request: state.request });
    }

    it('reads the result, whatever is selected', () => {
      const reading = after(openA, { kind: 'edit', layer: target });
      expect(reading).toMatchObject({ phase: 'reading', request: { edit: target } });
    });

    it('stays with it while its layer is selected, whose picture is another', () => {
      const open = editOpened(after(STARTING, select(result), { kind: 'edit', layer: target }));
      expect(after(open, select(result))).toMatchObject({ phase: 'open', waiting: null });
      // Its source is another layer, though it is the same picture.
      expect(after(open, select(a, true))).toMatchObject({ phase: 'open', waiting: a });
    });

    it('opens what the result shows where it cannot be opened again', () => {
      const reading = after(STARTING, { kind: 'edit', layer: target });
      if (reading.phase !== 'reading') throw new Error(reading.phase);
      const { request } = reading;
      const shown = after(reading, { kind: 'unreadable', error: new Error('damaged'), request });
      expect(shown).toMatchObject({ phase: 'reading', request: { render: false } });
      expect(shown).not.toHaveProperty('request.edit');
    });

    it('goes on with a patch where it was made, the picture still on show', () => {
      const reading = after(openA, { kind: 'applied', edit: target });
      expect(reading).toMatchObject({
        phase: 'reading',
        request: { edit: target },
        behind: { layer: a },
      });
    });
  });

  it('goes to a layer that is not selected, one of several', () => {
    const reading = after(openA, { kind: 'go', layer: { id: 'b', name: 'Layer b' } });
    expect(reading).toMatchObject({ phase: 'reading', request: { of: { id: 'b' } } });
  });
});
