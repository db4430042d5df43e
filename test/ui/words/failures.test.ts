import { describe, expect, it } from 'vitest';
import { Failure, type FailureCode } from '../../../src/inference/core/errors';
import { FAILURE_CODES, failureText } from '../../../src/ui/notices/failure-text';
import { FAILURE_CASES } from './failure-cases';

const sentences = Object.entries(FAILURE_CASES).map(([code, details]) => [
  code,
  failureText(new Failure(code as FailureCode, details)),
]);

describe('failureText', () => {
  it('knows the codes that the code knows', () => {
    expect([...FAILURE_CODES].sort()).toEqual(Object.keys(FAILURE_CASES).sort());
  });

  it.each(sentences)('%s: is whole sentences without anything a program would say', (_, text) => {
    expect(text).toMatch(/^[A-Z“].*\.$/);
    expect(text).not.toMatch(/undefined|null|NaN|\[object|Error\b|\.\.|\.\)/);
  });

  it.each(sentences)('%s: fits the narrowest window in a few lines', (_, text) => {
    expect(text.length).toBeLessThan(160);
  });

  it('names the sizes and the layer that it is about', () => {
    expect(Object.fromEntries(sentences)).toMatchObject({
      'too-large-for-figma':
        'The result is 5000 × 300, and Figma takes at most 4096 pixels a side. Scale the picture down first.',
      'layer-gone': expect.stringContaining('“Photo”') as string,
      'unsupported-here': expect.stringContaining('WebP') as string,
    });
  });
});
