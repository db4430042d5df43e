/**
 * The entry of the engine's frame (DESIGN section 2, rung 1): a page without a face that a packaged
 * window nests, because it has the secure context, the GPU and the storage that the window lacks.
 *
 * Any page may nest this one and start workers in it. It finds nothing there: browsers partition
 * storage by the page at the top, and no picture is here that was not handed over by the same page.
 */
import { keepOffline } from './connect/keep-offline';
import { CONFIG_ID, parseEngineConfig } from './connect/page-config';
import { probePage } from './connect/probe-page';
import {
  isPing,
  isProbe,
  isStartWorker,
  isTerminate,
  type Crashed,
  type FromFrame,
} from './connect/protocol';
import { startModelWorker } from './connect/start-worker';

const config = parseEngineConfig(
  document.getElementById(CONFIG_ID)?.textContent ?? '',
  document.baseURI,
);

addEventListener('message', ({ source, data, ports: [port] }: MessageEvent<unknown>) => {
  if (source !== parent || source === window || !isProbe(data) || !port) return;
  void serve(port);
});
keepOffline('../');

async function serve(port: MessagePort): Promise<void> {
  const tell = (message: FromFrame) => port.postMessage(message);
  port.onmessage = ({ data, ports: [calls, control] }: MessageEvent<unknown>) => {
    if (isPing(data)) tell({ kind: 'alive' });
    if (isStartWorker(data) && calls && control) start(calls, control);
  };
  tell({ kind: 'here' });
  tell({ kind: 'report', report: await probePage() });
}

function start(calls: MessagePort, control: MessagePort): void {
  const tell = (message: string) =>
    control.postMessage({ kind: 'crashed', message } satisfies Crashed);
  let worker: Worker;
  try {
    worker = startModelWorker(config, calls);
  } catch (error) {
    return tell(String(error));
  }
  worker.onerror = ({ message }) => tell(message || 'its program did not load');
  worker.onmessageerror = () => tell('a message could not be read');
  control.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isTerminate(data)) worker.terminate();
  };
}
