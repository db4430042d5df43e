import { describe, expect, it } from 'vitest';
import type { FillProgress } from '../../../../src/inference/contract';
import { paste } from '../../../../src/inference/core/paste';
import type { MoebiusSettings } from '../../../../src/inference/engines/moebius/settings';
import { flat, paint } from '../../../support/pictures';
import { createAnalytic, gpuLost } from './analytic-runtime';
import { centre, colourAt, fillWith, four, PAINTED, paintHole, SEEN, size } from './fill-with';

describe('a lost device', () => {
  const loseAt = (...runs: number[]) => {
    let run = 0;
    return (event: string) => {
      if (event === 'run unet/pair' && runs.includes(++run)) throw gpuLost();
    };
  };

  it('costs a step, and the result is the same to the byte', async () => {
    const whole = createAnalytic({ cleanOf: paintHole });
    const broken = createAnalytic({ cleanOf: paintHole, on: loseAt(3) });
    const source = paint(size, (x, y) => [x / 4, y / 4, 80]);
    const expected = await fillWith(whole.sessions, source, centre);
    const resumed = await fillWith(broken.sessions, source, centre);
    expect(resumed.patch).toEqual(expected.patch);
    expect(resumed.report.remarks).toEqual(['resumed']);
    expect(broken.count('run unet')).toBe(5);
    expect(broken.count('run vae_encoder')).toBe(whole.count('run vae_encoder'));
  });

  it('is a failure the second time, and the next fill begins with fresh sessions', async () => {
    const { sessions, count } = createAnalytic({ cleanOf: paintHole, on: loseAt(2, 4) });
    await expect(fillWith(sessions, flat(size, [...SEEN]), centre)).rejects.toMatchObject({
      code: 'gpu-lost',
    });
    expect(count('release unet/pair')).toBe(2);
    const { report } = await fillWith(sessions, flat(size, [...SEEN]), centre);
    expect(report.remarks).toEqual([]);
  });

  it('is got over while encoding, opening and decoding too', async () => {
    for (const fatal of ['run vae_encoder/fixed', 'open unet/pair', 'run vae_decoder/fixed']) {
      let isFirst = true;
      const on = (event: string) => {
        if (event !== fatal || !isFirst) return;
        isFirst = false;
        throw gpuLost();
      };
      const { sessions } = createAnalytic({ cleanOf: paintHole, on });
      const { report } = await fillWith(sessions, flat(size, [...SEEN]), centre);
      expect(report.remarks).toEqual(['resumed']);
    }
  });
});

describe('an output that is no picture', () => {
  it.each([
    ['run vae_encoder/fixed', NaN, { stage: 'encode', step: null, kind: 'nan' }],
    ['run unet/pair', Infinity, { stage: 'denoise', step: 1, kind: 'infinite' }],
    ['run vae_decoder/fixed', NaN, { stage: 'decode', step: null, kind: 'nan' }],
  ])(
    'of %s fails with what it is, and with the self-test’s word',
    async (graph, value, details) => {
      const spoil = (event: string, output: Float32Array) => {
        if (event === graph) output[7] = value;
      };
      const { sessions } = createAnalytic({ cleanOf: paintHole, spoil });
      await expect(fillWith(sessions, flat(size, [...SEEN]), centre)).rejects.toMatchObject({
        code: 'model-output',
        details: { ...details, selfTest: 'passed' },
      });
    },
  );

  it('is not remembered: a fill after a spoiled encoding encodes again', async () => {
    let isFirst = true;
    const spoil = (event: string, output: Float32Array) => {
      if (event === 'run vae_encoder/fixed' && isFirst) output.fill(NaN);
      isFirst = false;
    };
    const { sessions } = createAnalytic({ cleanOf: paintHole, spoil });
    const source = flat(size, [...SEEN]);
    await expect(fillWith(sessions, source, centre)).rejects.toThrow('model-output');
    await expect(fillWith(sessions, source, centre)).resolves.toBeDefined();
  });
});

describe('sessions', () => {
  const source = flat(size, [...SEEN]);
  const opened = (events: readonly string[]) => events.filter((e) => !e.startsWith('run'));

  it('stay open for the next fill where there is room', async () => {
    const { sessions, events } = createAnalytic({ cleanOf: paintHole });
    for (const seed of [1, 2]) await fillWith(sessions, source, centre, { seed });
    expect(opened(events)).toEqual([
      'open vae_encoder/fixed',
      'open unet/pair',
      'open vae_decoder/fixed',
    ]);
  });

  it('are open one at a time where there is none, and the decoder works in tiles', async () => {
    const { sessions, events, count } = createAnalytic({ cleanOf: paintHole, isTight: true });
    const { patch } = await fillWith(sessions, source, centre);
    expect(opened(events)).toEqual([
      'open vae_encoder/fixed',
      'release vae_encoder/fixed',
      'open unet/pair',
      'release unet/pair',
      'open vae_decoder/tile',
    ]);
    expect(count('run vae_decoder/tile')).toBe(9);
    const whole = createAnalytic({ cleanOf: paintHole });
    expect((await fillWith(whole.sessions, source, centre)).patch).toEqual(patch);
  });

  it('are of the free form on the CPU', async () => {
    const { sessions, events } = createAnalytic({ cleanOf: paintHole, provider: 'wasm' });
    await fillWith(sessions, source, centre);
    expect(new Set(events.map((e) => e.split('/')[1]))).toEqual(new Set(['free']));
  });

  it('of two UNets are one on a tight GPU, even where guidance comes and goes', async () => {
    const settings: MoebiusSettings = { ...four, guidanceInterval: [0, 0.5] };
    const tight = createAnalytic({ cleanOf: paintHole, isTight: true });
    const roomy = createAnalytic({ cleanOf: paintHole });
    await fillWith(tight.sessions, source, centre, { settings });
    await fillWith(roomy.sessions, source, centre, { settings });
    expect(tight.count('open unet')).toBe(1);
    expect([roomy.count('run unet/pair'), roomy.count('run unet/single')]).toEqual([2, 2]);
  });
});

describe('while it runs', () => {
  const source = flat(size, [...SEEN]);

  it('a cancel is heard within one step', async () => {
    const controller = new AbortController();
    const { sessions, count } = createAnalytic({
      cleanOf: paintHole,
      on: (event) => {
        // As a message would: on a task of its own.
        if (event === 'run unet/pair') setTimeout(() => controller.abort());
      },
    });
    await expect(
      fillWith(sessions, source, centre, {}, { signal: controller.signal }),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(count('run unet')).toBe(1);
    expect(count('run vae_decoder')).toBe(0);
  });

  it('“enough” decodes what there is', async () => {
    const controller = new AbortController();
    const { sessions, count } = createAnalytic({
      cleanOf: paintHole,
      on: (event) => event === 'run unet/pair' && controller.abort(),
    });
    const { patch } = await fillWith(sessions, source, centre, {}, { enough: controller.signal });
    expect(count('run unet')).toBe(1);
    const [red] = colourAt(paste(source, patch), 250, 250);
    expect(Math.abs(red! - PAINTED[0])).toBeLessThanOrEqual(1); // its guess is right from the first
  });

  it('tells stages, steps and time, and a fraction that never falls', async () => {
    const seen: FillProgress[] = [];
    const { sessions } = createAnalytic({ cleanOf: paintHole });
    await fillWith(sessions, source, centre, {}, { onProgress: (p) => seen.push(p) });
    const stages = seen.flatMap(({ steps }) => steps?.stage ?? []);
    expect(stages.filter((s, i) => s !== stages[i - 1])).toEqual([
      'opening',
      'encoding',
      'opening',
      'denoising',
      'opening',
      'decoding',
    ]);
    const steps = seen.flatMap(({ steps }) => (steps?.stage === 'denoising' ? [steps] : []));
    expect(steps.map(({ done, total }) => [done, total])).toEqual(
      [0, 1, 2, 3, 4].map((n) => [n, 4]),
    );
    expect(steps[0]!.millisecondsLeft).toBeNull();
    expect(
      steps.slice(1).every((s) => s.millisecondsPerStep! >= 0 && s.millisecondsLeft! >= 0),
    ).toBe(true);
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });

  it('shows after each step what it has led to, in the hole alone', async () => {
    const seen: FillProgress[] = [];
    const { sessions } = createAnalytic({ cleanOf: paintHole });
    const picture = paint(size, (x, y) => [x / 2, y / 2, 255 - x / 2]);
    await fillWith(sessions, picture, centre, {}, { onProgress: (p) => seen.push(p) });
    const previews = seen.flatMap(({ preview }) => preview ?? []);
    expect(previews).toHaveLength(4);
    const [red, green, blue] = colourAt(paste(picture, previews[0]!), 250, 250);
    expect(Math.abs(red! - PAINTED[0])).toBeLessThan(12);
    expect(Math.abs(green! - PAINTED[1])).toBeLessThan(12);
    expect(Math.abs(blue! - PAINTED[2])).toBeLessThan(12);
  });
});
