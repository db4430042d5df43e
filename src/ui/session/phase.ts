/**
 * What the window is doing, in one word: for the report, for tests, and as `data-phase` on the root.
 * Pure.
 */
import type { DocumentState } from '../document/document-state';
import type { FillState } from '../filling/fill-state';

export type Phase =
  | 'starting'
  | 'problem'
  | 'reading'
  | 'unreadable'
  | 'ready'
  | 'filling'
  | 'result'
  | 'applying'
  | 'applied';

export function phaseOf(document: DocumentState, fill: FillState): Phase {
  switch (document.phase) {
    case 'starting':
    case 'problem':
      return document.phase;
    case 'failed':
      return 'unreadable';
    case 'reading':
      return document.behind ? 'applied' : 'reading';
    case 'open':
      return phaseOfFill(fill);
  }
}

function phaseOfFill(fill: FillState): Phase {
  switch (fill.phase) {
    case 'idle':
      return 'ready';
    case 'running':
      return 'filling';
    case 'done':
      return 'result';
    case 'applying':
    case 'applied':
      return fill.phase;
    case 'failed':
      return fill.result ? 'result' : 'ready';
  }
}
