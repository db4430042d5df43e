/**
 * Static shape inference: the dimensions of a node's outputs from what is known of its inputs. An
 * operator without a rule only means that nothing is known of what comes out of it.
 */
import type { OnnxNode } from '../model';
import type { Facts } from './fact';
import { computeRules } from './shape-rules/compute';
import { elementwiseRules } from './shape-rules/elementwise';
import { layoutRules } from './shape-rules/layout';
import { MAX_RANK } from './strides';

const rules = new Map([...elementwiseRules, ...layoutRules, ...computeRules]);

/** Per output; null where its dimensions are not known. */
export function inferDims(node: OnnxNode, inputs: Facts): (readonly number[] | null)[] {
  const found = rules.get(node.opType)?.(node, inputs) ?? [];
  return node.outputs.map((_, index) => {
    const dims = found[index];
    return dims && dims.length <= MAX_RANK && dims.every(isLength) ? dims : null;
  });
}

/** Rules compute with what a file says, so that what comes out may be anything. */
function isLength(dim: number): boolean {
  return Number.isSafeInteger(dim) && dim >= 0;
}
