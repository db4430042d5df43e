/**
 * Minimum cut of a grid graph: two search trees grow until they meet, and what can flow between
 * their roots does (Y. Boykov and V. Kolmogorov, 2004).
 */

export interface GridGraph {
  /** Four arcs per node, left, right, up, down: the node each leads to, or -1. */
  readonly to: Int32Array;
  /** Per arc what may still flow along it; used up by `minCut`. */
  readonly capacity: Int32Array;
  /** Per node what may still come from the source, or, below 0, go to the sink; used up. */
  readonly terminal: Int32Array;
}

const [FREE, SOURCE, SINK] = [0, 1, 2] as const;
/** In place of the arc to a node's parent. */
const [ROOT, ORPHAN] = [-1, -2] as const;

interface Forest extends GridGraph {
  /** Per node the tree it is in. */
  readonly side: Uint8Array;
  /** Per node the arc to its parent, or ROOT or ORPHAN. */
  readonly parent: Int32Array;
  /** Nodes whose arcs are to be looked at, from `next` on. */
  readonly active: number[];
  next: number;
  readonly orphans: number[];
}

/** @returns per node 1 where it stays with the source, else 0 */
export function minCut(graph: GridGraph): Uint8Array {
  const side = Uint8Array.from(graph.terminal, (flow) =>
    flow > 0 ? SOURCE : flow < 0 ? SINK : FREE,
  );
  const parent = new Int32Array(side.length).fill(ROOT);
  const forest: Forest = { ...graph, side, parent, active: [], next: 0, orphans: [] };
  for (let i = 0; i < side.length; i++) if (side[i] !== FREE) forest.active.push(i);
  for (let arc = grow(forest); arc >= 0; arc = grow(forest)) {
    augment(forest, arc);
    for (let i = forest.orphans.pop(); i !== undefined; i = forest.orphans.pop()) adopt(forest, i);
  }
  return side.map((of) => (of === SOURCE ? 1 : 0));
}

/** The arc that leads back from where `arc` leads to. */
const backOf = (to: Int32Array, arc: number) => 4 * to[arc]! + ((arc & 3) ^ 1);

/** Lets the trees grow until they meet; the arc from the source's to the sink's, or -1. */
function grow(forest: Forest): number {
  const { to, capacity, side, parent, active } = forest;
  for (; forest.next < active.length; forest.next++) {
    const i = active[forest.next]!;
    if (side[i] === FREE) continue;
    const isSource = side[i] === SOURCE;
    for (let arc = 4 * i; arc < 4 * i + 4; arc++) {
      const j = to[arc]!;
      if (j < 0 || side[j] === side[i]) continue;
      const back = backOf(to, arc);
      if (capacity[isSource ? arc : back] === 0) continue;
      if (side[j] !== FREE) return isSource ? arc : back;
      side[j] = side[i]!;
      parent[j] = back;
      active.push(j);
    }
  }
  return -1;
}

/** Sends as much as can flow from root to root over `meeting`; nodes that are cut off become orphans. */
function augment(forest: Forest, meeting: number): void {
  const { to, capacity, terminal, parent } = forest;
  const start = meeting >> 2;
  const end = to[meeting]!;
  let flow = capacity[meeting]!;
  let i = start;
  for (; parent[i]! >= 0; i = to[parent[i]!]!) {
    flow = Math.min(flow, capacity[backOf(to, parent[i]!)]!);
  }
  flow = Math.min(flow, terminal[i]!);
  for (i = end; parent[i]! >= 0; i = to[parent[i]!]!) flow = Math.min(flow, capacity[parent[i]!]!);
  flow = Math.min(flow, -terminal[i]!);
  push(forest, meeting, flow);
  for (i = start; parent[i]! >= 0;) {
    const arc = parent[i]!;
    if (push(forest, backOf(to, arc), flow)) orphan(forest, i);
    i = to[arc]!;
  }
  if ((terminal[i]! -= flow) === 0) orphan(forest, i);
  for (i = end; parent[i]! >= 0;) {
    const arc = parent[i]!;
    if (push(forest, arc, flow)) orphan(forest, i);
    i = to[arc]!;
  }
  if ((terminal[i]! += flow) === 0) orphan(forest, i);
}

/** True where that uses the arc up. */
function push({ to, capacity }: Forest, arc: number, flow: number): boolean {
  capacity[backOf(to, arc)]! += flow;
  return (capacity[arc]! -= flow) === 0;
}

function orphan({ parent, orphans }: Forest, i: number): void {
  parent[i] = ORPHAN;
  orphans.push(i);
}

/** Finds an orphan another parent in its tree, or sets it free and makes its children orphans. */
function adopt(forest: Forest, i: number): void {
  const { to, capacity, side, parent, active } = forest;
  const isSource = side[i] === SOURCE;
  for (let arc = 4 * i; arc < 4 * i + 4; arc++) {
    const j = to[arc]!;
    if (j < 0 || side[j] !== side[i] || capacity[isSource ? backOf(to, arc) : arc] === 0) continue;
    if (!isRooted(forest, j)) continue;
    parent[i] = arc;
    return;
  }
  for (let arc = 4 * i; arc < 4 * i + 4; arc++) {
    const j = to[arc]!;
    if (j < 0 || side[j] !== side[i]) continue;
    active.push(j);
    if (parent[j] === backOf(to, arc)) orphan(forest, j);
  }
  side[i] = FREE;
  parent[i] = ROOT;
}

function isRooted({ to, parent }: Forest, i: number): boolean {
  while (parent[i]! >= 0) i = to[parent[i]!]!;
  return parent[i] === ROOT;
}
