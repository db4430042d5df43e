/**
 * The worker's end of `start-worker.ts`: waits for its configuration, which says whether the calls
 * come over a port of their own or over the worker itself.
 */
import type { Configure, EngineConfig } from '../engine-config';

export interface CallerEnd {
  readonly config: EngineConfig;
  readonly post: (message: unknown, transfer: Transferable[]) => void;
  /** Messages that came before are not lost: they wait for this. */
  readonly listen: (receive: (message: unknown) => void) => void;
}

export interface WorkerScope {
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
}

export function awaitCaller(scope: WorkerScope): Promise<CallerEnd> {
  return new Promise((resolve) => {
    /** Calls over the worker itself can arrive before anybody listens; a port keeps its own. */
    const early: unknown[] = [];
    scope.onmessage = ({ data, ports: [port] }) => {
      if (!isConfigure(data)) return void early.push(data);
      const { config } = data;
      if (port) {
        return resolve({
          config,
          post: (message, transfer) => port.postMessage(message, transfer),
          listen: (receive) => (port.onmessage = (event) => receive(event.data)),
        });
      }
      scope.onmessage = (event) => early.push(event.data);
      resolve({
        config,
        post: (message, transfer) => scope.postMessage(message, transfer),
        listen(receive) {
          scope.onmessage = (event) => receive(event.data);
          early.splice(0).forEach(receive);
        },
      });
    };
  });
}

/** From the page that made this worker: same build, same origin. */
function isConfigure(data: unknown): data is Configure {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'configure';
}
