/**
 * What happens to a GPU device behind ONNX Runtime's back: its loss, and errors that no call reports
 * (memory that was not there, for one, after which a run ends well and with zeros).
 */
import type { GpuDevice } from './web-gpu';

/** How long after a call has failed the browser may take to say that the device is gone. */
const SETTLE_MS = 100;

export class DeviceWatch {
  #loss: string | null = null;
  #fault: string | null = null;
  readonly #settled: Promise<unknown>;

  constructor(readonly device: GpuDevice) {
    this.#settled = device.lost.then(({ reason, message }) => {
      this.#loss = `${reason}: ${message}`;
    });
    device.addEventListener('uncapturederror', ({ error }) => {
      this.#fault ??= `${error.constructor.name}: ${error.message}`;
    });
  }

  /** Why the device is gone; null while it is there. */
  get loss(): string | null {
    return this.#loss;
  }

  /** As `loss`, for a moment after a call has failed: its rejection may come before the browser's word. */
  async lossAfterFailure(): Promise<string | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const timeout = new Promise((resolve) => (timer = setTimeout(resolve, SETTLE_MS)));
    await Promise.race([this.#settled, timeout]);
    clearTimeout(timer);
    return this.#loss;
  }

  /** The first error since this was last asked; null where there was none. */
  takeFault(): string | null {
    const fault = this.#fault;
    this.#fault = null;
    return fault;
  }
}
