import { describe, expect, it } from 'vitest';
import { Failure, type EngineTrouble } from '../../../src/inference/core/errors';
import { failureText } from '../../../src/ui/notices/failure-text';

type Code = EngineTrouble['code'];

const reason = (code: Code): EngineTrouble => ({ rung: 'frame', code, detail: '' });
const say = (...codes: Code[]) =>
  failureText(
    new Failure('engine-unreachable', { host: 'engine.example', reasons: codes.map(reason) }),
  );

const CODES: readonly Code[] = [
  'blocked',
  'offline',
  'other-version',
  'no-webgpu',
  'no-storage',
  'insecure',
  'silent',
  'failed',
];

describe('an engine that cannot be reached', () => {
  it.each(CODES)('%s: says what to do, in a few lines', (code) => {
    expect(say(code)).toMatch(/^[A-Z].*\.$/);
    expect(say(code)).toMatch(/Quick Fill works without it|Close this window/);
    expect(say(code).length).toBeLessThan(160);
  });

  it('has another sentence for each reason', () => {
    expect(new Set(CODES.map((code) => say(code))).size).toBe(CODES.length);
  });

  it('names the reason that explains the others, in whatever order they came', () => {
    expect(say('silent', 'blocked')).toBe(say('blocked'));
    expect(say('insecure', 'no-webgpu')).toBe(say('no-webgpu'));
    expect(say()).toBe(say('failed'));
  });
});
