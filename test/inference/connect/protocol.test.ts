import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEngineConfig } from '../../../src/inference/connect/page-config';
import {
  isProbe,
  isStartWorker,
  isTerminate,
  parseCrashed,
  parseFromFrame,
} from '../../../src/inference/connect/protocol';

describe('what comes over a port', () => {
  it('is taken for a report only with a version, and has only what it says is true', () => {
    const report = { secure: true, gpu: 'yes', version: '2', extra: 1 };
    expect(parseFromFrame({ kind: 'report', report })).toEqual({
      kind: 'report',
      report: { secure: true, gpu: false, caches: false, version: '2' },
    });
    expect(parseFromFrame({ kind: 'report', report: { secure: true } })).toBeNull();
    expect(parseFromFrame({ kind: 'report' })).toBeNull();
  });

  it('never upsets anybody, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(parseFromFrame(data)).toBeNull();
        expect(parseCrashed(data)).toBeNull();
        expect([isProbe(data), isStartWorker(data), isTerminate(data)]).not.toContain(true);
      }),
    );
  });
});

describe('parseEngineConfig', () => {
  const page = 'https://engine.example/inpaint/engine/';
  const parse = (config: object) =>
    parseEngineConfig(JSON.stringify({ provider: null, ...config }), page);

  it('takes an address as it is, without a slash at its end', () => {
    expect(parse({ weightsHost: 'https://w.example/', standIns: null })).toEqual({
      weightsHost: 'https://w.example',
      standIns: null,
      provider: null,
    });
  });

  it('takes a path for one on the page’s own host', () => {
    const { weightsHost, standIns } = parse({ weightsHost: '/weights', standIns: [] });
    expect([weightsHost, standIns]).toEqual(['https://engine.example/weights', []]);
  });

  it.each([
    {},
    { weightsHost: 1, standIns: null },
    { weightsHost: '/w', standIns: 'x' },
    { weightsHost: '/w', standIns: null, provider: 'gpu' },
  ])('refuses %j', (config) => {
    expect(() => parse(config)).toThrow(TypeError);
  });
});
