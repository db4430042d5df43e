/** A screen nobody sees, for browsers that cannot do without one. */
import { startProcess } from './browser-process';

export interface VirtualDisplay {
  /** As in the environment variable DISPLAY. */
  readonly name: string;
  readonly end: () => Promise<void>;
}

export async function openDisplay(): Promise<VirtualDisplay> {
  // The number goes to standard output (1) once the display can be used.
  const options = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const running = await startProcess('Xvfb', options, {}, /^(\d+)\n/m);
  return { name: `:${running.ready[1]}`, end: () => running.end() };
}
