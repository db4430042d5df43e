/** The keys of the notice that is shown. */
import type { ShownNotice } from './shown-notice';
import type { Commands } from '../keys/use-keys';
import type { Session } from '../session/use-session';

type Parts = Pick<Session, 'dispatch' | 'applyToAll'>;

export function noticeCommands(
  shown: ShownNotice | null,
  { dispatch, applyToAll }: Parts,
): Commands {
  switch (shown?.kind) {
    case 'problem':
    case 'news':
    case 'restored':
    case 'steps':
      return { dismiss: shown.dismiss };
    case 'hint':
      return { include: shown.include, dismiss: shown.dismiss };
    case 'moved':
      return {
        switchTo: () => dispatch({ kind: 'switch' }),
        stay: () => dispatch({ kind: 'stay' }),
      };
    case 'result':
      return { applyToAll: shown.sameImage && applyToAll };
    case 'edit':
      return { editAgain: shown.edit };
    case 'seeking':
    case undefined:
      return {};
  }
}
