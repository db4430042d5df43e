/** The masking tools on the open picture: which is in hand, how it is set, and what it does. */
import type { Size } from '../../inference/core/geometry';
import type { Commands } from '../keys/use-keys';
import type { Mask } from '../document/use-mask';
import { stepBrushSize, stepHardness } from './brush-size';
import type { ToolInHand } from './MaskCanvas';
import { featherOf, isBlank, sourceOf, type Operation, type Tool } from './operations';
import { encodeRuns } from './run-mask';
import { FEATHERS, isWithin, withOptions, type ToolOptions } from './tool-options';
import type { MaskRaster } from './use-mask-raster';
import { useSmartSelect } from './use-smart-select';

interface Parts {
  readonly tool: Tool;
  readonly setTool: (tool: Tool) => void;
  readonly toolOptions: ToolOptions;
  readonly setToolOptions: (options: ToolOptions) => void;
  readonly brushSize: number;
  readonly setBrushSize: (size: number) => void;
  readonly brushHardness: number;
  readonly setBrushHardness: (hardness: number) => void;
  readonly mask: Mask;
  readonly raster: MaskRaster | null;
  readonly picture: { readonly size: Size; readonly levels: readonly ImageBitmap[] };
  /** Something is being done to the mask: what was said before no longer matters. */
  readonly onUse: () => void;
}

export type Tools = ReturnType<typeof useTools>;

export function useTools({ tool, setTool, mask, raster, picture, onUse, ...parts }: Parts) {
  const { toolOptions: options, setToolOptions } = parts;
  const { brushSize, setBrushSize, brushHardness, setBrushHardness } = parts;
  const add = (operation: Operation) => {
    onUse();
    mask.add(operation, picture.size);
  };
  const smart = useSmartSelect({
    bitmap: picture.levels[0]!,
    onSelected: add,
    onChanged: mask.amend,
  });

  const set = (part: Partial<ToolOptions>) => {
    const next = withOptions(options, part);
    setToolOptions(next);
    const isOther = next.tolerance !== options.tolerance || next.contiguous !== options.contiguous;
    const last = mask.history.done.at(-1);
    if (isOther && tool === 'smart' && last?.kind === 'select') smart.change(last, next);
  };
  const invert = () => add({ kind: 'invert' });
  const grow = (by: number) => add({ kind: 'grow', by });
  const setFeather = (pixels: number) => {
    if (!isWithin(FEATHERS, pixels)) return; // no number yet, as in a field half typed
    const feather = { kind: 'feather', by: Math.round(pixels) } as const;
    const last = mask.history.done.at(-1);
    // What is typed digit by digit is one step back.
    if (last?.kind === 'feather') mask.amend(last, feather);
    else add(feather);
  };

  const inHand: ToolInHand = {
    tool,
    mode: options.mode,
    brushSize,
    brushHardness,
    closesRings: options.closesRings,
    isBusy: smart.isBusy,
    onOperation: add,
    onPick: (at, mode) => smart.pick(at, mode, options),
  };
  return {
    tool,
    take: setTool,
    brushSize,
    setBrushSize,
    brushHardness,
    setBrushHardness,
    options,
    set,
    invert,
    grow,
    feather: featherOf(mask.history.done),
    setFeather,
    ...sourceSwitch(mask.history.done, raster, add),
    inHand,
    smart,
  };
}

function sourceSwitch(
  done: readonly Operation[],
  raster: MaskRaster | null,
  add: (operation: Operation) => void,
) {
  const hasSource = sourceOf(done) !== null;
  const toggle = () => {
    const pixels = hasSource ? null : raster && encodeRuns(raster.outlined.levelFor(1));
    if (hasSource || pixels) add({ kind: 'source', pixels });
  };
  return {
    hasSource,
    /** Fills learn from what is masked only, or from the whole picture again; null where neither can be. */
    toggleSource: hasSource || !isBlank(done) ? toggle : null,
  };
}

/** In percent, by key. */
const TOLERANCE_STEP = 2;

/** The keys of the tools, while the mask can be worked on. */
export function toolCommands(tools: Tools, mask: Mask): Commands {
  const { take, tool, options, set, brushSize, setBrushSize, smart } = tools;
  const isPaint = tool === 'brush' || tool === 'erase';
  const step = (by: 1 | -1) => {
    if (isPaint) return () => setBrushSize(stepBrushSize(brushSize, by));
    if (tool !== 'smart') return null;
    return () => set({ tolerance: options.tolerance + by * TOLERANCE_STEP });
  };
  const harden = (by: 1 | -1) =>
    isPaint ? () => tools.setBrushHardness(stepHardness(tools.brushHardness, by)) : null;
  return {
    hand: () => take('hand'),
    brush: () => take('brush'),
    erase: () => take('erase'),
    lasso: () => take('lasso'),
    polygon: () => take('polygon'),
    rectangle: () => take('rectangle'),
    ellipse: () => take('ellipse'),
    smart: () => take('smart'),
    smaller: step(-1),
    larger: step(1),
    softer: harden(-1),
    harder: harden(1),
    mode: () => set({ mode: options.mode === 'add' ? 'subtract' : 'add' }),
    rings: () => set({ closesRings: !options.closesRings }),
    contiguous: () => set({ contiguous: !options.contiguous }),
    invert: tools.invert,
    grow: () => tools.grow(options.growth),
    shrink: () => tools.grow(-options.growth),
    source: tools.toggleSource,
    undo: mask.undo,
    redo: mask.redo,
    clear: mask.clear,
    cancel: smart.isBusy ? smart.stop : null,
  };
}
