import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../bench/eval/compare';
import type { CaseResult, OwnResult } from '../../bench/eval/evaluation';

const GOOD: OwnResult = {
  ...{ psnr: 30, ssim: 0.9, lf: 2, tex: 0.05, sharpness: 0.95, seam: 0.5, touched: 0 },
  ...{ ms: 500, coldMs: 800, extraMiB: 40, isRepeatable: true, remarks: [] },
};

function caseOf(ours: Partial<OwnResult> | { error: string }, contentHash = 'same'): CaseResult {
  const result = 'error' in ours ? { error: String(ours.error) } : { ...GOOD, ...ours };
  return { id: 'wood', family: 'structured', contentHash, ours: result, baselines: {} };
}

function changes(ours: Partial<OwnResult>) {
  return compareRuns([caseOf({})], [caseOf(ours)]).changes;
}

describe('comparing two runs', () => {
  it('lists nothing for differences within the noise', () => {
    expect(changes({ psnr: 30.1, tex: 0.055, seam: 0.4, ms: 9000 })).toEqual([]);
  });

  it('lists what is beyond it, the worst first', () => {
    expect(changes({ psnr: 31, tex: 0.08, seam: 0.9 })).toEqual([
      { id: 'wood', metric: 'tex', before: 0.05, after: 0.08, isBetter: false },
      { id: 'wood', metric: 'seam', before: 0.5, after: 0.9, isBetter: false },
      { id: 'wood', metric: 'psnr', before: 30, after: 31, isBetter: true },
    ]);
  });

  it('takes a seam blurred across for as wrong as one that shows', () => {
    expect(changes({ seam: -2 })).toMatchObject([{ metric: 'seam', isBetter: false }]);
    expect(changes({ seam: -0.5 })).toEqual([]);
  });

  it('does not compare a case whose pixels are others than before, nor a new one', () => {
    const now = [caseOf({ psnr: 10 }, 'other'), { ...caseOf({}), id: 'new' }];
    expect(compareRuns([caseOf({})], now)).toEqual({
      ...{ changes: [], compared: 0, newlyFailing: [], incomparable: ['wood', 'new'] },
    });
  });

  it('names a case that fails now and did not before', () => {
    const failed = caseOf({ error: 'RangeError' });
    expect(compareRuns([caseOf({})], [failed]).newlyFailing).toEqual(['wood']);
    expect(compareRuns([failed], [failed]).newlyFailing).toEqual([]);
  });
});
