/** Which GPU there is, and whether its limits let the model run. Nothing is computed yet. */
import { ADAPTER_REQUEST, type Gpu, type GpuAdapter } from '../runtime/web-gpu';
import type { Finding, Verdict } from './verdict';

/**
 * The decoder's largest activation, float32 (1, 256, 512, 512): below it the decoder works in tiles.
 * The encoder's largest, (1, 128, 512, 512), is half of it: below that nothing works.
 */
const DECODER_BYTES = 4 * 256 * 512 * 512;
const ENCODER_BYTES = 4 * 128 * 512 * 512;

export interface GpuLook {
  readonly adapter: Verdict['adapter'];
  readonly isTight: boolean;
  readonly findings: readonly Finding[];
}

export async function lookAtGpu(gpu: Gpu | undefined): Promise<GpuLook> {
  if (!gpu) return without('no-webgpu');
  const adapter = await gpu.requestAdapter(ADAPTER_REQUEST).catch(() => null); // one it denies us
  if (!adapter) return without('no-adapter');
  const { maxStorageBufferBindingSize, maxBufferSize } = adapter.limits;
  const limits = { maxStorageBufferBindingSize, maxBufferSize };
  const smallest = Math.min(maxStorageBufferBindingSize, maxBufferSize);
  const description = descriptionOf(adapter);
  const findings: Finding[] = [];
  if (isSoftware(adapter)) {
    findings.push({ code: 'software-adapter', weight: 'limits', details: { description } });
  }
  if (smallest < DECODER_BYTES) {
    const weight = smallest < ENCODER_BYTES ? 'blocks' : 'limits';
    findings.push({ code: 'small-buffers', weight, details: limits });
  }
  return { adapter: { description, limits }, isTight: smallest < DECODER_BYTES, findings };
}

function without(code: 'no-webgpu' | 'no-adapter'): GpuLook {
  return { adapter: null, isTight: false, findings: [{ code, weight: 'blocks', details: {} }] };
}

/** Browsers tell different parts of it, and some nothing at all. */
function descriptionOf({ info }: GpuAdapter): string {
  const parts = [info?.vendor, info?.architecture, info?.device, info?.description];
  return parts.filter((part) => part).join(' ') || 'unnamed adapter';
}

/** Software renderers by name: Chromium's, Mesa's, and that of Windows. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|\bwarp\b/i;

function isSoftware(adapter: GpuAdapter): boolean {
  return (
    adapter.info?.isFallbackAdapter === true ||
    adapter.isFallbackAdapter === true ||
    SOFTWARE.test(descriptionOf(adapter))
  );
}
