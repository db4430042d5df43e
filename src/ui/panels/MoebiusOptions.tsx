/** How Moebius is to fill: which recipe, and which seed. */
import { Dropdown, Textbox } from '@create-figma-plugin/ui';
import type { PresetId } from '../../inference/engines/moebius/settings';
import { words } from '../words/words';

interface Props {
  readonly preset: PresetId;
  readonly onPreset: (preset: PresetId) => void;
  readonly seed: number;
  readonly onSeed: (seed: number) => void;
  /** Seconds a fill takes here, as measured; null where nothing has been. */
  readonly seconds: (preset: PresetId) => number | null;
  /** On the processor: what to expect, said before the wait and not during it. */
  readonly warning: string | null;
  readonly disabled: boolean;
}

const ORDER: readonly PresetId[] = ['best', 'fast', 'reference'];
const MAX_SEED = 0xffff_ffff;

export function MoebiusOptions({ preset, onPreset, seed, onSeed, seconds, ...props }: Props) {
  const options = ORDER.map((value) => ({ value, text: labelOf(value, seconds(value)) }));
  return (
    <div class="options">
      <label title={words.model.presetAbout(preset)}>
        {words.model.presets}
        <Dropdown
          options={options}
          value={preset}
          disabled={props.disabled}
          onValueChange={(value) => onPreset(value as PresetId)}
        />
      </label>
      <label title={words.model.seedAbout}>
        {words.model.seed}
        <Textbox
          value={String(seed)}
          disabled={props.disabled}
          validateOnBlur={isSeed}
          onValueInput={(text) => isSeed(text) && onSeed(Number(text))}
        />
      </label>
      <span class="bar-hint">{props.warning ?? words.model.presetAbout(preset)}</span>
    </div>
  );
}

function labelOf(preset: PresetId, seconds: number | null): string {
  const label = words.model.preset(preset);
  return seconds === null ? label : `${label} · ${words.model.seconds(seconds)}`;
}

function isSeed(text: string): boolean {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_SEED;
}
