/** How the mask is shown: its colour, and whether with all that a fill would change around it. */
import { Checkbox, IconVisible16, Text } from '@create-figma-plugin/ui';
import { OVERLAY_COLOURS, type OverlayColour } from '../editor/overlay-colour';
import { titled } from '../keys/titled';
import type { Session } from '../session/use-session';
import { words } from '../words/words';

interface Props {
  readonly sight: Session['sight'];
  /** What is shown where no colour is chosen. */
  readonly automatic: OverlayColour;
}

export function SeeingOptions({ sight, automatic }: Props) {
  const { options, colour, automatically, colourName, zone, zoneAbout } = words.seeing;
  return (
    <details class="seeing">
      <summary aria-label={options} title={titled(options, 'seeing')} data-command="seeing">
        <IconVisible16 />
      </summary>
      <div class="seeing-options">
        <div class="swatches" role="radiogroup" aria-label={colour}>
          {[null, ...OVERLAY_COLOURS].map((one) => (
            <input
              key={one}
              type="radio"
              name="overlay-colour"
              class="swatch"
              style={{ background: one ?? automatic }}
              data-automatic={one === null}
              aria-label={one ? colourName(one) : automatically}
              title={one ? colourName(one) : automatically}
              checked={sight.colour === one}
              onChange={() => sight.setColour(one)}
            />
          ))}
        </div>
        <Checkbox
          value={sight.isZoneShown}
          onValueChange={sight.toggleZone}
          title={titled(zoneAbout, 'zone')}
        >
          <Text>{zone}</Text>
        </Checkbox>
      </div>
    </details>
  );
}
