/** A worker in another frame, used like one of our own: its calls over one port, its life over another. */
import type { WorkerLike } from '../client';
import { parseCrashed, type Terminate } from './protocol';

export class PortWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  onerror: WorkerLike['onerror'] = null;

  constructor(
    private readonly calls: MessagePort,
    private readonly control: MessagePort,
    private readonly onEnd: () => void = () => {},
  ) {
    calls.onmessage = ({ data }: MessageEvent<unknown>) => this.onmessage?.({ data });
    calls.onmessageerror = (event) => this.onmessageerror?.(event);
    control.onmessage = ({ data }: MessageEvent<unknown>) => {
      const crashed = parseCrashed(data);
      if (crashed) this.onerror?.(crashed);
    };
  }

  postMessage(message: unknown, transfer: Transferable[]): void {
    this.calls.postMessage(message, transfer);
  }

  terminate(): void {
    this.control.postMessage({ kind: 'terminate' } satisfies Terminate);
    this.calls.close();
    this.control.close();
    this.onEnd();
  }

  /** Says for the worker what it can no longer say itself. */
  lose(message: string): void {
    this.onerror?.({ message });
  }
}
