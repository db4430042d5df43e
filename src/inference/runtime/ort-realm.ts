/**
 * One loaded build of ONNX Runtime in this worker. Wasm memory and GPU device are shared by all of its
 * sessions, so all of them take turns here, whichever runtime they belong to, and share its fate.
 */
import type { InferenceSession } from 'onnxruntime-web';
import { Failure, isFailure } from '../core/errors';
import type { Tensor } from '../core/tensor';
import { DeviceWatch } from './device-watch';
import { failureOf } from './ort-failure';
import type { Ort, OrtBuild } from './ort-module';
import { fromOrt, toOrt } from './ort-tensors';
import { createQueue } from './queue';
import type { GraphFiles, Provider } from './runtime';
import { sessionOptions } from './session-options';
import { ADAPTER_REQUEST, webGpu, type GpuDevice } from './web-gpu';

export interface Opened {
  readonly graph: string;
  readonly provider: Provider;
  readonly session: InferenceSession;
  /** Of the GPU that it lives on; null on the CPU. */
  readonly watch: DeviceWatch | null;
}

export class OrtRealm {
  readonly #enqueue = createQueue();
  readonly #open = new Set<Opened>();
  readonly #released = new WeakSet<Opened>();
  #watch: DeviceWatch | null = null;
  /** Set once, by an error after which only a fresh worker helps. */
  #crash: Failure | null = null;

  constructor(
    private readonly ort: Ort,
    private readonly build: OrtBuild,
  ) {}

  /** ONNX Runtime's own device, which has all that the adapter can give; null before there is one. */
  get device(): GpuDevice | null {
    return this.#watch?.device ?? null;
  }

  /** @throws Failure `gpu-lost`, `gpu-memory`, `graph-failed`, `worker-crashed` */
  open(graph: GraphFiles, provider: Provider): Promise<Opened> {
    return this.#enqueue(() =>
      this.#translated(graph.name, provider, async () => {
        if (provider === 'webgpu') await this.#prepareGpu();
        const options = await sessionOptions(provider, graph.weights, this.build);
        const session = await this.ort.InferenceSession.create(graph.skeleton, options);
        const watch = provider === 'webgpu' ? await this.#watchDevice() : null;
        const opened = { graph: graph.name, provider, session, watch };
        this.#open.add(opened);
        return opened;
      }),
    );
  }

  /** @throws Failure as `open`; Error - where `opened` was released */
  async run(
    opened: Opened,
    feeds: Readonly<Record<string, Tensor>>,
  ): Promise<Readonly<Record<string, Tensor>>> {
    const { graph, provider, session, watch } = opened;
    if (this.#released.has(opened)) throw new Error(`${graph} was released before this run`);
    return this.#enqueue(() =>
      this.#translated(graph, provider, async () => {
        if (watch?.loss != null) throw new Failure('gpu-lost', { message: watch.loss });
        watch?.takeFault(); // of another session's doing
        const inputs = mapValues(feeds, (tensor) => toOrt(this.ort, tensor));
        const outputs = await session.run(inputs);
        const fault = watch?.takeFault();
        if (fault != null) throw new Error(fault);
        return mapValues(outputs, (tensor, name) => fromOrt(name, tensor));
      }),
    );
  }

  /** Safe to call twice, and after a loss. */
  release(opened: Opened): Promise<void> {
    this.#released.add(opened);
    return this.#enqueue(() => this.#close(opened));
  }

  async #close(opened: Opened): Promise<void> {
    if (!this.#open.delete(opened) || this.#crash) return;
    await opened.session.release().catch((error: unknown) => {
      if (opened.watch?.loss == null) throw error; // what was on a lost device is gone anyway
    });
    // With its last session ONNX Runtime destroys its device, and the GPU's memory with it. That is
    // no loss to be told of later.
    const isLast = ![...this.#open].some(({ watch }) => watch === opened.watch);
    if (isLast && this.#watch === opened.watch) this.#watch = null;
  }

  /** Does `work`, and makes of whatever it throws a Failure that says what became of us. */
  async #translated<T>(graph: string, provider: Provider, work: () => Promise<T>): Promise<T> {
    if (this.#crash) throw this.#crash;
    try {
      return await work();
    } catch (error) {
      if (error instanceof Failure) throw error;
      const failure = failureOf(error, graph, provider);
      if (isFailure(failure, 'worker-crashed')) throw (this.#crash = failure);
      const loss = provider === 'webgpu' ? await this.#watch?.lossAfterFailure() : null;
      throw loss == null ? failure : new Failure('gpu-lost', { message: loss });
    }
  }

  /**
   * Clears away what lived on a device that is gone, so that ONNX Runtime makes a new one, and looks
   * for an adapter before it does: it would take a missing one as a final answer.
   */
  async #prepareGpu(): Promise<void> {
    for (const opened of this.#open) {
      if (opened.watch?.loss != null) await this.#close(opened);
    }
    const adapter = await webGpu()?.requestAdapter(ADAPTER_REQUEST);
    if (!adapter) throw new Failure('gpu-lost', { message: 'the browser has no adapter for us' });
  }

  async #watchDevice(): Promise<DeviceWatch> {
    // A plain property in the native WebGPU provider, though declared as a promise of something.
    const device = (await this.ort.env.webgpu.device) as GpuDevice;
    if (this.#watch?.device !== device) this.#watch = new DeviceWatch(device);
    return this.#watch;
  }
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  map: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}
