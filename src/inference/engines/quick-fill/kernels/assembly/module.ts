/** Everything the module exports, as `../wasm-exports.ts` describes it. */
export { openLevel, openMatching, rescore, visit } from './matching';
export { vote } from './vote';
export { listHoles, sweep, restrict, prolong } from './membrane';
export { halveRows } from './halve';
export { addTexture, patchSums, spread } from './levels';
export { openBoxSum, boxSum } from './box-sum';
export { addSquare, takeGrain } from './grain';
export { weighSamples, sumProducts } from './surface';
export { addToCells } from './cells';
export { openPlaces, sift, misfit } from './sieve';
export { openCanvas, openBelow, liftRow } from './canvas';
export { openBand, inherit, propagate, voteBand } from './band';
export { relax } from './chamfer';
export { sortRows } from './survey';
export { countOf, listOf } from './lists';
export { closest } from './onion';
