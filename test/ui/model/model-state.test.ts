import { describe, expect, it } from 'vitest';
import type { ModelStatus } from '../../../src/inference/model-contract';
import type { Verdict } from '../../../src/inference/preflight/verdict';
import { isUsable, nextModel, UNREACHED, type ModelEvent } from '../../../src/ui/model/model-state';

const verdict: Verdict = {
  provider: 'webgpu',
  findings: [],
  isTight: false,
  hasJspi: true,
  adapter: null,
  space: null,
  selfTests: [],
};
const statusOf = (state: ModelStatus['state']): ModelStatus => ({
  id: 'moebius',
  title: 'Moebius',
  licence: 'MIT',
  credit: '',
  isStandIn: false,
  host: 'https://host.example',
  state,
  bytesPresent: state === 'ready' ? 100 : 0,
  bytesTotal: 100,
  kept: 'disk',
});
const known = (state: ModelStatus['state'], changes: Partial<Verdict> = {}): ModelEvent => ({
  kind: 'known',
  verdict: { ...verdict, ...changes },
  status: statusOf(state),
});
const progress = {
  stage: 'downloading',
  bytesDone: 5,
  bytesTotal: 100,
  bytesPerSecond: 0,
  secondsLeft: null,
  startedOver: false,
} as const;
const abort = Object.assign(new Error('Cancelled'), { name: 'AbortError' });

const after = (...events: ModelEvent[]) => events.reduce(nextModel, UNREACHED);

describe('the model’s state', () => {
  it('goes from nobody asked, over seeking, to what is known', () => {
    expect(after({ kind: 'seek' }).phase).toBe('seeking');
    expect(after({ kind: 'seek' }, known('absent'))).toMatchObject({
      phase: 'known',
      work: null,
      error: null,
    });
  });

  it('keeps why it could not be reached until somebody has read it', () => {
    const error = new Error('no way');
    const unreachable = after({ kind: 'seek' }, { kind: 'unreachable', error });
    expect(unreachable).toEqual({ phase: 'unreachable', error });
    expect(nextModel(unreachable, { kind: 'leave' })).toEqual(UNREACHED);
  });

  it('says nothing of a search that was given up', () => {
    expect(after({ kind: 'seek' }, { kind: 'unreachable', error: abort })).toEqual(UNREACHED);
  });

  it('shows the progress of work under way and of none that has ended', () => {
    const events: ModelEvent[] = [known('absent'), { kind: 'work', work: 'download' }];
    expect(after(...events, { kind: 'progress', progress })).toMatchObject({ progress });
    const ended: ModelEvent = { kind: 'ended', status: statusOf('ready') };
    expect(after(...events, ended, { kind: 'progress', progress })).toMatchObject({
      work: null,
      progress: null,
    });
  });

  it.each<[string, unknown, unknown]>([
    ['a failure is kept', new Error('full'), new Error('full')],
    ['a pause is not one', abort, null],
    ['nor is success', undefined, null],
  ])('after work: %s', (_, error, expected) => {
    const state = after(
      known('absent'),
      { kind: 'work', work: 'download' },
      {
        kind: 'ended',
        status: statusOf('partial'),
        error,
      },
    );
    expect(state).toMatchObject({ status: { state: 'partial' }, work: null, error: expected });
  });

  it('keeps the last status where the engine can no longer be asked', () => {
    const state = after(
      known('ready'),
      { kind: 'work', work: 'verify' },
      {
        kind: 'ended',
        status: null,
      },
    );
    expect(state).toMatchObject({ status: { state: 'ready' } });
  });

  it.each<[string, ModelEvent[], boolean]>([
    ['not before it is known', [{ kind: 'seek' }], false],
    ['not without its files', [known('partial')], false],
    ['not where nothing can run it', [known('ready', { provider: null })], false],
    ['on the processor too', [known('ready', { provider: 'wasm' })], true],
    ['while nothing is done to its files', [known('ready')], true],
    ['not while they are being deleted', [known('ready'), { kind: 'work', work: 'remove' }], false],
    ['while they are being saved', [known('ready'), { kind: 'work', work: 'export' }], true],
  ])('can be used: %s', (_, events, expected) => {
    expect(isUsable(after(...events))).toBe(expected);
  });
});
