/** What the bench asks of a worker that loads the model in one way or another, and what it answers. */
import type { ModelEntry } from '../../src/inference/weights/catalogue';

export interface Order {
  /** `import`: from the network to where it is kept. `open`: from there to three sessions. */
  readonly task: 'import' | 'open';
  readonly weightsHost: string;
  readonly entry: ModelEntry;
  readonly wasm: { readonly jspi: string; readonly asyncify: string };
}

export interface Done {
  readonly milliseconds: number;
  /** Of each part of the task, in order, by name. */
  readonly parts: readonly { readonly name: string; readonly milliseconds: number }[];
}

export type Outcome = Done | { readonly error: string };

/** Takes the time of a task's parts one after another. */
export function createStopwatch() {
  const began = performance.now();
  let last = began;
  const parts: { name: string; milliseconds: number }[] = [];
  return {
    lap(name: string): void {
      const now = performance.now();
      parts.push({ name, milliseconds: now - last });
      last = now;
    },
    done: (): Done => ({ milliseconds: performance.now() - began, parts }),
  };
}

/** The worker's end: one order, one answer. */
export function answerOrder(run: (order: Order) => Promise<Done>): void {
  onmessage = ({ data }: MessageEvent<Order>) => {
    run(data).then(
      (done) => postMessage(done satisfies Outcome),
      (error: unknown) => postMessage({ error: String(error) } satisfies Outcome),
    );
  };
}
