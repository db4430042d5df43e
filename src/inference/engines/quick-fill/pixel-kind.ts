/**
 * What a pixel is to Quick Fill, in every array called `kind`, at every resolution.
 *
 * The engine's own three cases: a pixel whose colour means nothing (fully transparent, or part of a
 * hole that another call fills) is neither matched, nor copied, nor filled.
 */
export const KNOWN = 0;
/** To be filled; its original colour is never read. */
export const HOLE = 1;
/** Neither filled nor learned from. */
export const VOID = 2;
