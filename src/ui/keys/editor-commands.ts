/** What each key does in the window with a picture, depending on how far the fill is. */
import { canUndo } from '../editor/history';
import { isBlank } from '../editor/operations';
import { decidingCommands } from '../results/deciding-commands';
import { toolCommands, type Tools } from '../editor/use-tools';
import type { View } from '../editor/use-viewport';
import { canEnd } from '../panels/FillBar';
import type { Phase } from '../session/phase';
import { shownNotice, type ShownNotice } from '../notices/shown-notice';
import type { Deciding } from '../results/use-deciding';
import type { Commands } from './use-keys';
import { FIRST_SEED } from '../model/use-moebius';
import type { Session } from '../session/use-session';

interface Parts {
  readonly session: Session;
  readonly phase: Phase;
  readonly view: View;
  readonly tools: Tools;
  readonly deciding: Deciding;
}

export function commandsFor({ session, phase, view, tools, deciding }: Parts): Commands {
  const { mask, fill, engine, bell } = session;
  const always: Commands = {
    dismiss: engine.isPanelOpen ? dismissInPanel(session) : dismissOf(shownNotice(session, phase)),
    zoomIn: () => view.zoom(1.25),
    zoomOut: () => view.zoom(0.8),
    zoomFit: view.fit,
    zoomActual: view.actualSize,
    zone: session.sight.toggleZone,
  };
  if (phase === 'filling') {
    const progress = fill.state.phase === 'running' ? fill.state.progress : null;
    return {
      ...always,
      dismiss: null, // Escape is for what runs
      cancel: fill.cancel,
      enough: canEnd(progress) ? fill.enough : null,
      bell: bell.isOffered ? bell.toggle : null,
    };
  }
  if (phase === 'result') {
    return {
      ...always,
      confirm: session.apply,
      cancel: fill.discard,
      undo: undoOf(session, phase),
      another: () => fillAgain(session),
      ...decidingCommands(deciding, session, phase),
    };
  }
  if (phase === 'applying') return { ...always, dismiss: null, cancel: fill.cancel };
  if (phase !== 'ready') return always;
  const drawing = toolCommands(tools, mask);
  return {
    ...always,
    ...drawing,
    quickFill: () => engine.choose('quick-fill'),
    moebius: () => engine.choose('moebius'),
    models: engine.isPanelOpen ? engine.closePanel : engine.openPanel,
    cancel: engine.isPanelOpen ? engine.closePanel : (drawing.cancel ?? null),
    confirm: canFill(session, phase) ? () => session.fillWith(firstSeed(session)) : null,
    ...decidingCommands(deciding, session, phase),
  };
}

/** What the panel of models says of what went wrong in it. */
function dismissInPanel({ model }: Session): (() => void) | null {
  const hasFailed = model.state.phase === 'known' && model.state.error !== null;
  return hasFailed ? model.acknowledge : null;
}

/** The notices' other keys are their buttons'. */
function dismissOf(shown: ShownNotice | null): (() => void) | null {
  return shown && 'dismiss' in shown ? shown.dismiss : null;
}

/** What undo takes back: a result not applied yet, as its last step, or the newest change of the mask. */
export function undoOf({ fill, mask }: Session, phase: Phase): (() => void) | null {
  if (phase === 'result') return fill.discard;
  return phase === 'ready' && canUndo(mask.history) ? mask.undo : null;
}

export function canFill({ mask }: Session, phase: Phase): boolean {
  return phase === 'ready' && !isBlank(mask.history.done);
}

export function firstSeed({ engine, moebius, picture }: Session): number {
  return engine.engine === 'moebius' ? moebius.seed : (picture?.edit?.seed ?? FIRST_SEED);
}

/** Another seed than any so far. */
export function fillAgain(session: Session): void {
  session.fillWith(session.outcomes.nextSeed(firstSeed(session)));
}
