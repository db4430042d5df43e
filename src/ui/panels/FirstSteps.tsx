/** The three steps, the next one marked: shown until they have been gone once, or are dismissed. */
import { Button } from '@create-figma-plugin/ui';
import { isBlank } from '../editor/operations';
import { titled } from '../keys/titled';
import type { Session } from '../session/use-session';
import { words } from '../words/words';

interface Props {
  readonly session: Session;
  /** Where there is no picture yet, they cannot be in anybody's way. */
  readonly onDismiss?: () => void;
}

export function FirstSteps({ session: { picture, mask, host }, onDismiss }: Props) {
  const { title, steps, openStep, gotIt } = words.firstSteps;
  const [select, ...others] = steps;
  const at = !picture ? 0 : isBlank(mask.history.done) ? 1 : 2;
  return (
    <div class="first-steps" data-over-picture={onDismiss !== undefined}>
      <ol aria-label={title}>
        {[host.openFile ? openStep : select, ...others].map((step, index) => (
          <li
            key={step}
            value={index + 1}
            aria-current={index === at ? 'step' : undefined}
            data-done={index < at}
          >
            {step}
          </li>
        ))}
      </ol>
      {onDismiss && (
        <Button secondary onClick={onDismiss} title={titled(gotIt, 'dismiss')}>
          {gotIt}
        </Button>
      )}
    </div>
  );
}
