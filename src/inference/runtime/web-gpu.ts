/**
 * The few parts of WebGPU that we touch ourselves; TypeScript's own libraries have none of it yet.
 * Everything else of WebGPU is ONNX Runtime's business.
 */
export interface Gpu {
  requestAdapter(options: {
    readonly powerPreference: 'high-performance';
  }): Promise<GpuAdapter | null>;
}

export interface GpuLimits {
  /** In bytes, both. */
  readonly maxStorageBufferBindingSize: number;
  readonly maxBufferSize: number;
}

export interface GpuAdapter {
  readonly limits: GpuLimits;
  /** Empty strings where the browser would rather not say; left out by browsers before 2024. */
  readonly info?: GpuAdapterInfo;
  /** Where it was before it moved to `info`. */
  readonly isFallbackAdapter?: boolean;
}

export interface GpuAdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  readonly isFallbackAdapter?: boolean;
}

export interface GpuDevice {
  readonly limits: GpuLimits;
  /** Resolves once, whatever the reason; `destroyed` where `destroy` was called. */
  readonly lost: Promise<{ readonly reason: string; readonly message: string }>;
  addEventListener(
    type: 'uncapturederror',
    listener: (event: { readonly error: { readonly message: string } }) => void,
  ): void;
  destroy(): void;
}

/**
 * The same preference wherever an adapter is asked for: on a laptop with two GPUs the preflight must
 * judge the one that will do the work.
 */
export const ADAPTER_REQUEST = { powerPreference: 'high-performance' } as const;

/** Undefined in a page that is not secure, in a browser without WebGPU, and in Node. */
export function webGpu(): Gpu | undefined {
  return (globalThis as { navigator?: { gpu?: Gpu } }).navigator?.gpu;
}
