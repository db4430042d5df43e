/**
 * What the engines and the preflight know of ONNX Runtime. The implementation beside this file is the
 * only importer of `onnxruntime-web`; a test may give an engine another one.
 */
import type { Tensor } from '../core/tensor';

export type Provider = 'webgpu' | 'wasm';

/** One graph, ready to be opened: the model without its large tensors, and the file that holds them. */
export interface GraphFiles {
  /** For messages and reports, such as `unet`. */
  readonly name: string;
  /** A whole ONNX model; tensors of 1 kB and more point into `weights`. */
  readonly skeleton: Uint8Array<ArrayBuffer>;
  /** `path` is the `location` that the skeleton names; null where it holds everything itself. */
  readonly weights: { readonly path: string; readonly data: Blob } | null;
}

export interface GraphSession {
  /**
   * @throws Failure `gpu-lost` - the device is gone: release this session and open it again
   * @throws Failure `gpu-memory` - the GPU had too little for this run; the session is still there
   * @throws Failure `worker-crashed` - only a fresh worker helps, whatever is tried here
   * @throws Failure `graph-failed` - whatever else the runtime says
   * @throws Error - after `release`
   */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  /** Frees its memory, on the GPU too where it was the last. Safe to call twice. */
  release(): Promise<void>;
}

/** One per worker: opening and running happen one after another, whoever asks. */
export interface Runtime {
  readonly provider: Provider;
  /** @throws Failure `gpu-lost`, `gpu-memory`, `worker-crashed`, `graph-failed` */
  open(graph: GraphFiles): Promise<GraphSession>;
  /** Releases every session that is still open, or still being opened. */
  dispose(): Promise<void>;
}
