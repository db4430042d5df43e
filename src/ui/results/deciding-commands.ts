/** The keys for looking at results and deciding between them. */
import type { Phase } from '../session/phase';
import type { Deciding } from './use-deciding';
import type { Commands } from '../keys/use-keys';
import type { Session } from '../session/use-session';

export function decidingCommands(
  deciding: Deciding,
  { outcomes }: Pick<Session, 'outcomes'>,
  phase: Phase,
): Commands {
  const { canOpen, toggle, close } = deciding;
  const { chosen, strip } = outcomes;
  const panels: Commands = {
    history: canOpen.history ? () => toggle('history') : null,
    ...(deciding.open && { dismiss: null, cancel: close }),
  };
  if (phase !== 'result') return panels;
  return {
    ...panels,
    compare: () => deciding.setIsHeld(true),
    split: () => deciding.toggleView('split'),
    sideBySide: () => deciding.toggleView('side'),
    finish: canOpen.finish ? () => toggle('finish') : null,
    rename: canOpen.name ? () => toggle('name') : null,
    keep: chosen && outcomes.canKeep ? () => outcomes.toggleKept(chosen) : null,
    outcome(key) {
      const variation = strip[Number(key) - 1];
      if (variation) outcomes.show(variation);
    },
  };
}
