/** Every engine there is. To add one, add its id to `EngineId` and follow the compiler here. */
import type { EngineId } from '../contract';
import type { Engine } from './engine';
import { quickFill } from './quick-fill/quick-fill';

const ENGINES: { readonly [I in EngineId]: Engine } = {
  'quick-fill': quickFill,
};

export const ENGINE_IDS = Object.keys(ENGINES) as readonly EngineId[];

/** For ids from outside, such as a command line's. */
export function isEngineId(id: string): id is EngineId {
  return Object.hasOwn(ENGINES, id);
}

export function engineFor(id: EngineId): Engine {
  return ENGINES[id];
}
