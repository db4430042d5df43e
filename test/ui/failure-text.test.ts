import { describe, expect, it } from 'vitest';
import { Failure, type FailureCode, type FailureDetails } from '../../src/inference/core/errors';
import { FAILURE_CODES, failureText } from '../../src/ui/failure-text';

/** One plausible case of every failure; the type makes this list complete. */
const CASES: { [C in FailureCode]: FailureDetails[C] } = {
  'unknown-format': { firstBytes: '3c 68 74 6d' },
  'damaged-image': { format: 'png', reason: 'inflate: unexpected end' },
  'cmyk-jpeg': {},
  'animated-image': { format: 'gif' },
  'unsupported-here': { format: 'webp' },
  'too-many-pixels': { width: 20000, height: 10000, maxMegapixels: 100 },
  'too-large-for-figma': { width: 5000, height: 300, maxSide: 4096 },
  'refused-by-figma': { reason: 'in createImage: Image is too small.' },
  'nothing-painted': {},
  'layer-gone': { name: 'Photo' },
  'layer-changed': { name: 'Photo' },
  'image-unreadable': { name: 'Photo', reason: 'TypeError: x' },
  'no-place': { name: 'Photo', reason: 'instance' },
  'edit-unreadable': { name: 'Photo', reason: 'newer' },
  'worker-crashed': { message: 'Uncaught RangeError' },
  'engine-unreachable': {
    host: 'engine.example',
    reasons: [{ rung: 'frame', code: 'silent', detail: 'no answer' }],
  },
  'model-missing': { title: 'Moebius' },
  offline: { host: 'huggingface.co' },
  'download-refused': { host: 'huggingface.co', file: 'unet.onnx', status: 404 },
  'download-stalled': { host: 'huggingface.co', file: 'unet.onnx' },
  'rate-limited': { host: 'huggingface.co', retryAfterSeconds: 240 },
  'wrong-content': { file: 'unet.onnx', reason: 'hash' },
  'not-enough-space': { neededBytes: 1_241_534_740, freeBytes: 300_000_000 },
  'storage-refused': { reason: 'SecurityError' },
  'model-damaged': { file: 'unet.onnx', reason: 'a length of 5 GB' },
  'gpu-lost': { message: 'device lost' },
  'gpu-memory': { message: 'out of memory' },
  'graph-failed': { graph: 'unet', message: 'shape mismatch' },
  'model-output': { stage: 'denoise', step: 3, kind: 'nan', selfTest: 'passed' },
};

const sentences = Object.entries(CASES).map(([code, details]) => [
  code,
  failureText(new Failure(code as FailureCode, details)),
]);

describe('failureText', () => {
  it('knows the codes that the code knows', () => {
    expect([...FAILURE_CODES].sort()).toEqual(Object.keys(CASES).sort());
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
