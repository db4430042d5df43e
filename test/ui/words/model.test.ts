import { expect, it } from 'vitest';
import { passesOf, PRESETS } from '../../../src/inference/engines/moebius/presets';
import { words } from '../../../src/ui/words/words';

it('the fast recipe promises the passes that it has', () => {
  expect([passesOf(PRESETS.fast), passesOf(PRESETS.best)]).toEqual([8, 12]);
  expect(words.model.presetAbout('fast')).toContain('Eight passes instead of twelve');
});
