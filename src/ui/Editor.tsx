/** The window with a picture open: tools above, the picture, and below it what can be done next. */
import { useRef, useState } from 'preact/hooks';
import { MaskCanvas } from './editor/MaskCanvas';
import { isBlank } from './editor/operations';
import { useElementSize } from './editor/use-element-size';
import { useViewport, type View } from './editor/use-viewport';
import { stepBrushSize } from './editor/brush-size';
import { EditorNotices } from './panels/EditorNotices';
import { ReadyBar, ResultBar, RunningBar } from './panels/FillBar';
import { Toolbar } from './panels/Toolbar';
import { ZoomButton } from './panels/ZoomButton';
import type { Phase } from './phase';
import type { Picture } from './picture';
import { resultOf } from './fill-state';
import { useKeys, type Commands } from './use-keys';
import type { Session } from './use-session';
import { WORDS } from './words';

interface Props {
  readonly session: Session;
  readonly picture: Picture;
  readonly phase: Phase;
}

/** The first outcome; "another" counts on from it. */
const FIRST_SEED = 1;

export function Editor({ session, picture, phase }: Props) {
  const { mask, fill } = session;
  const area = useRef<HTMLDivElement>(null);
  const size = useElementSize(area);
  const view = useViewport(picture.size, size);
  const [isComparing, setIsComparing] = useState(false);
  const canPaint = phase === 'ready';

  useKeys(commandsFor(session, phase, view, setIsComparing), () => setIsComparing(false));

  return (
    <div class="editor">
      <Toolbar
        tool={session.tool}
        onTool={session.setTool}
        brushSize={session.brushSize}
        onBrushSize={session.setBrushSize}
        history={mask.history}
        onUndo={mask.undo}
        onRedo={mask.redo}
        onClear={mask.clear}
        disabled={!canPaint}
      />
      <MaskCanvas
        area={area}
        size={size}
        view={view}
        scene={{
          levels: picture.levels,
          size: picture.size,
          patch: isComparing ? null : patchOf(fill.state),
        }}
        label={WORDS.canvas}
        operations={mask.history.done}
        colour={picture.overlayColour}
        maskShown={maskShown(session, phase)}
        tool={session.tool}
        brushSize={session.brushSize}
        canPaint={canPaint}
        onStroke={(stroke) => {
          session.setNotice(null);
          mask.add(stroke);
        }}
      >
        <ZoomButton view={view} />
        <div class="notices">
          <EditorNotices session={session} phase={phase} />
        </div>
      </MaskCanvas>
      <Bar session={session} phase={phase} isComparing={isComparing} onCompare={setIsComparing} />
    </div>
  );
}

interface BarProps {
  readonly session: Session;
  readonly phase: Phase;
  readonly isComparing: boolean;
  readonly onCompare: (isHeld: boolean) => void;
}

function Bar({ session, phase, isComparing, onCompare }: BarProps) {
  const { fill, engine, host } = session;
  if (fill.state.phase === 'running') {
    return <RunningBar progress={fill.state.progress} onCancel={fill.cancel} />;
  }
  if (phase === 'result' || phase === 'applying') {
    return (
      <ResultBar
        host={host.kind}
        isApplying={phase === 'applying'}
        isComparing={isComparing}
        onCompare={onCompare}
        onAnother={() => fillAgain(session)}
        onDiscard={fill.discard}
        onApply={session.apply}
      />
    );
  }
  return (
    <ReadyBar
      engine={engine.shown}
      onEngine={engine.choose}
      canFill={canFill(session, phase)}
      onFill={() => session.fillWith(FIRST_SEED)}
      openFile={host.openFile}
    />
  );
}

function canFill({ mask }: Session, phase: Phase): boolean {
  return phase === 'ready' && !isBlank(mask.history.done);
}

function fillAgain(session: Session): void {
  session.fillWith((resultOf(session.fill.state)?.report.seed ?? 0) + 1);
}

function patchOf(state: Session['fill']['state']) {
  const preview = state.phase === 'running' ? state.progress?.preview : undefined;
  return preview ?? resultOf(state)?.patch ?? null;
}

/** The result is judged without paint on it; a running fill keeps a trace of where it works. */
function maskShown({ fill }: Session, phase: Phase): 'full' | 'faint' | 'hidden' {
  if (phase === 'ready') return 'full';
  if (phase !== 'filling') return 'hidden';
  return patchOf(fill.state) ? 'hidden' : 'faint';
}

function commandsFor(
  session: Session,
  phase: Phase,
  view: View,
  setIsComparing: (isHeld: boolean) => void,
): Commands {
  const { mask, fill, brushSize, setBrushSize, setTool } = session;
  const zooming: Commands = {
    zoomIn: () => view.zoom(1.25),
    zoomOut: () => view.zoom(0.8),
    zoomFit: view.fit,
    zoomActual: view.actualSize,
  };
  if (phase === 'filling') return { ...zooming, cancel: fill.cancel };
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
  return {
    ...zooming,
    brush: () => setTool('brush'),
    erase: () => setTool('erase'),
    smaller: () => setBrushSize(stepBrushSize(brushSize, -1)),
    larger: () => setBrushSize(stepBrushSize(brushSize, 1)),
    undo: mask.undo,
    redo: mask.redo,
    clear: mask.clear,
    quickFill: () => session.engine.choose('quick-fill'),
    moebius: () => session.engine.choose('moebius'),
    confirm: canFill(session, phase) ? () => session.fillWith(FIRST_SEED) : null,
  };
}
