/**
 * Takes small tensors back into the model. The runtime reads every external tensor on its own, and for
 * a bias of 1–5 kB the reading takes longer than all else: Moebius has 400 of them, 3 MB together.
 */
import type { OnnxModel, OnnxTensor } from './model';
import type { ReadExternal } from './passes/integer-tables';

const SMALL_BYTES = 16 * 1024;

/** @param read - is asked for each external tensor of at most 16 kB, one after another */
export async function inlineSmall(model: OnnxModel, read: ReadExternal): Promise<OnnxModel> {
  const initializers: OnnxTensor[] = [];
  for (const tensor of model.graph.initializers) {
    const { payload } = tensor;
    const isSmall = payload.kind === 'external' && payload.length <= SMALL_BYTES;
    if (!isSmall) initializers.push(tensor);
    else {
      const bytes = new Uint8Array(await read(payload)); // its own: what was read may be a view
      initializers.push({ ...tensor, payload: { kind: 'raw', bytes } });
    }
  }
  return { ...model, graph: { ...model.graph, initializers } };
}
