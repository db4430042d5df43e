/** Over the foot of the picture, which must not move: a result's finish, and the strip of outcomes. */
import type { Picture } from '../document/picture';
import type { Deciding } from '../results/use-deciding';
import type { Session } from '../session/use-session';
import { FinishPanel } from './FinishPanel';
import { VariationStrip } from './VariationStrip';

interface Props {
  readonly session: Session;
  readonly picture: Picture;
  readonly deciding: Deciding;
}

export function DecidingPanels({ session, picture, deciding }: Props) {
  const { outcomes, fill } = session;
  const { chosen } = outcomes;
  // While it is applied, it stays what it is.
  const canDecide = fill.state.phase === 'done' || fill.state.phase === 'failed';
  if (!chosen || !canDecide) return null;
  return (
    <>
      {deciding.open === 'finish' && (
        <FinishPanel variation={chosen} onChange={(part) => outcomes.finish(chosen, part)} />
      )}
      <VariationStrip outcomes={outcomes} deciding={deciding} picture={picture} />
    </>
  );
}
