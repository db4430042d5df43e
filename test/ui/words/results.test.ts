import { describe, expect, it } from 'vitest';
import { PLACE_PROBLEMS } from '../../../src/figma/contract';
import { Failure } from '../../../src/inference/core/errors';
import { failureText } from '../../../src/ui/notices/failure-text';
import { words } from '../../../src/ui/words/words';

describe('a result that cannot go into the document', () => {
  it.each(PLACE_PROBLEMS)('because of “%s” is refused in its own sentence', (problem) => {
    const failure = new Failure('no-place', { name: 'Photo', reason: problem });
    expect(failureText(failure)).toBe(words.results.problem(problem));
  });

  it.each(PLACE_PROBLEMS)('because of “%s” has something that can be done', (problem) => {
    expect(words.results.problem(problem)).toMatch(/Choose|Select|Use|Undo|Hide/);
  });

  it('because of something Figma said is refused with the layer’s name', () => {
    const failure = new Failure('no-place', { name: 'Photo', reason: 'toString' });
    expect(failureText(failure)).toContain('Photo');
  });
});
