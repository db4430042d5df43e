/** What a window takes along to another page, gathered from its parts, and put back into them there. */
import type { Editing } from '../document/editing';
import type { WindowWork } from './handover';
import type { Picture } from '../document/picture';
import type { useEngineChoice } from '../model/use-engine-choice';
import type { HandoverParts } from './use-handover';
import type { useMask } from '../document/use-mask';
import type { Model } from '../model/use-model';
import type { useMoebius } from '../model/use-moebius';
import type { useSight } from './use-sight';
import type { ToolChoice } from './use-tool-choice';
import { words } from '../words/words';

interface Parts {
  readonly picture: Picture | null;
  readonly mask: ReturnType<typeof useMask>;
  readonly engine: ReturnType<typeof useEngineChoice>;
  readonly model: Model;
  readonly moebius: ReturnType<typeof useMoebius>;
  readonly sight: ReturnType<typeof useSight>;
  readonly view: ToolChoice & {
    readonly brushSize: number;
    readonly setBrushSize: (size: number) => void;
    readonly setNotice: (text: string) => void;
  };
  /** Hears of the result that was open again, before its picture is. */
  readonly takeUp: (editing: Editing | null) => void;
  readonly settled: () => Promise<void>;
  readonly onBug: (error: unknown) => void;
}

export function windowWork({ picture, mask, engine, model, moebius, sight, view, ...rest }: Parts) {
  return {
    picture,
    work: {
      masks: mask.masks,
      tool: view.tool,
      toolOptions: view.toolOptions,
      brushSize: view.brushSize,
      engine: engine.engine,
      isPanelOpen: engine.isPanelOpen,
      preset: moebius.preset,
      seed: moebius.seed,
      editing: picture?.edit ?? null,
      chosenWindows: sight.chosenWindows,
    },
    resume(work: WindowWork, cameBack: boolean) {
      mask.restore(work.masks);
      rest.takeUp(work.editing);
      sight.setChosenWindows(work.chosenWindows);
      view.setTool(work.tool);
      view.setToolOptions(work.toolOptions);
      view.setBrushSize(work.brushSize);
      moebius.setPreset(work.preset);
      moebius.setSeed(work.seed);
      if (cameBack) return;
      if (work.engine === 'moebius') engine.choose('moebius');
      if (work.isPanelOpen) engine.openPanel();
      view.setNotice(words.window.movedToEngine);
    },
    settled: rest.settled,
    miss: model.miss,
    onBug: rest.onBug,
  } satisfies HandoverParts;
}
