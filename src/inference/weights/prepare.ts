/** The real preparation: split while the file streams by, then one rewritten graph per variant. */
import { inlineSmall } from '../onnx/inline-small';
import type { ReadExternal } from '../onnx/passes/integer-tables';
import { prepareGraph } from '../onnx/passes/prepare';
import { createSplitter } from '../onnx/split';
import { encodeModel } from '../onnx/write';
import type { GraphPreparer } from './graph-preparer';

/** To be counted up with every change of the passes that changes what they make of a published graph. */
const PREPARATION_VERSION = '3';

export const graphPreparer: GraphPreparer = {
  version: PREPARATION_VERSION,
  begin({ path, variants }, readBytes) {
    const splitter = createSplitter(path, path);
    return {
      push: (chunk) => splitter.push(chunk),
      async finish() {
        const model = splitter.finish();
        const skeletons = new Map<string, Uint8Array<ArrayBuffer>>();
        const read: ReadExternal = ({ offset, length }) => readBytes(offset, length);
        for (const variant of variants) {
          const prepared = await prepareGraph(model, variant, read);
          skeletons.set(variant.name, encodeModel(await inlineSmall(prepared, read)));
        }
        return skeletons;
      },
    };
  },
};
