/** Tells a screen reader how a fill or a download goes on, now and then, and how it ended, at once. */
import { useRef } from 'preact/hooks';
import { nextAnnouncement, NOTHING_SAID } from '../notices/announcement';
import type { Phase } from '../session/phase';
import { runningText } from '../filling/running-text';
import type { Session } from '../session/use-session';
import { words } from '../words/words';

interface Props {
  readonly phase: Phase;
  readonly session: Session;
}

export function LiveRegion({ phase, session }: Props) {
  const last = useRef(NOTHING_SAID);
  const progress = progressOf(session);
  last.current = nextAnnouncement(last.current, {
    text: progress ?? eventOf(phase, session),
    isProgress: progress !== null,
    now: performance.now(),
  });
  return (
    <div class="for-screen-readers" aria-live="polite">
      {last.current.text}
    </div>
  );
}

/** null where nothing is told about progress yet: the beginning is told as such. */
function progressOf({ fill: { state }, model }: Session): string | null {
  if (state.phase === 'running') {
    return state.progress && runningText(state.progress, false);
  }
  const { work, progress } = model.state.phase === 'known' ? model.state : {};
  return work && progress ? words.model.work(work, progress) : null;
}

function eventOf(phase: Phase, { fill, host, sight }: Session): string {
  if (phase === 'filling') return words.window.fillStarted;
  if (phase === 'applying') return words.window.applying(host.kind);
  if (phase === 'ready' && sight.source) return words.tools.sourceSet;
  return phase === 'result' && fill.state.phase === 'done' ? words.window.fillDone : '';
}
