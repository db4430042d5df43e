/** What a result remembers of its making, as the window can put it back in place. Pure. */
import type { EditData } from '../../figma/contract';
import type { EngineId } from '../../inference/contract';
import { PRESETS } from '../../inference/engines/moebius/presets';
import type { PresetId } from '../../inference/engines/moebius/settings';
import type { Operation } from '../editor/operations';
import { unpackStrokes } from './pack-strokes';

export interface Restored {
  /** null where they cannot be read, or were too many to be kept. */
  readonly operations: readonly Operation[] | null;
  readonly engine: EngineId;
  readonly preset: PresetId | null;
  readonly seed: number;
}

export function restoredFrom({ engine, seed, parameters, strokes }: EditData): Restored {
  const preset = Object.keys(PRESETS).find((id) => id === parameters.preset);
  return {
    operations: readStrokes(strokes),
    engine: engine === 'moebius' ? engine : 'quick-fill',
    preset: (preset as PresetId | undefined) ?? null,
    // Seeds are unsigned and of 32 bits.
    seed: seed >>> 0,
  };
}

function readStrokes(strokes: Uint8Array): readonly Operation[] | null {
  try {
    const operations = unpackStrokes(strokes);
    return operations.length > 0 ? operations : null;
  } catch {
    return null; // another version's: the picture and all else are there all the same
  }
}
