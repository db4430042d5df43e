import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/inference/core/errors';
import { batchText, progressInAll, runBatch } from '../../../src/ui/results/batch';
import { failureText } from '../../../src/ui/notices/failure-text';
import { words } from '../../../src/ui/words/words';

const layers = ['A', 'B', 'C', 'D'].map((name) => ({ id: name.toLowerCase(), name }));
const gone = new Failure('layer-gone', { name: 'B' });
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);

describe('the progress of a batch', () => {
  const steps = { stage: 'denoising', done: 2, total: 8, millisecondsPerStep: 100 } as const;
  const one = { fraction: 0.5, region: 2, regions: 3 };

  it('is that of the picture at work and of those before it', () => {
    expect(progressInAll(one, 1, 4)).toEqual({ fraction: 0.375, region: 1, regions: 1 });
  });

  it('leaves the steps as they are, so that one can be ended early, and adds the others’ time', () => {
    const progress = { ...one, steps: { ...steps, millisecondsLeft: 600 } };
    expect(progressInAll(progress, 1, 4).steps).toEqual({ ...steps, millisecondsLeft: 2200 });
    const early = {
      ...one,
      steps: { ...steps, millisecondsPerStep: null, millisecondsLeft: null },
    };
    expect(progressInAll(early, 1, 4).steps).toEqual(early.steps);
  });
});

describe('a batch', () => {
  it('does one after another, and passes over what fails', async () => {
    const log: string[] = [];
    const outcome = await runBatch(
      layers,
      async ({ name }, at) => {
        log.push(`${name} begins`);
        await Promise.resolve();
        if (name === 'B') throw gone;
        log.push(`${name} ends`);
        return at;
      },
      new AbortController().signal,
    );
    expect(log.slice(0, 4)).toEqual(['A begins', 'A ends', 'B begins', 'C begins']);
    expect(outcome.done.map(({ name, made }) => [name, made])).toEqual([
      ['A', 0],
      ['C', 2],
      ['D', 3],
    ]);
    expect(outcome).toMatchObject({ of: 4, isStopped: false });
    expect(outcome.failed).toEqual([{ id: 'b', name: 'B', error: gone }]);
  });

  it('begins no other once it is cancelled, and counts the one given up as neither', async () => {
    const cancel = new AbortController();
    const outcome = await runBatch(
      layers,
      ({ name }) => {
        if (name === 'B') cancel.abort();
        cancel.signal.throwIfAborted();
        return Promise.resolve();
      },
      cancel.signal,
    );
    expect(names(outcome.done)).toEqual(['A']);
    expect(outcome).toMatchObject({ failed: [], isStopped: true });
  });

  it('takes the last one for done where the cancel comes too late for it', async () => {
    const cancel = new AbortController();
    const late = () => Promise.resolve(cancel.abort());
    const outcome = await runBatch(layers.slice(0, 1), late, cancel.signal);
    expect(outcome).toMatchObject({ done: [layers[0]], isStopped: false });
  });
});

describe('what is said of a batch', () => {
  const done = layers.slice(0, 1).map((layer) => ({ ...layer, made: null }));

  it('is how many are done', () => {
    const all = { of: 1, done, failed: [], isStopped: false };
    expect(batchText(all)).toBe(words.batch.done(1, 1));
    expect(batchText({ ...all, of: 3, isStopped: true })).toBe(words.batch.stopped(1, 3));
  });

  it('names what failed, with the same reason once', () => {
    const image = new Failure('no-place', { name: 'x', reason: 'in-instance' });
    const failed = [image, image, new Error('oops')].map((error, index) => ({
      ...layers[index + 1]!,
      error,
    }));
    expect(batchText({ of: 4, done, failed, isStopped: false })).toBe(
      [
        words.batch.done(1, 4),
        words.batch.failed(['B', 'C'], failureText(image)),
        words.batch.failed(['D'], words.batch.bug),
      ].join(' '),
    );
  });
});
