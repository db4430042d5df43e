/**
 * What there is to say at the foot of the picture: of all there may be, the most pressing. Pure; its
 * buttons and their keys follow from it.
 */
import type { EditMark } from '../../figma/contract';
import type { FillRemark } from '../../inference/contract';
import type { HintKind } from '../editor/hint';
import { isBlank } from '../editor/operations';
import { resultOf } from '../filling/fill-state';
import type { Phase } from '../session/phase';
import type { ResultsBack } from '../session/use-kept-results';
import type { Session } from '../session/use-session';
import { words } from '../words/words';

type Dismiss = () => void;

export type ShownNotice =
  | {
      readonly kind: 'problem';
      readonly error: unknown;
      /** What was being done, for a report. */
      readonly during: string;
      readonly dismiss: Dismiss;
    }
  | { readonly kind: 'moved'; readonly name: string }
  | { readonly kind: 'seeking' }
  | {
      readonly kind: 'result';
      readonly remarks: readonly FillRemark[];
      readonly sameImage: Session['results']['sameImage'];
    }
  | { readonly kind: 'news'; readonly text: string; readonly dismiss: Dismiss }
  /** The mask or results are there that a window before left. `drop`: null where a result is on show. */
  | {
      readonly kind: 'restored';
      readonly text: string;
      readonly drop: (() => void) | null;
      readonly dismiss: Dismiss;
    }
  | { readonly kind: 'edit'; readonly mark: EditMark; readonly edit: (() => void) | null }
  | {
      readonly kind: 'hint';
      readonly hint: HintKind;
      readonly include: () => void;
      readonly dismiss: Dismiss;
    }
  | { readonly kind: 'steps'; readonly dismiss: Dismiss };

export function shownNotice(session: Session, phase: Phase): ShownNotice | null {
  const { fill, engine, model, document, notice } = session;
  if (fill.state.phase === 'failed') {
    const { error } = fill.state;
    return { kind: 'problem', error, during: phase, dismiss: fill.acknowledge };
  }
  if (model.state.phase === 'unreachable' && !engine.isPanelOpen) {
    const { error } = model.state;
    return { kind: 'problem', error, during: 'engine', dismiss: model.leave };
  }
  // Results of several pictures are selected one after another.
  const isApplying = phase === 'applying' || session.queue?.batch;
  if (document.phase === 'open' && document.waiting && !isApplying) {
    return { kind: 'moved', name: document.waiting.name };
  }
  if (engine.engine === 'moebius' && model.state.phase === 'seeking' && !engine.isPanelOpen) {
    return { kind: 'seeking' };
  }
  const { firstSteps, sight, keptWork } = session;
  if (phase === 'result' && keptWork?.results && notice === null) {
    const text = restoredText(keptWork.results, true);
    return { kind: 'restored', text, drop: null, dismiss: keptWork.dismiss };
  }
  const remarks = byImportance(resultOf(fill.state)?.report.remarks ?? []);
  const { sameImage } = session.results;
  if (phase === 'result' && (remarks.length > 0 || sameImage)) {
    return { kind: 'result', remarks, sameImage };
  }
  if (notice !== null) {
    return { kind: 'news', text: notice, dismiss: () => session.setNotice(null) };
  }
  if (phase !== 'ready') return null;
  if (keptWork) {
    const text = restoredText(keptWork.results, !isBlank(session.mask.history.done));
    return { ...keptWork, kind: 'restored', text };
  }
  if (sight.hint) return { ...sight.hint, hint: sight.hint.kind, kind: 'hint' };
  return editOffer(session) ?? (firstSteps.isShown ? { kind: 'steps', ...firstSteps } : null);
}

/** @param results - null where there were none; then there is a mask */
function restoredText(results: ResultsBack | null, hasMask: boolean): string {
  const { restored, restoredBoth, restoredResults, restoredLost } = words.deciding;
  if (!results) return restored;
  const { back, lost } = results;
  const both = hasMask ? restoredBoth : restoredResults;
  const sentences = [
    ...(back > 0 ? [both(back)] : hasMask ? [restored] : []),
    ...(lost > 0 ? [restoredLost(lost)] : []),
  ];
  return sentences.join(' ');
}

/** What makes a result worthless comes before what makes it worse. */
const IMPORTANCE: { readonly [R in FillRemark]: number } = {
  'random-weights': 0,
  'nothing-to-learn-from': 1,
  'likely-poor': 2,
  resumed: 3,
};

export function byImportance(remarks: readonly FillRemark[]): FillRemark[] {
  return [...remarks].sort((a, b) => IMPORTANCE[a] - IMPORTANCE[b]);
}

/** A result is selected, and nothing is painted over it yet. */
function editOffer({ selected, picture, mask, dispatch }: Session): ShownNotice | null {
  const mark = selected?.edit;
  if (!mark || picture?.edit || !isBlank(mask.history.done)) return null;
  const { layer } = selected;
  return {
    kind: 'edit',
    mark,
    edit: mark === 'editable' ? () => dispatch({ kind: 'edit', layer }) : null,
  };
}
