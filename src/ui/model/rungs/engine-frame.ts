/**
 * The hidden frame that holds the engine's page, and the port to it (src/inference/connect/protocol.ts).
 * A frame whose process has died is replaced when it is next needed.
 */
import type { WorkerLike } from '../../../inference/client';
import { PortWorker } from '../../../inference/connect/port-worker';
import {
  parseFromFrame,
  type EngineReport,
  type Ping,
  type Probe,
  type StartWorker,
} from '../../../inference/connect/protocol';
import { RungFailure } from '../engine-link';
import { Heartbeat } from './heartbeat';

/**
 * A page's scripts have run when its frame says `load`, so ours answers in the next moment. An error
 * page in its place says `load` too, and never anything else.
 */
const ANSWER_MS = 2000;

export class EngineFrame {
  #element: HTMLIFrameElement | null = null;
  /** Settles with the port of the page that is in the frame now. */
  #port: Promise<MessagePort> | null = null;
  readonly #workers = new Set<PortWorker>();
  readonly #heartbeat = new Heartbeat(
    () => void this.#port?.then((port) => port.postMessage({ kind: 'ping' } satisfies Ping)),
    () => this.#lost('its process is gone'),
  );

  /** @param address - of the engine's page */
  constructor(private readonly address: URL) {}

  /**
   * Loads the page and waits for its report.
   *
   * @throws RungFailure `blocked`, `silent`
   */
  async report(signal: AbortSignal): Promise<EngineReport> {
    let settle: (report: EngineReport) => void;
    const report = new Promise<EngineReport>((resolve) => (settle = resolve));
    this.#port = this.#open(signal, (value) => settle(value));
    await this.#port;
    return report;
  }

  startWorker(): WorkerLike {
    const [calls, control] = [new MessageChannel(), new MessageChannel()];
    const worker: PortWorker = new PortWorker(calls.port1, control.port1, () => {
      this.#workers.delete(worker);
      if (this.#workers.size === 0) this.#heartbeat.stop();
    });
    this.#workers.add(worker);
    this.#port ??= this.#open(new AbortController().signal, () => {});
    this.#port.then(
      (port) => {
        const start: StartWorker = { kind: 'start' };
        port.postMessage(start, [calls.port2, control.port2]);
        if (this.#workers.size > 0) this.#heartbeat.start();
      },
      (error: unknown) => this.#lost(String(error)),
    );
    return worker;
  }

  dispose(): void {
    this.#heartbeat.stop();
    this.#port?.then(
      (port) => port.close(),
      () => {},
    );
    this.#port = null;
    this.#element?.remove();
  }

  /** The next worker gets a frame of its own: a dead one cannot be loaded anew (measured). */
  #lost(message: string): void {
    this.dispose();
    [...this.#workers].forEach((worker) => worker.lose(message));
  }

  async #open(signal: AbortSignal, onReport: (report: EngineReport) => void): Promise<MessagePort> {
    this.#element?.remove();
    const frame = (this.#element = document.createElement('iframe'));
    frame.hidden = true;
    frame.title = 'Model engine';
    await loadInto(frame, this.address, signal);
    const { port1, port2 } = new MessageChannel();
    const probe: Probe = { kind: 'inpaint:probe' };
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new RungFailure('silent', 'no answer')), ANSWER_MS);
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        const message = parseFromFrame(data);
        if (message) this.#heartbeat.heard();
        if (message?.kind === 'here') {
          clearTimeout(timer);
          resolve();
        }
        if (message?.kind === 'report') onReport(message.report);
      };
      // Only a page of the engine's origin gets it; an error page in its place does not.
      frame.contentWindow?.postMessage(probe, this.address.origin, [port2]);
    });
    return port1;
  }
}

/**
 * Resolves when something is in the frame: the page, or the browser's error page.
 *
 * @throws RungFailure `blocked` - by the policy of the window itself
 */
function loadInto(frame: HTMLIFrameElement, address: URL, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      // Browsers report the address or only its origin.
      if (effectiveDirective !== 'frame-src' || !blockedURI.startsWith(address.origin)) return;
      stop();
      reject(new RungFailure('blocked', effectiveDirective));
    };
    const onLoad = () => {
      stop();
      resolve();
    };
    const stop = () => {
      document.removeEventListener('securitypolicyviolation', onViolation);
      frame.removeEventListener('load', onLoad);
    };
    document.addEventListener('securitypolicyviolation', onViolation);
    frame.addEventListener('load', onLoad);
    signal.addEventListener('abort', stop, { once: true });
    frame.src = address.href;
    document.body.append(frame);
  });
}
