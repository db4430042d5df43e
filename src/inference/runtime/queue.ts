/**
 * One thing at a time, in the order asked for. ONNX Runtime Web needs it: of two sessions created at
 * once the second is refused, and two runs at once corrupt its memory (microsoft/onnxruntime#32561).
 */
export type Enqueue = <T>(work: () => Promise<T>) => Promise<T>;

export function createQueue(): Enqueue {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {}); // its caller hears of the failure; who waits behind it must not
    return turn;
  };
}
