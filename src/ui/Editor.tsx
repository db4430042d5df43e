/** The window with a picture open: tools above, the picture, and below it what can be done next. */
import { useMemo, useRef, useState } from 'preact/hooks';
import { MaskCanvas } from './editor/MaskCanvas';
import { useElementSize } from './editor/use-element-size';
import { useTools } from './editor/use-tools';
import { useViewport } from './editor/use-viewport';
import { commandsFor } from './editor-commands';
import { resultOf } from './fill-state';
import { modelWindows } from './model-windows';
import { EditorFoot } from './panels/EditorFoot';
import { EditorNotices } from './panels/EditorNotices';
import { ModelsPanel } from './panels/ModelsPanel';
import { ModelWindows } from './panels/ModelWindows';
import { Toolbar } from './panels/Toolbar';
import { ZoomButton } from './panels/ZoomButton';
import type { Phase } from './phase';
import type { Picture } from './picture';
import { useKeys } from './use-keys';
import type { Session } from './use-session';
import { WORDS } from './words';

interface Props {
  readonly session: Session;
  readonly picture: Picture;
  readonly phase: Phase;
}

export function Editor({ session, picture, phase }: Props) {
  const { mask, fill } = session;
  const area = useRef<HTMLDivElement>(null);
  const size = useElementSize(area);
  const view = useViewport(picture.size, size);
  const [isComparing, setIsComparing] = useState(false);
  const canPaint = phase === 'ready';
  const windows = useModelWindows(session, picture, phase);

  const tools = useTools({ ...session, picture, onUse: () => session.setNotice(null) });

  const commands = commandsFor({ session, phase, view, tools, setIsComparing });
  useKeys(commands, () => setIsComparing(false));

  return (
    <div class="editor">
      <Toolbar
        tools={tools}
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
        canPaint={canPaint}
        {...tools.inHand}
      >
        <ModelWindows windows={windows} viewport={view.viewport} />
        <ZoomButton view={view} />
        <div class="notices">
          <EditorNotices session={session} phase={phase} />
        </div>
        {session.engine.isPanelOpen && (
          <ModelsPanel
            model={session.model}
            host={session.host.kind}
            onClose={session.engine.closePanel}
          />
        )}
      </MaskCanvas>
      <EditorFoot
        session={session}
        picture={picture}
        phase={phase}
        isComparing={isComparing}
        onCompare={setIsComparing}
      />
    </div>
  );
}

/** Shown while they can still be changed, and while the model looks through them. */
function useModelWindows({ mask, engine }: Session, { size }: Picture, phase: Phase) {
  const { done } = mask.history;
  const isShown = engine.engine === 'moebius' && (phase === 'ready' || phase === 'filling');
  return useMemo(() => (isShown ? modelWindows(done, size) : []), [isShown, done, size]);
}

/** What lies over the picture: the newest look there is at the outcome. */
function patchOf(state: Session['fill']['state']) {
  const coming = state.phase === 'running' ? (state.progress?.preview ?? state.draft) : null;
  return coming ?? resultOf(state)?.patch ?? null;
}

/** The result is judged without paint on it; a running fill keeps a trace of where it works. */
function maskShown({ fill }: Session, phase: Phase): 'full' | 'faint' | 'hidden' {
  if (phase === 'ready') return 'full';
  if (phase !== 'filling') return 'hidden';
  return patchOf(fill.state) ? 'hidden' : 'faint';
}
