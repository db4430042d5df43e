/** What each key does in the window with a picture, depending on how far the fill is. */
import { isBlank } from './editor/operations';
import { toolCommands, type Tools } from './editor/use-tools';
import type { View } from './editor/use-viewport';
import { canEnd } from './panels/FillBar';
import type { Phase } from './phase';
import type { Commands } from './use-keys';
import { FIRST_SEED } from './use-moebius';
import type { Session } from './use-session';

interface Parts {
  readonly session: Session;
  readonly phase: Phase;
  readonly view: View;
  readonly tools: Tools;
  readonly setIsComparing: (isHeld: boolean) => void;
}

export function commandsFor({ session, phase, view, tools, setIsComparing }: Parts): Commands {
  const { mask, fill, engine } = session;
  const zooming: Commands = {
    zoomIn: () => view.zoom(1.25),
    zoomOut: () => view.zoom(0.8),
    zoomFit: view.fit,
    zoomActual: view.actualSize,
  };
  if (phase === 'filling') {
    const progress = fill.state.phase === 'running' ? fill.state.progress : null;
    return { ...zooming, cancel: fill.cancel, enough: canEnd(progress) ? fill.enough : null };
  }
  if (phase === 'result') {
    return {
      ...zooming,
      confirm: session.apply,
      cancel: fill.discard,
      another: () => fillAgain(session),
      compare: () => setIsComparing(true),
    };
  }
  if (phase !== 'ready') return zooming;
  const drawing = toolCommands(tools, mask);
  return {
    ...zooming,
    ...drawing,
    quickFill: () => engine.choose('quick-fill'),
    moebius: () => engine.choose('moebius'),
    models: engine.isPanelOpen ? engine.closePanel : engine.openPanel,
    cancel: engine.isPanelOpen ? engine.closePanel : (drawing.cancel ?? null),
    confirm: canFill(session, phase) ? () => session.fillWith(firstSeed(session)) : null,
  };
}

export function canFill({ mask }: Session, phase: Phase): boolean {
  return phase === 'ready' && !isBlank(mask.history.done);
}

export function firstSeed({ engine, moebius, picture }: Session): number {
  return engine.engine === 'moebius' ? moebius.seed : (picture?.edit?.seed ?? FIRST_SEED);
}

/** Another seed than any so far. */
export function fillAgain(session: Session): void {
  session.fillWith(session.variations.nextSeed(firstSeed(session)));
}
