/** Brush, eraser, size, undo, redo, clear. */
import { IconTrash24, RangeSlider } from '@create-figma-plugin/ui';
import { BRUSH_SIZES } from '../editor/brush-size';
import { isBlank, type Tool } from '../editor/operations';
import type { History } from '../editor/history';
import { IconBrush, IconEraser, IconRedo, IconUndo } from '../icons';
import { keyLabel } from '../keymap';
import { IS_MAC } from '../use-keys';
import { WORDS, withKey } from '../words';
import { IconAction } from './IconAction';

interface Props {
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly brushSize: number;
  readonly onBrushSize: (size: number) => void;
  readonly history: History;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly disabled: boolean;
}

export function Toolbar({ tool, onTool, history, disabled, ...props }: Props) {
  return (
    <div class="toolbar" role="group" aria-label={WORDS.tools}>
      <ToolButtons tool={tool} onTool={onTool} disabled={disabled} />
      <BrushSize size={props.brushSize} onSize={props.onBrushSize} disabled={disabled} />
      <IconAction
        label={WORDS.undo}
        command="undo"
        onClick={props.onUndo}
        disabled={disabled || history.done.length === 0}
      >
        <IconUndo />
      </IconAction>
      <IconAction
        label={WORDS.redo}
        command="redo"
        onClick={props.onRedo}
        disabled={disabled || history.undone.length === 0}
      >
        <IconRedo />
      </IconAction>
      <IconAction
        label={WORDS.clear}
        command="clear"
        onClick={props.onClear}
        disabled={disabled || isBlank(history.done)}
      >
        <IconTrash24 />
      </IconAction>
    </div>
  );
}

function ToolButtons({ tool, onTool, disabled }: Pick<Props, 'tool' | 'onTool' | 'disabled'>) {
  return (
    <>
      <IconAction
        label={WORDS.brush}
        command="brush"
        pressed={tool === 'brush'}
        onClick={() => onTool('brush')}
        disabled={disabled}
      >
        <IconBrush />
      </IconAction>
      <IconAction
        label={WORDS.erase}
        about={WORDS.eraseAbout}
        command="erase"
        pressed={tool === 'erase'}
        onClick={() => onTool('erase')}
        disabled={disabled}
      >
        <IconEraser />
      </IconAction>
    </>
  );
}

interface BrushSizeProps {
  readonly size: number;
  readonly onSize: (size: number) => void;
  readonly disabled: boolean;
}

function BrushSize({ size, onSize, disabled }: BrushSizeProps) {
  const keys = `${keyLabel('smaller', IS_MAC)} ${keyLabel('larger', IS_MAC)}`;
  return (
    <div class="brush-size" title={withKey(WORDS.brushSize, keys)}>
      <RangeSlider
        aria-label={WORDS.brushSize}
        aria-valuetext={WORDS.brushPixels(size)}
        minimum={BRUSH_SIZES.smallest}
        maximum={BRUSH_SIZES.largest}
        value={String(size)}
        onNumericValueInput={onSize}
        disabled={disabled}
      />
      <span class="number" aria-hidden="true">
        {size}
      </span>
    </div>
  );
}
