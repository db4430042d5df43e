/** What the tool in hand can be set to, and what can be done to the mask as a whole. */
import { RangeSlider } from '@create-figma-plugin/ui';
import { useRef } from 'preact/hooks';
import { BRUSH_SIZES } from '../editor/brush-size';
import { TOLERANCES } from '../editor/similar-colours';
import { FEATHERS, GROWTHS } from '../editor/tool-options';
import type { Tools } from '../editor/use-tools';
import { keyLabel, type Command } from '../keys/keymap';
import { words } from '../words/words';
import { IS_MAC } from '../keys/use-keys';
import {
  IconContiguous,
  IconFeather,
  IconGrow,
  IconHardness,
  IconInvert,
  IconRings,
  IconShrink,
  IconSource,
  IconSubtract,
} from './tool-icons';
import { ToolButton } from './ToolButton';
import { useRovingFocus } from './use-roving-focus';

interface Props {
  readonly tools: Tools;
  readonly isBlank: boolean;
  readonly disabled: boolean;
}

export function ToolOptions({ tools, isBlank, disabled }: Props) {
  const { tool } = tools;
  const isPaint = tool === 'brush' || tool === 'erase';
  const props = { tools, disabled };
  return (
    <div class="tool-options">
      {tool !== 'hand' && (
        <div class="tool-settings" role="group" aria-label={words.tools.options(tool)}>
          {isPaint && <BrushSize {...props} />}
          {isPaint && <BrushHardness {...props} />}
          {tool === 'brush' && <Rings {...props} />}
          {tool === 'smart' && <Tolerance {...props} />}
          {tool === 'smart' && <Contiguous {...props} />}
          {!isPaint && <Subtract {...props} />}
        </div>
      )}
      <MaskCommands tools={tools} disabled={disabled || isBlank} canInvert={!disabled} />
    </div>
  );
}

type SettingProps = Omit<Props, 'isBlank'>;

const keysOf = (...commands: Command[]) =>
  commands.map((command) => keyLabel(command, IS_MAC)).join(' ');

function BrushSize({ tools: { brushSize, setBrushSize }, disabled }: SettingProps) {
  return (
    <Slider
      label={words.window.brushSize}
      keys={keysOf('smaller', 'larger')}
      range={BRUSH_SIZES}
      value={brushSize}
      said={words.window.brushPixels(brushSize)}
      onValue={setBrushSize}
      disabled={disabled}
    />
  );
}

function BrushHardness({ tools, disabled }: SettingProps) {
  const shown = words.tools.hardnessValue(tools.brushHardness);
  return (
    <>
      <IconHardness />
      <Slider
        label={words.tools.hardness}
        about={words.tools.hardnessAbout}
        keys={keysOf('softer', 'harder')}
        range={{ smallest: 0, largest: 100 }}
        value={Math.round(100 * tools.brushHardness)}
        shown={shown}
        said={shown}
        onValue={(percent) => tools.setBrushHardness(percent / 100)}
        disabled={disabled}
      />
    </>
  );
}

function Tolerance({ tools: { options, set }, disabled }: SettingProps) {
  return (
    <Slider
      label={words.tools.tolerance}
      about={words.tools.toleranceAbout}
      keys={keysOf('smaller', 'larger')}
      range={TOLERANCES}
      value={options.tolerance}
      said={words.tools.toleranceValue(options.tolerance)}
      onValue={(tolerance) => set({ tolerance })}
      disabled={disabled}
    />
  );
}

interface SliderProps {
  readonly label: string;
  /** What the title says, where the name alone would be too little. */
  readonly about?: string;
  readonly keys: string;
  readonly range: { readonly smallest: number; readonly largest: number };
  readonly value: number;
  /** Beside the slider, where not the bare number. */
  readonly shown?: string;
  /** To a screen reader. */
  readonly said: string;
  readonly onValue: (value: number) => void;
  readonly disabled: boolean;
}

function Slider({ label, about, keys, range, value, shown, said, onValue, disabled }: SliderProps) {
  return (
    <div class="slider" title={words.window.withKey(about ?? label, keys)}>
      <RangeSlider
        aria-label={label}
        aria-valuetext={said}
        minimum={range.smallest}
        maximum={range.largest}
        value={String(value)}
        onNumericValueInput={onValue}
        disabled={disabled}
      />
      <span class="number" aria-hidden="true">
        {shown ?? value}
      </span>
    </div>
  );
}

function Rings({ tools: { options, set }, disabled }: SettingProps) {
  return (
    <ToolButton
      label={words.tools.rings}
      about={words.tools.ringsAbout}
      command="rings"
      pressed={options.closesRings}
      onClick={() => set({ closesRings: !options.closesRings })}
      disabled={disabled}
    >
      <IconRings />
    </ToolButton>
  );
}

function Contiguous({ tools: { options, set }, disabled }: SettingProps) {
  return (
    <ToolButton
      label={words.tools.contiguous}
      about={words.tools.contiguousAbout}
      command="contiguous"
      pressed={options.contiguous}
      onClick={() => set({ contiguous: !options.contiguous })}
      disabled={disabled}
    >
      <IconContiguous />
    </ToolButton>
  );
}

function Subtract({ tools: { options, set }, disabled }: SettingProps) {
  const isOn = options.mode === 'subtract';
  return (
    <ToolButton
      label={words.tools.subtract}
      about={words.tools.subtractAbout}
      command="mode"
      pressed={isOn}
      onClick={() => set({ mode: isOn ? 'add' : 'subtract' })}
      disabled={disabled}
    >
      <IconSubtract />
    </ToolButton>
  );
}

interface MaskCommandsProps extends SettingProps {
  /** Also of a blank mask, which gives the whole picture. */
  readonly canInvert: boolean;
}

function MaskCommands({ tools, disabled, canInvert }: MaskCommandsProps) {
  const bar = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(bar);
  const { growth } = tools.options;
  return (
    <div ref={bar} class="mask-commands" role="toolbar" aria-label={words.tools.mask} {...roving}>
      <ToolButton
        label={words.tools.invert}
        command="invert"
        onClick={tools.invert}
        disabled={!canInvert}
      >
        <IconInvert />
      </ToolButton>
      <ToolButton
        label={words.tools.shrink(growth)}
        command="shrink"
        onClick={() => tools.grow(-growth)}
        disabled={disabled}
      >
        <IconShrink />
      </ToolButton>
      <input
        type="number"
        class="amount"
        aria-label={words.tools.amount}
        title={words.tools.amount}
        min={GROWTHS.smallest}
        max={GROWTHS.largest}
        value={growth}
        onInput={({ currentTarget: { valueAsNumber } }) => tools.set({ growth: valueAsNumber })}
        disabled={!canInvert}
      />
      <ToolButton
        label={words.tools.grow(growth)}
        command="grow"
        onClick={() => tools.grow(growth)}
        disabled={disabled}
      >
        <IconGrow />
      </ToolButton>
      <label class="feather" title={words.seeing.feather}>
        <IconFeather />
        <input
          type="number"
          class="amount"
          aria-label={words.seeing.feather}
          min={FEATHERS.smallest}
          max={FEATHERS.largest}
          value={tools.feather}
          onInput={({ currentTarget: { valueAsNumber } }) => tools.setFeather(valueAsNumber)}
          disabled={!canInvert}
        />
      </label>
      <Source tools={tools} disabled={!canInvert} />
    </div>
  );
}

function Source({ tools: { hasSource, toggleSource }, disabled }: SettingProps) {
  return (
    <ToolButton
      label={words.tools.source}
      about={hasSource ? words.tools.sourceOff : words.tools.sourceAbout}
      command="source"
      pressed={hasSource}
      onClick={() => toggleSource?.()}
      disabled={disabled || !toggleSource}
    >
      <IconSource />
    </ToolButton>
  );
}
