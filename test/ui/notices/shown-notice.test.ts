import { describe, expect, it, vi } from 'vitest';
import { byImportance, shownNotice } from '../../../src/ui/notices/shown-notice';
import type { Session } from '../../../src/ui/session/use-session';

/** A session in which there is nothing to say, but for `parts`. */
function session(parts: object = {}): Session {
  return {
    fill: { state: { phase: 'idle' }, acknowledge: vi.fn() },
    engine: { engine: 'quick-fill', isPanelOpen: false },
    model: { state: { phase: 'unreached' }, leave: vi.fn() },
    document: { phase: 'open', waiting: null },
    notice: null,
    setNotice: vi.fn(),
    results: { sameImage: null },
    selected: { edit: null },
    picture: {},
    mask: { history: { done: [] } },
    dispatch: vi.fn(),
    applyToAll: vi.fn(),
    firstSteps: { isShown: false, dismiss: vi.fn() },
    sight: { hint: null },
    ...parts,
  } as unknown as Session;
}

const failed = { state: { phase: 'failed', error: new Error('x') }, acknowledge: vi.fn() };
const STROKES = [{ kind: 'stroke', tool: 'brush', radius: 4, points: [{ x: 1, y: 1 }] }];
const moved = { phase: 'open', waiting: { name: 'Other' } };

describe('shownNotice', () => {
  it('shows a failure before a moved selection, and that before news', () => {
    const all = { fill: failed, document: moved, notice: 'Added.' };
    expect(shownNotice(session(all), 'ready')?.kind).toBe('problem');
    expect(shownNotice(session({ ...all, fill: session().fill }), 'ready')?.kind).toBe('moved');
    expect(shownNotice(session({ notice: 'Added.' }), 'ready')?.kind).toBe('news');
  });

  it('shows the first steps only while there is nothing else to say and something to paint', () => {
    const firstSteps = { isShown: true, dismiss: vi.fn() };
    expect(shownNotice(session({ firstSteps }), 'ready')?.kind).toBe('steps');
    expect(shownNotice(session({ firstSteps, notice: 'Added.' }), 'ready')?.kind).toBe('news');
    expect(shownNotice(session({ firstSteps }), 'filling')).toBeNull();
  });

  it('says of work from before what is there again, and what could not be kept', () => {
    const textOf = (
      results: object | null,
      phase: 'ready' | 'result',
      done: unknown[] = STROKES,
    ) => {
      const keptWork = { results, drop: vi.fn(), dismiss: vi.fn() };
      const shown = shownNotice(session({ keptWork, mask: { history: { done } } }), phase);
      return shown?.kind === 'restored' ? shown.text : shown?.kind;
    };
    const both = 'Your mask and 2 results from before are back.';
    expect(textOf(null, 'ready')).toBe('Your mask from before is back.');
    expect(textOf({ back: 2, lost: 0 }, 'result')).toBe(both);
    expect(textOf({ back: 2, lost: 1 }, 'ready')).toBe(`${both} 1 result could not be kept.`);
    expect(textOf({ back: 1, lost: 0 }, 'ready', [])).toMatch(
      /^1 result from before is back, under/,
    );
    expect(textOf({ back: 0, lost: 3 }, 'ready', [])).toBe('3 results could not be kept.');
    expect(textOf(null, 'result')).toBeUndefined();
  });

  it('offers to begin anew only where no result is on show', () => {
    const keptWork = { results: { back: 1, lost: 0 }, drop: vi.fn(), dismiss: vi.fn() };
    expect(shownNotice(session({ keptWork }), 'ready')).toMatchObject({ drop: keptWork.drop });
    expect(shownNotice(session({ keptWork }), 'result')).toMatchObject({ drop: null });
  });

  it('shows every remark about a result, the one that weighs most first', () => {
    const result = { report: { remarks: ['resumed', 'likely-poor', 'random-weights'] } };
    const shown = shownNotice(session({ fill: { state: { phase: 'done', result } } }), 'result');
    expect(shown).toMatchObject({ remarks: ['random-weights', 'likely-poor', 'resumed'] });
  });

  it('leaves the remarks as they came', () => {
    const remarks = ['resumed', 'random-weights'] as const;
    byImportance(remarks);
    expect(remarks).toEqual(['resumed', 'random-weights']);
  });
});
