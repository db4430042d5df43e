/**
 * What turns a published graph into the forms that are run, as the store sees it: fed with the file
 * once, in order, while it is hashed anyway. The real one is `prepare.ts`; a test may give another.
 */
import type { ModelFile } from './catalogue';

export interface GraphPreparer {
  /** Changes whenever the skeletons it makes do, so that kept ones are made again. */
  readonly version: string;
  begin(file: ModelFile, readBytes: ReadBytes): Preparation;
}

/** Bytes of the published file; only valid once the file has been pushed whole. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array<ArrayBuffer>>;

export interface Preparation {
  /** The next bytes of the file. @throws Failure `model-damaged` */
  push(chunk: Uint8Array<ArrayBuffer>): void;
  /**
   * A whole ONNX model for each variant of the file, its large tensors pointing into `file.path`.
   *
   * @throws Failure `model-damaged`
   */
  finish(): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>>;
}
