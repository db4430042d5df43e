/** The masking tools, undo, redo and clear; below or beside them what the tool in hand can be set to. */
import { IconTrash24 } from '@create-figma-plugin/ui';
import { useRef } from 'preact/hooks';
import type { History } from '../editor/history';
import { isBlank, TOOLS, type Tool } from '../editor/operations';
import type { Tools } from '../editor/use-tools';
import { IconRedo, IconUndo } from './icons';
import { words } from '../words/words';
import { TOOL_ICONS } from './tool-icons';
import { ToolButton } from './ToolButton';
import { ToolOptions } from './ToolOptions';
import { useRovingFocus } from './use-roving-focus';

interface Props {
  readonly tools: Tools;
  readonly history: History;
  /** null where there is nothing to undo. */
  readonly onUndo: (() => void) | null;
  readonly onRedo: () => void;
  readonly onClear: () => void;
  readonly disabled: boolean;
}

export function Toolbar({ tools, history, onUndo, disabled, ...props }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(bar);
  return (
    <div class="tools">
      <div ref={bar} class="toolbar" role="toolbar" aria-label={words.window.tools} {...roving}>
        {TOOLS.map((tool) => (
          <OneTool
            key={tool}
            tool={tool}
            isInHand={tool === tools.tool}
            onTake={() => tools.take(tool)}
            disabled={disabled}
          />
        ))}
        <span class="spacer" />
        <ToolButton
          label={words.window.undo}
          command="undo"
          onClick={() => onUndo?.()}
          disabled={!onUndo}
        >
          <IconUndo />
        </ToolButton>
        <ToolButton
          label={words.window.redo}
          command="redo"
          onClick={props.onRedo}
          disabled={disabled || history.undone.length === 0}
        >
          <IconRedo />
        </ToolButton>
        <ToolButton
          label={words.window.clear}
          command="clear"
          onClick={props.onClear}
          disabled={disabled || isBlank(history.done)}
        >
          <IconTrash24 />
        </ToolButton>
      </div>
      <ToolOptions tools={tools} isBlank={isBlank(history.done)} disabled={disabled} />
    </div>
  );
}

interface OneToolProps {
  readonly tool: Tool;
  readonly isInHand: boolean;
  readonly onTake: () => void;
  readonly disabled: boolean;
}

function OneTool({ tool, isInHand, onTake, disabled }: OneToolProps) {
  const Icon = TOOL_ICONS[tool];
  return (
    <ToolButton
      label={words.tools.tool(tool)}
      about={words.tools.toolAbout(tool)}
      command={tool}
      pressed={isInHand}
      onClick={onTake}
      disabled={disabled}
    >
      <Icon />
    </ToolButton>
  );
}
