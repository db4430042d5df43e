/**
 * Inside Figma: a packaged `data:` document. It is not a secure context, so there is no storage and
 * no module worker here; the worker's program is part of this bundle and runs from a blob.
 */
import type { WorkerLike } from '../../inference/client';
import type { Host } from './host';
import { MainThread, type FigmaWindow } from './main-thread';

/** The bundled text of `src/inference/worker.ts`; `build-figma-plugin.ui.js` puts it in. */
declare const INPAINT_WORKER_SOURCE: string;

export function createFigmaHost(window: FigmaWindow): Host {
  const main = new MainThread(window);
  return {
    kind: 'figma',
    openFile: null,
    start: () => main.call('hello', null),
    onSelection: (listener) => main.onSelection(listener),
    async readPicture({ render }) {
      const { layer, bytes } = await main.call('readPicture', { render });
      return { layer, bytes: overOwnBuffer(bytes) };
    },
    apply: (source, png) => main.call('addLayer', { source, png }),
    // Losing a setting or a step of a resize is not worth telling anybody.
    saveSettings: (settings) => void main.call('saveSettings', settings).catch(() => {}),
    resize: (size) => void main.call('resizeWindow', size).catch(() => {}),
    close: () => void main.call('close', null).catch(() => {}),
    spawnWorker,
  };
}

/** Its own copy where it shares a buffer: what goes on to the worker must be exactly the file. */
function overOwnBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}

function spawnWorker(): WorkerLike {
  const url = URL.createObjectURL(new Blob([INPAINT_WORKER_SOURCE], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'inpaint' });
  // The worker has its program as soon as it runs; a worker that never loads ends in `onerror`.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return worker;
}
