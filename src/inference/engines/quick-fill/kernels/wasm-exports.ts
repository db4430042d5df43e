/** What `assembly/module.ts` exports. Addresses are bytes into the memory; the rest is told there. */

type Address = number;

export interface Exports {
  openLevel(
    width: number,
    height: number,
    samples: Address,
    kind: Address,
    isDonor: Address,
    donorSums: Address,
    allowBias: number,
    targetCount: number,
    position: Address,
    indexAt: Address,
    partial: Address,
  ): void;
  openMatching(match: Address, cost: Address, bias: Address, sums: Address): void;
  rescore(from: number, to: number): void;
  visit(first: number, count: number, side: number, candidates: Address, each: number): void;
  vote(weights: Address, holes: Address, count: number): number;
  listHoles(
    width: number,
    kind: Address,
    holes: Address,
    neighbours: Address,
    from: number,
    to: number,
    count: number,
  ): number;
  sweep(
    stride: number,
    values: Address,
    holes: Address,
    neighbours: Address,
    target: Address,
    targetStep: number,
    from: number,
    to: number,
  ): void;
  restrict(
    width: number,
    values: Address,
    holes: Address,
    neighbours: Address,
    target: Address,
    targetStep: number,
    from: number,
    to: number,
    coarseWidth: number,
    coarse: Address,
  ): void;
  prolong(
    coarseWidth: number,
    coarseKind: Address,
    coarse: Address,
    width: number,
    values: Address,
    holes: Address,
    from: number,
    to: number,
    add: number,
  ): void;
  halveRows(
    width: number,
    rows: number,
    first: number,
    count: number,
    isBytes: number,
    samples: Address,
    kind: Address,
    wanted: Address,
    gain: number,
    columns: Address,
    weights: Address,
    outSamples: Address,
    outKind: Address,
    outWanted: Address,
  ): void;
  addTexture(
    width: number,
    rows: number,
    from: number,
    to: number,
    samples: Address,
    kind: Address,
    sums: Address,
    counts: Address,
  ): void;
  patchSums(width: number, rows: number, samples: Address, columns: Address, out: Address): void;
  spread(
    width: number,
    height: number,
    values: Address,
    value: number,
    differs: number,
    line: Address,
    between: Address,
    out: Address,
  ): void;
  relax(
    width: number,
    rows: number,
    up: number,
    kinds: Address,
    starts: number,
    distance: Address,
    beyond: Address,
    lines: Address,
  ): void;
  openBoxSum(width: number, height: number, radius: number, ring: Address, sums: Address): void;
  boxSum(from: number, to: number, values: Address, counts: Address, out: Address): void;
  addSquare(
    stride: number,
    rows: number,
    count: number,
    weights: Address,
    weightStride: number,
    source: Address,
    into: Address,
  ): void;
  takeGrain(
    count: number,
    residual: Address,
    mean: Address,
    wide: Address,
    kind: Address,
    strongest: number,
    farthest: number,
    fine: Address,
    isFirst: number,
    mask: Address,
  ): void;
  addToCells(
    width: number,
    side: number,
    kind: Address,
    data: Address,
    cellKind: Address,
    counts: Address,
    sums: Address,
  ): void;
  weighSamples(
    u: Address,
    v: Address,
    values: Address,
    count: number,
    surface: Address,
    weights: Address,
  ): void;
  sumProducts(
    u: Address,
    v: Address,
    values: Address,
    weights: Address,
    count: number,
    squares: number,
    rows: Address,
  ): void;
  openPlaces(
    width: number,
    pixels: number,
    samples: Address,
    kind: Address,
    count: number,
    at: Address,
    column: Address,
    expected: Address,
  ): void;
  misfit(dx: number, dy: number, enough: number, isBytes: number): number;
  sift(dy: number, from: number, to: number, out: Address): void;
  openCanvas(width: number, height: number, data: Address, kind: Address, allowBias: number): void;
  openBelow(
    k: number,
    levelWidth: number,
    cellX: number,
    cellY: number,
    cellsAcross: number,
    cellsDown: number,
    samples: Address,
    wanted: Address,
    targetAt: Address,
    match: Address,
    matchBias: Address,
    matchWeight: Address,
    exact: Address,
    exactCount: number,
    wishes: Address,
  ): void;
  liftRow(y: number): void;
  openBand(
    left: number,
    top: number,
    across: number,
    down: number,
    patchAt: Address,
    patchX: Address,
    patchY: Address,
    donorX: Address,
    donorY: Address,
    cost: Address,
    bias: Address,
    weights: Address,
    nearness: Address,
  ): void;
  inherit(from: number, to: number): void;
  propagate(first: number, count: number, side: number): void;
  sortRows(
    width: number,
    from: number,
    to: number,
    hole: Address,
    data: Address,
    kind: Address,
    census: Address,
  ): void;
  countOf(bytes: Address, length: number, value: number): number;
  listOf(bytes: Address, length: number, value: number, first: number, out: Address): number;
  closest(pixel: number, steps: Address, stepCount: number, donors: Address, count: number): number;
  voteBand(pixels: Address, count: number, colours: Address): void;
}

/** An instance of the module at work on `memory`. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Exports {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
}
