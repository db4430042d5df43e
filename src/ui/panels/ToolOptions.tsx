/** What the tool in hand can be set to, and what can be done to the mask as a whole. */
import { RangeSlider } from '@create-figma-plugin/ui';
import { useRef } from 'preact/hooks';
import { BRUSH_SIZES } from '../editor/brush-size';
import { TOLERANCES } from '../editor/similar-colours';
import { GROWTHS } from '../editor/tool-options';
import type { Tools } from '../editor/use-tools';
import { keyLabel } from '../keymap';
import { TOOL_WORDS } from '../tool-words';
import { IS_MAC } from '../use-keys';
import { WORDS, withKey } from '../words';
import {
  IconContiguous,
  IconGrow,
  IconInvert,
  IconRings,
  IconShrink,
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
        <div class="tool-settings" role="group" aria-label={TOOL_WORDS.options(tool)}>
          {isPaint && <BrushSize {...props} />}
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

function BrushSize({ tools: { brushSize, setBrushSize }, disabled }: SettingProps) {
  const keys = `${keyLabel('smaller', IS_MAC)} ${keyLabel('larger', IS_MAC)}`;
  return (
    <div class="slider" title={withKey(WORDS.brushSize, keys)}>
      <RangeSlider
        aria-label={WORDS.brushSize}
        aria-valuetext={WORDS.brushPixels(brushSize)}
        minimum={BRUSH_SIZES.smallest}
        maximum={BRUSH_SIZES.largest}
        value={String(brushSize)}
        onNumericValueInput={setBrushSize}
        disabled={disabled}
      />
      <span class="number" aria-hidden="true">
        {brushSize}
      </span>
    </div>
  );
}

function Tolerance({ tools: { options, set }, disabled }: SettingProps) {
  return (
    <div class="slider" title={TOOL_WORDS.toleranceAbout}>
      <RangeSlider
        aria-label={TOOL_WORDS.tolerance}
        aria-valuetext={TOOL_WORDS.toleranceValue(options.tolerance)}
        minimum={TOLERANCES.smallest}
        maximum={TOLERANCES.largest}
        value={String(options.tolerance)}
        onNumericValueInput={(tolerance) => set({ tolerance })}
        disabled={disabled}
      />
      <span class="number" aria-hidden="true">
        {options.tolerance}
      </span>
    </div>
  );
}

function Rings({ tools: { options, set }, disabled }: SettingProps) {
  return (
    <ToolButton
      label={TOOL_WORDS.rings}
      about={TOOL_WORDS.ringsAbout}
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
      label={TOOL_WORDS.contiguous}
      about={TOOL_WORDS.contiguousAbout}
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
      label={TOOL_WORDS.subtract}
      about={TOOL_WORDS.subtractAbout}
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
    <div ref={bar} class="mask-commands" role="toolbar" aria-label={TOOL_WORDS.mask} {...roving}>
      <ToolButton
        label={TOOL_WORDS.invert}
        command="invert"
        onClick={tools.invert}
        disabled={!canInvert}
      >
        <IconInvert />
      </ToolButton>
      <ToolButton
        label={TOOL_WORDS.shrink(growth)}
        command="shrink"
        onClick={() => tools.grow(-growth)}
        disabled={disabled}
      >
        <IconShrink />
      </ToolButton>
      <input
        type="number"
        class="amount"
        aria-label={TOOL_WORDS.amount}
        title={TOOL_WORDS.amount}
        min={GROWTHS.smallest}
        max={GROWTHS.largest}
        value={growth}
        onInput={({ currentTarget: { valueAsNumber } }) => tools.set({ growth: valueAsNumber })}
        disabled={!canInvert}
      />
      <ToolButton
        label={TOOL_WORDS.grow(growth)}
        command="grow"
        onClick={() => tools.grow(growth)}
        disabled={disabled}
      >
        <IconGrow />
      </ToolButton>
    </div>
  );
}
