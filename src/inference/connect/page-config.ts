/**
 * Reads the engine's configuration out of a page: JSON that the build wrote, or that a server put in
 * its place. Kept apart from the page's objects, so that it also runs in Node.
 */
import type { EngineConfig } from '../engine-config';

/** The id of the page's `<script type="application/json">`. */
export const CONFIG_ID = 'engine-config';

/**
 * @param json - the script's text
 * @param pageAddress - what a `weightsHost` without an origin of its own is relative to
 * @throws TypeError - for anything else than an EngineConfig
 */
export function parseEngineConfig(json: string, pageAddress: string): EngineConfig {
  const { weightsHost, standIns, provider } = JSON.parse(json) as Record<string, unknown>;
  if (typeof weightsHost !== 'string') throw new TypeError('engine-config names no weightsHost');
  if (standIns !== null && !Array.isArray(standIns)) {
    throw new TypeError('standIns in engine-config is no list');
  }
  if (provider !== null && provider !== 'webgpu' && provider !== 'wasm') {
    throw new TypeError('provider in engine-config is none that there is');
  }
  return {
    weightsHost: new URL(weightsHost, pageAddress).href.replace(/\/$/, ''),
    // Checked field by field in the worker, which alone needs them.
    standIns: standIns as EngineConfig['standIns'],
    provider,
  };
}
