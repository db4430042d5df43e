/** What lies over the picture and does not move it: frames, buttons in the corners, notices and sheets. */
import type { View } from '../editor/use-viewport';
import type { Phase } from '../session/phase';
import type { Picture } from '../document/picture';
import { shownNotice } from '../notices/shown-notice';
import type { Deciding } from '../results/use-deciding';
import type { useSeeing } from '../session/use-seeing';
import type { Session } from '../session/use-session';
import { DecidingBar } from './DecidingBar';
import { DecidingPanels } from './DecidingPanels';
import { EditorNotices } from './EditorNotices';
import { HelpButton } from './HelpButton';
import { HistoryPanel } from './HistoryPanel';
import { ModelsPanel } from './ModelsPanel';
import { ModelWindows } from './ModelWindows';
import { SeeingOptions } from './SeeingOptions';
import { ZoomButton } from './ZoomButton';

interface Props {
  readonly session: Session;
  readonly picture: Picture;
  readonly phase: Phase;
  readonly view: View;
  readonly deciding: Deciding;
  readonly windows: ReturnType<typeof useSeeing>['windows'];
}

export function OverPicture({ session, picture, phase, view, deciding, windows }: Props) {
  const { sight, engine } = session;
  // What is said of the result can wait until its finish has been looked at.
  const isCovered = engine.isPanelOpen || deciding.open === 'history';
  const isCrowded = deciding.open === 'finish' && shownNotice(session, phase)?.kind === 'result';
  return (
    <>
      <ModelWindows
        windows={windows}
        viewport={view.viewport}
        picture={picture.size}
        onChoose={phase === 'ready' ? sight.chooseWindow : null}
      />
      <div class="view-buttons" inert={isCovered}>
        <SeeingOptions sight={sight} automatic={picture.overlayColour} />
        <ZoomButton view={view} />
      </div>
      <HelpButton onOpen={() => session.setIsHelpOpen(true)} />
      <DecidingBar deciding={deciding} phase={phase} />
      <div class="notices" inert={isCovered}>
        {!isCrowded && <EditorNotices session={session} phase={phase} />}
        <DecidingPanels session={session} picture={picture} deciding={deciding} />
      </div>
      {deciding.open === 'history' && (
        <HistoryPanel outcomes={session.outcomes} picture={picture} onClose={deciding.close} />
      )}
      {engine.isPanelOpen && (
        <ModelsPanel model={session.model} host={session.host.kind} onClose={engine.closePanel} />
      )}
    </>
  );
}
