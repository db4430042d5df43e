/**
 * What this machine can do for a large model, found out before anything large is offered. A value, with
 * reasons: the UI has one sentence for each finding, and the whole of it can be copied as a report.
 */
export interface FindingDetails {
  /** The page is not a secure context, so it has neither WebGPU nor storage. */
  'insecure-context': Record<string, never>;
  'no-webgpu': Record<string, never>;
  /** The browser has WebGPU, but no adapter for it: blocked, or no driver. */
  'no-adapter': Record<string, never>;
  /** A software adapter: right, and very slow. */
  'software-adapter': { description: string };
  /** Below 256 MiB the decoder works in tiles; below 128 MiB the model cannot run on this GPU. */
  'small-buffers': { maxStorageBufferBindingSize: number; maxBufferSize: number };
  /** The GPU's answer to a graph whose result is known is wrong, by `maxError`. */
  'gpu-wrong': { test: string; maxError: number };
  /** The graph could not even be run. */
  'gpu-failed': { test: string; message: string };
  'no-storage': { reason: string };
  'low-space': { neededBytes: number; freeBytes: number };
  /** No JSPI: loading takes longer and more memory. */
  'no-jspi': Record<string, never>;
}

export type FindingCode = keyof FindingDetails;

export type Finding = {
  [C in FindingCode]: {
    readonly code: C;
    /** `blocks`: the model cannot run on the GPU here. `limits`: it can, in another way. */
    readonly weight: 'blocks' | 'limits';
    readonly details: FindingDetails[C];
  };
}[FindingCode];

export interface Verdict {
  /** How the model would run: `wasm` where the GPU is no use, null where it could not be kept at all. */
  readonly provider: 'webgpu' | 'wasm' | null;
  readonly findings: readonly Finding[];
  /** The decoder must work in tiles, and one session at a time must do. */
  readonly isTight: boolean;
  readonly hasJspi: boolean;
  readonly adapter: { readonly description: string; readonly limits: AdapterLimits } | null;
  readonly space: { readonly freeBytes: number; readonly neededBytes: number } | null;
  /** Each self-test that ran: the largest absolute difference from the known result. */
  readonly selfTests: readonly { readonly test: string; readonly maxError: number }[];
}

export interface AdapterLimits {
  readonly maxStorageBufferBindingSize: number;
  readonly maxBufferSize: number;
}

/** What the self-tests found of this GPU, in a word. */
export function selfTestOf({ findings, selfTests }: Verdict): 'passed' | 'failed' | 'not-run' {
  if (findings.some(({ code }) => code === 'gpu-wrong' || code === 'gpu-failed')) return 'failed';
  return selfTests.length > 0 ? 'passed' : 'not-run';
}
