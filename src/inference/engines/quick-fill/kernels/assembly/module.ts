/** Everything the module exports, as `../wasm-exports.ts` describes it. */
export { openLevel, openMatching, rescore, visit, vote } from './matching';
export { sweep, restrict, prolong } from './membrane';
export { halveRows, addTexture, patchSums, spread } from './levels';
export { openPlaces, sift } from './sieve';
export { openCanvas, openBelow, liftRow } from './canvas';
export { openBand, inherit, propagate, voteBand } from './band';
