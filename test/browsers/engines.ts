/** The browsers these tests run in, as `scripts/browsers.mjs` found them. */
import type { Browsers } from '../../scripts/lib/browsers/find-browsers.mjs';
import type { DrivenBrowser } from './driven-browser';
import { launchFirefox } from './firefox';
import { launchWebKit } from './webkit';

export const { firefox, webkit } = JSON.parse(
  process.env['INPAINT_BROWSERS'] ?? '{"firefox": null, "webkit": null}',
) as Browsers;

export interface Engine {
  readonly name: string;
  /** What the panel says it lacks for the model. */
  readonly lacks: readonly string[];
  /** null where it is not here. */
  readonly launch: (() => Promise<DrivenBrowser>) | null;
}

const NO_WEBGPU = 'This browser has no WebGPU. The model runs on the processor, very slowly.';
const NO_JSPI = 'This browser loads the model more slowly than others.';

export const ENGINES: readonly Engine[] = [
  {
    name: 'Firefox',
    lacks: [NO_WEBGPU],
    launch: firefox === null ? null : () => launchFirefox(firefox),
  },
  {
    name: 'WebKit',
    lacks: [NO_WEBGPU, NO_JSPI],
    launch: webkit && (() => launchWebKit(webkit.driver, webkit.browser)),
  },
];
