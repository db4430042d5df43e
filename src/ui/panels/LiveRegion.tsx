/** Tells a screen reader when a fill begins and when its result is there; the bar has the progress. */
import type { HostKind } from '../host/host';
import type { Phase } from '../phase';
import type { FillState } from '../fill-state';
import { WORDS } from '../words';

interface Props {
  readonly phase: Phase;
  readonly fill: FillState;
  readonly host: HostKind;
}

export function LiveRegion({ phase, fill, host }: Props) {
  return (
    <div class="for-screen-readers" aria-live="polite">
      {phase === 'filling' && WORDS.fillStarted}
      {phase === 'applying' && WORDS.applying(host)}
      {phase === 'result' && fill.phase === 'done' && WORDS.fillDone}
    </div>
  );
}
