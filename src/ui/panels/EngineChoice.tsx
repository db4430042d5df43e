/** Quick Fill or Moebius. */
import { SegmentedControl } from '@create-figma-plugin/ui';
import type { EngineId } from '../../inference/contract';
import { keyLabel, type Command } from '../keymap';
import { IS_MAC } from '../use-keys';
import { WORDS, withKey } from '../words';

interface Props {
  readonly value: EngineId;
  readonly onChoose: (choice: EngineId) => void;
  readonly disabled: boolean;
}

const OPTIONS: { value: EngineId; label: string; about: string; command: Command }[] = [
  {
    value: 'quick-fill',
    label: WORDS.quickFill,
    about: WORDS.quickFillAbout,
    command: 'quickFill',
  },
  { value: 'moebius', label: WORDS.moebius, about: WORDS.moebiusAbout, command: 'moebius' },
];

/** Makes the arrow keys work. The kit hands it on to its radio buttons; its types do not know it. */
const GROUP = { name: 'engine' };

export function EngineChoice({ value, onChoose, disabled }: Props) {
  const options = OPTIONS.map(({ value, label, about, command }) => ({
    value,
    children: (
      <div class="segment" title={withKey(about, keyLabel(command, IS_MAC))}>
        {label}
      </div>
    ),
  }));
  return (
    <div role="radiogroup" aria-label={WORDS.engine}>
      <SegmentedControl
        {...GROUP}
        options={options}
        value={value}
        onValueChange={(choice) => onChoose(choice as EngineId)}
        disabled={disabled}
      />
    </div>
  );
}
