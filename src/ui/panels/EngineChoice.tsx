/** Quick Fill or Moebius. */
import { SegmentedControl } from '@create-figma-plugin/ui';
import type { EngineId } from '../../inference/contract';
import type { Command } from '../keys/keymap';
import { titled } from '../keys/titled';
import { words } from '../words/words';

interface Props {
  readonly value: EngineId;
  readonly onChoose: (choice: EngineId) => void;
  readonly disabled: boolean;
}

const COMMAND: Readonly<Record<EngineId, Command>> = {
  'quick-fill': 'quickFill',
  moebius: 'moebius',
};

/** Makes the arrow keys work. The kit hands it on to its radio buttons; its types do not know it. */
const GROUP = { name: 'engine' };

export function EngineChoice({ value, onChoose, disabled }: Props) {
  const { quickFill, quickFillAbout, moebius, moebiusAbout } = words.window;
  const option = (value: EngineId, label: string, about: string) => ({
    value,
    children: (
      <div class="segment" title={titled(about, COMMAND[value])}>
        {label}
      </div>
    ),
  });
  const options = [
    option('quick-fill', quickFill, quickFillAbout),
    option('moebius', moebius, moebiusAbout),
  ];
  return (
    <div role="radiogroup" aria-label={words.window.engine}>
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
