/**
 * The engines that need nothing but the picture. One that needs weights is made from its sessions, in
 * `model-worker.ts`. To add one here, add its id to `EngineId` and follow the compiler.
 */
import type { EngineId } from '../contract';
import type { Engine } from './engine';
import { quickFill } from './quick-fill/quick-fill';

export type LightEngineId = Exclude<EngineId, 'moebius'>;

const ENGINES: { readonly [I in LightEngineId]: Engine } = {
  'quick-fill': quickFill,
};

export const ENGINE_IDS = Object.keys(ENGINES) as readonly LightEngineId[];

/** For ids from outside, such as a command line's. */
export function isEngineId(id: string): id is LightEngineId {
  return Object.hasOwn(ENGINES, id);
}

export function engineFor(id: LightEngineId): Engine {
  return ENGINES[id];
}
