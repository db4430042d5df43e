/** Attributes by kind, with the defaults of the operator's specification. */
import type { OnnxNode } from '../model';

export function intAttribute(node: OnnxNode, name: string, otherwise: number): number {
  const attribute = node.attributes[name];
  return attribute?.kind === 'int' ? attribute.value : otherwise;
}

export function intsAttribute(node: OnnxNode, name: string): readonly number[] | null {
  const attribute = node.attributes[name];
  return attribute?.kind === 'ints' ? attribute.value : null;
}

export function textAttribute(node: OnnxNode, name: string, otherwise: string): string {
  const attribute = node.attributes[name];
  return attribute?.kind === 'string' ? attribute.value : otherwise;
}
