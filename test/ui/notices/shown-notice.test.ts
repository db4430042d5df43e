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
