/** How strongly a result is finished, changed while it is looked at; nothing runs again. */
import { RangeSlider } from '@create-figma-plugin/ui';
import { MOST_FEATHER, MOST_STRENGTH, type Finish } from '../../inference/core/finish';
import type { Variation } from '../results/variations';
import { words } from '../words/words';
import { CommandButton } from './CommandButton';

interface Props {
  readonly variation: Variation;
  readonly onChange: (part: Partial<Finish>) => void;
}

export function FinishPanel({ variation, onChange }: Props) {
  const { finish, raw } = variation;
  const { layers } = raw;
  const text = words.deciding;
  return (
    <div class="finish" role="group" aria-label={text.finish}>
      {layers.match && (
        <Strength
          label={text.match}
          value={finish.match}
          onChange={(match) => onChange({ match })}
        />
      )}
      {layers.grain && (
        <Strength
          label={text.grain}
          value={finish.grain}
          onChange={(grain) => onChange({ grain })}
        />
      )}
      <Setting
        label={text.feather}
        most={MOST_FEATHER}
        step={0.5}
        value={finish.feather}
        shown={words.numbers.number(Math.round(2 * finish.feather) / 2)}
        said={text.featherValue(finish.feather)}
        onChange={(feather) => onChange({ feather })}
      />
      <CommandButton
        secondary
        command="finishReset"
        label={text.finishReset}
        disabled={variation.result === raw}
        onClick={() => onChange(layers.made)}
      />
    </div>
  );
}

interface StrengthProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Strength({ label, value, onChange }: StrengthProps) {
  const shown = words.numbers.percent(value);
  return (
    <Setting
      label={label}
      most={100 * MOST_STRENGTH}
      step={5}
      value={100 * value}
      shown={shown}
      said={shown}
      onChange={(percent) => onChange(percent / 100)}
    />
  );
}

interface SettingProps extends StrengthProps {
  readonly most: number;
  readonly step: number;
  /** The value as it is written beside the slider, and as a screen reader says it. */
  readonly shown: string;
  readonly said: string;
}

function Setting({ label, most, step, value, shown, said, onChange }: SettingProps) {
  return (
    <div class="finish-setting">
      <span aria-hidden="true">{label}</span>
      <RangeSlider
        aria-label={label}
        aria-valuetext={said}
        minimum={0}
        maximum={most}
        increment={step}
        value={String(Math.min(most, Math.round(value / step) * step))}
        onNumericValueInput={onChange}
      />
      <span class="finish-value" aria-hidden="true">
        {shown}
      </span>
    </div>
  );
}
