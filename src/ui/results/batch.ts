/** One picture after another, each on its own: what fails for one is noted, and the next is gone on with. */
import type { LayerName } from '../../figma/contract';
import type { FillProgress } from '../../inference/contract';
import { Failure, isAbort } from '../../inference/core/errors';
import { failureText } from '../notices/failure-text';
import { words } from '../words/words';

export interface BatchOutcome<T> {
  readonly of: number;
  readonly done: readonly (LayerName & { readonly made: T })[];
  readonly failed: readonly (LayerName & { readonly error: unknown })[];
  readonly isStopped: boolean;
}

/**
 * @param each - is given each layer and how many came before it
 * @param signal - once it aborts, no other layer is begun; the abort of the one under way is no failure
 */
export async function runBatch<T>(
  layers: readonly LayerName[],
  each: (layer: LayerName, at: number) => Promise<T>,
  signal: AbortSignal,
): Promise<BatchOutcome<T>> {
  const done: BatchOutcome<T>['done'][number][] = [];
  const failed: BatchOutcome<T>['failed'][number][] = [];
  for (const [at, layer] of layers.entries()) {
    if (signal.aborted) break;
    try {
      done.push({ ...layer, made: await each(layer, at) });
    } catch (error) {
      if (!signal.aborted || !isAbort(error)) failed.push({ ...layer, error });
    }
  }
  const isStopped = done.length + failed.length < layers.length;
  return { of: layers.length, done, failed, isStopped };
}

/** How far all `of` are while the one after `at` others is that far; the rest is taken to be like it. */
export function progressInAll(
  { fraction, steps }: FillProgress,
  at: number,
  of: number,
): FillProgress {
  const whole = { fraction: (at + fraction) / of, region: 1, regions: 1 };
  if (!steps) return whole;
  const { total, millisecondsPerStep, millisecondsLeft } = steps;
  const others = (of - at - 1) * total * (millisecondsPerStep ?? 0);
  const left = millisecondsLeft === null ? null : millisecondsLeft + others;
  return { ...whole, steps: { ...steps, millisecondsLeft: left } };
}

/** What became of them in a few sentences; failures of the same kind in one. */
export function batchText(outcome: BatchOutcome<unknown>): string {
  const names = new Map<string, string[]>();
  for (const { name, error } of outcome.failed) {
    const reason = error instanceof Failure ? failureText(error) : words.batch.bug;
    names.set(reason, [...(names.get(reason) ?? []), name]);
  }
  const others = [...names].map(([reason, layers]) => words.batch.failed(layers, reason));
  return [countText(outcome), ...others].join(' ');
}

export function countText({ of, done, isStopped }: BatchOutcome<unknown>): string {
  return isStopped ? words.batch.stopped(done.length, of) : words.batch.done(done.length, of);
}
