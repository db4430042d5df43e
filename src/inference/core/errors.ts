/**
 * Failures a person can do something about.
 *
 * Three things can go wrong, and only the first is a `Failure`:
 *   - the world (a damaged file, a layer deleted meanwhile) → throw a `Failure`; the UI has words for each code;
 *   - the user changed their mind                           → an `AbortError`; the UI says nothing;
 *   - us (a bug)                                            → any other error; the UI offers to copy a report.
 */
export interface FailureDetails {
  /** The bytes are not of any format we read. */
  'unknown-format': { firstBytes: string };
  /** Truncated or corrupt: `reason` is for the report, not for the sentence. */
  'damaged-image': { format: string; reason: string };
  'cmyk-jpeg': Record<string, never>;
  'animated-image': { format: string };
  /** A format that only some hosts can decode. */
  'unsupported-here': { format: string };
  /** The browser changes what is read from canvases, so that pages cannot tell people apart by it. */
  'canvas-protected': { format: string };
  /** The same, of what the window itself has drawn to read it. */
  'canvas-unreadable': Record<string, never>;
  'too-many-pixels': { width: number; height: number; maxMegapixels: number };
  /** Larger than Figma's limit per side, so the result could not be placed. */
  'too-large-for-figma': { width: number; height: number; maxSide: number };
  /** Figma would not take the bytes; `reason` is Figma's own message. */
  'refused-by-figma': { reason: string };
  'nothing-painted': Record<string, never>;
  'layer-gone': { name: string };
  'layer-changed': { name: string };
  'image-unreadable': { name: string; reason: string };
  /** The result cannot go there: `reason` is one of figma/contract's place problems, or Figma's message. */
  'no-place': { name: string; reason: string };
  /** The layer does not remember how its result was made, or not in a way that can be gone on with. */
  'edit-unreadable': { name: string; reason: 'none' | 'newer' | 'damaged' | 'picture-gone' };
  'worker-crashed': { message: string };
  /** No rung of the ladder to the model's engine holds; one reason per rung tried. */
  'engine-unreachable': { host: string; reasons: readonly EngineTrouble[] };

  /** The model's files are not here, or not all of them. */
  'model-missing': { title: string };
  offline: { host: string };
  /** The host answered, but not with the file: `status` is HTTP's, 0 where the browser hides it. */
  'download-refused': { host: string; file: string; status: number };
  'download-stalled': { host: string; file: string };
  /** The host asked for patience, and ours ran out. */
  'rate-limited': { host: string; retryAfterSeconds: number };
  /** What arrived, or what was picked by hand, is not the file of the catalogue. */
  'wrong-content': { file: string; reason: 'length' | 'hash' };
  'not-enough-space': { neededBytes: number; freeBytes: number };
  'storage-refused': { reason: string };
  /** Not a graph we can read: truncated, hostile, or of another kind. */
  'model-damaged': { file: string; reason: string };
  'gpu-lost': { message: string };
  'gpu-memory': { message: string };
  'graph-failed': { graph: string; message: string };
  /** The model's output was not a picture; `selfTest` is what the preflight found of this GPU. */
  'model-output': {
    stage: 'encode' | 'denoise' | 'decode';
    step: number | null;
    kind: 'nan' | 'infinite' | 'flat';
    selfTest: 'passed' | 'failed' | 'not-run';
  };
}

/** Why one way to the model's engine does not hold. */
export interface EngineTrouble {
  readonly rung: 'frame' | 'hosted' | 'direct';
  /**
   * `offline`: nothing answers at that address. `blocked`: the window's own policy does not allow it.
   * `silent`: something is there, and it never says what we wait for. `insecure`: it answers, in a frame
   * that the browser gives no GPU and no storage. `other-version`: `detail` is its version.
   */
  readonly code:
    | 'offline'
    | 'blocked'
    | 'silent'
    | 'insecure'
    | 'no-webgpu'
    | 'no-storage'
    | 'other-version'
    | 'failed';
  /** For the report. */
  readonly detail: string;
}

export type FailureCode = keyof FailureDetails;

export class Failure<C extends FailureCode = FailureCode> extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly code: C,
    readonly details: FailureDetails[C],
  ) {
    super(`${code} ${JSON.stringify(details)}`);
  }
}

/** True for `code`, and then `error.details` has that code's shape. */
export function isFailure<C extends FailureCode>(error: unknown, code: C): error is Failure<C> {
  return error instanceof Failure && error.code === code;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

/** What crosses a `postMessage`: classes do not survive it, plain data does. */
export type WireError =
  | { type: 'failure'; code: FailureCode; details: FailureDetails[FailureCode] }
  | { type: 'abort' }
  | { type: 'bug'; message: string; stack: string };

export function toWireError(error: unknown): WireError {
  if (error instanceof Failure) {
    const { code, details } = error as Failure; // `instanceof` alone makes the parameter `any`
    return { type: 'failure', code, details };
  }
  if (isAbort(error)) return { type: 'abort' };
  const bug = error instanceof Error ? error : new Error(String(error));
  return { type: 'bug', message: bug.message, stack: bug.stack ?? '' };
}

export function fromWireError(wire: WireError): Error {
  switch (wire.type) {
    case 'failure':
      return new Failure(wire.code, wire.details);
    case 'abort':
      return Object.assign(new Error('Cancelled'), { name: 'AbortError' });
    case 'bug':
      return Object.assign(new Error(wire.message), { stack: wire.stack });
  }
}
