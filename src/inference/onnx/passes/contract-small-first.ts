/**
 * Reorders two Einsums in a row, (A·B)·C, into (C·A)·B or (C·B)·A where what lies between them is much
 * smaller that way: products of tensors may be taken in any order.
 *
 * Moebius' cross attention spreads a learned table over every position, key and value before the queries
 * meet it: 13 million numbers in each of 15 blocks, where a hundredth would do. And once its text is
 * constant the runtime would compute all of them when it opens the graph, and keep them: 786 MB.
 */
import type { OnnxNode } from '../model';
import { textAttribute } from './attributes';
import type { Fact } from './fact';
import { inferFacts } from './facts';
import { createNamer, type Pass, withGraph } from './pass';

/** A smaller gain is not worth a graph that differs from the published one. */
const MIN_GAIN = 4;

export const contractSmallFirst: Pass = (model, bytesOf) => {
  const { graph } = model;
  const facts = inferFacts(graph, bytesOf);
  const newName = createNamer(graph);
  const uses = countUses(graph.nodes);
  for (const { name } of graph.outputs) uses.set(name, 2); // somebody else wants it too
  const products = new Map<string, Product>();
  /** Products that a later one has taken in. */
  const taken = new Set<OnnxNode>();

  const nodes = graph.nodes.flatMap((node): OnnxNode[] => {
    const outer = productOf(node, facts);
    if (!outer) return [node];
    for (const at of [0, 1] as const) {
      const inner = products.get(node.inputs[at]!);
      const better = inner && reorder(outer, inner, at, newName);
      if (!better) continue;
      taken.add(inner.node);
      return better;
    }
    if (uses.get(outer.result) === 1) products.set(outer.result, outer);
    return [node];
  });
  if (taken.size === 0) return model;
  return withGraph(model, { nodes: nodes.filter((node) => !taken.has(node)) });
};

/** An Einsum of two tensors, with a letter for each axis. */
interface Product {
  readonly node: OnnxNode;
  readonly result: string;
  readonly inputs: readonly [Operand, Operand];
  readonly letters: string;
  readonly lengths: ReadonlyMap<string, number>;
}

interface Operand {
  readonly name: string;
  readonly letters: string;
}

/** null for anything else than two operands with known lengths and no letter twice in one of them. */
function productOf(node: OnnxNode, facts: ReadonlyMap<string, Fact>): Product | null {
  if (node.opType !== 'Einsum') return null;
  const equation = textAttribute(node, 'equation', '').replaceAll(' ', '');
  const [, first, second, letters] = /^([a-z]+),([a-z]+)->([a-z]*)$/i.exec(equation) ?? [];
  const [a, b] = node.inputs;
  const [result] = node.outputs;
  if (!first || !second || letters === undefined || !a || !b || !result) return null;
  const inputs = [
    { name: a, letters: first },
    { name: b, letters: second },
  ] as const;
  const lengths = new Map<string, number>();
  for (const { name, letters } of inputs) {
    const dims = facts.get(name)?.dims;
    if (dims?.length !== letters.length || new Set(letters).size < letters.length) return null;
    for (const [axis, letter] of [...letters].entries()) {
      if ((lengths.get(letter) ?? dims[axis]) !== dims[axis]) return null; // one of them is stretched
      lengths.set(letter, dims[axis]!);
    }
  }
  return { node, result, inputs, letters, lengths };
}

/** @param at - which operand of `outer` is the result of `inner`. @returns null where nothing is gained */
function reorder(
  outer: Product,
  inner: Product,
  at: 0 | 1,
  newName: (wanted: string) => string,
): OnnxNode[] | null {
  const other = outer.inputs[at === 0 ? 1 : 0];
  const renamed = inLettersOf(inner, outer, outer.inputs[at].letters);
  if (!renamed) return null;
  const { inputs, lengths } = renamed;
  const size = (letters: string) =>
    [...letters].reduce((product, letter) => product * lengths.get(letter)!, 1);
  const orders = [inputs, [inputs[1], inputs[0]] as const].map(([first, last]) => {
    const wanted = last.letters + outer.letters;
    const between = unique(other.letters + first.letters, (letter) => wanted.includes(letter));
    return { first, last, between, size: size(between) };
  });
  const best = orders[0]!.size <= orders[1]!.size ? orders[0]! : orders[1]!;
  if (best.size * MIN_GAIN > size(outer.inputs[at].letters)) return null;

  const name = newName(`${outer.result}/small`);
  const between = { name, letters: best.between };
  return [
    einsum(`${inner.node.name}/small`, other, best.first, between),
    einsum(outer.node.name, between, best.last, { name: outer.result, letters: outer.letters }),
  ];
}

/** `inner` with the letters that `outer` has for its result, and with others for what it sums over. */
function inLettersOf(inner: Product, outer: Product, result: string) {
  const free = [...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => !outer.lengths.has(letter));
  const names = new Map([...inner.letters].map((letter, axis) => [letter, result[axis]!]));
  for (const letter of inner.lengths.keys()) {
    if (names.has(letter)) continue;
    const next = free.shift();
    if (next === undefined) return null;
    names.set(letter, next);
  }
  const rename = (letters: string) => [...letters].map((letter) => names.get(letter)!).join('');
  const [a, b] = inner.inputs;
  const lengths = new Map(outer.lengths);
  for (const [letter, length] of inner.lengths) lengths.set(names.get(letter)!, length);
  return {
    lengths,
    inputs: [
      { ...a, letters: rename(a.letters) },
      { ...b, letters: rename(b.letters) },
    ] as const,
  };
}

function einsum(name: string, a: Operand, b: Operand, result: Operand): OnnxNode {
  const value = `${a.letters},${b.letters}->${result.letters}`;
  return {
    name,
    opType: 'Einsum',
    inputs: [a.name, b.name],
    outputs: [result.name],
    attributes: { equation: { kind: 'string', value } },
  };
}

function unique(letters: string, isWanted: (letter: string) => boolean): string {
  return [...new Set(letters)].filter(isWanted).join('');
}

function countUses(nodes: readonly OnnxNode[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { inputs } of nodes) {
    for (const name of inputs) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return uses;
}
