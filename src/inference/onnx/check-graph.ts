/**
 * What the passes and the runtime take for granted of a graph: each name is made once, and before it
 * is used (ONNX's static single assignment and topological order, IR specification, "Graphs").
 */
import type { OnnxGraph } from './model';
import { Damage } from './wire';

/** @throws Damage - with the first name that breaks the order */
export function checkGraph({ nodes, initializers, inputs, outputs }: OnnxGraph): void {
  const made = new Set<string>();
  const make = (name: string): void => {
    if (made.has(name)) throw new Damage(`${name} is made twice`);
    made.add(name);
  };
  const use = (name: string): void => {
    if (!made.has(name)) throw new Damage(`${name} is used before it is made`);
  };
  for (const { name } of [...inputs, ...initializers]) make(name);
  for (const node of nodes) {
    node.inputs.filter(isNamed).forEach(use);
    node.outputs.filter(isNamed).forEach(make);
  }
  for (const { name } of outputs) use(name);
}

function isNamed(name: string): boolean {
  return name !== '';
}
