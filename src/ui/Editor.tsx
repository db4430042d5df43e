/** The window with a picture open: tools above, the picture, and below it what can be done next. */
import { useRef } from 'preact/hooks';
import { MaskCanvas } from './editor/MaskCanvas';
import { useElementSize } from './editor/use-element-size';
import { useTools } from './editor/use-tools';
import { useViewport } from './editor/use-viewport';
import { panesIn } from './results/compare';
import { commandsFor, undoOf } from './keys/editor-commands';
import { resultOf } from './filling/fill-state';
import { Comparison } from './panels/Comparison';
import { EditorFoot } from './panels/EditorFoot';
import { OverPicture } from './panels/OverPicture';
import { Toolbar } from './panels/Toolbar';
import type { Phase } from './session/phase';
import type { Picture } from './document/picture';
import { useDeciding } from './results/use-deciding';
import { useKeys } from './keys/use-keys';
import { usePaneView } from './results/use-pane-view';
import { useSeeing } from './session/use-seeing';
import type { Session } from './session/use-session';
import { words } from './words/words';

interface Props {
  readonly session: Session;
  readonly picture: Picture;
  readonly phase: Phase;
}

export function Editor({ session, picture, phase }: Props) {
  const { mask, fill } = session;
  const area = useRef<HTMLDivElement>(null);
  const size = useElementSize(area);
  const deciding = useDeciding(session, phase);
  const panes = panesIn(size, picture.size, deciding.view);
  const view = usePaneView(useViewport(picture.size, panes), panes);
  const canPaint = phase === 'ready';
  const seeing = useSeeing(session, picture, phase);

  const { raster, source } = session.sight;
  const tools = useTools({ ...session, picture, raster, onUse: () => session.setNotice(null) });

  const commands = commandsFor({ session, phase, view, tools, deciding });
  useKeys(commands, phase, () => deciding.setIsHeld(false));
  const patch = deciding.isHeld ? null : patchOf(fill.state);
  const scene = { levels: picture.levels, size: picture.size, patch };

  return (
    <div class="editor">
      <Toolbar
        tools={tools}
        history={mask.history}
        onUndo={undoOf(session, phase)}
        onRedo={mask.redo}
        onClear={mask.clear}
        disabled={!canPaint}
      />
      <MaskCanvas
        area={area}
        size={size}
        view={view}
        scene={scene}
        label={words.window.canvas}
        operations={mask.history.done}
        raster={raster}
        source={source}
        zone={seeing.zone}
        colour={seeing.colour}
        maskShown={maskShown(session, phase)}
        canPaint={canPaint}
        {...tools.inHand}
      >
        <Comparison
          deciding={deciding}
          scene={scene}
          viewport={view.viewport}
          panes={panes}
          ratio={size.ratio}
        />
        <OverPicture {...{ session, picture, phase, view, deciding }} windows={seeing.windows} />
      </MaskCanvas>
      <EditorFoot session={session} phase={phase} deciding={deciding} />
    </div>
  );
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
