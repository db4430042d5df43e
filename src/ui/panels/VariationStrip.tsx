/** The outcomes kept so far, as small pictures to choose from. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { inflate, type Rect } from '../../inference/core/geometry';
import { drawPicture, type Scene } from '../editor/draw-picture';
import type { Viewport } from '../editor/viewport';
import { MODEL_WORDS } from '../model-words';
import type { Variation } from '../variations';
import { WORDS } from '../words';

interface Props {
  readonly variations: readonly Variation[];
  readonly chosen: Variation['result'] | null;
  readonly picture: Pick<Scene, 'levels' | 'size'>;
  readonly disabled: boolean;
  readonly onChoose: (variation: Variation) => void;
}

/** Worth showing from the second outcome on. */
export function VariationStrip({ variations, chosen, picture, disabled, onChoose }: Props) {
  if (variations.length < 2) return null;
  return (
    <div class="variations" role="radiogroup" aria-label={MODEL_WORDS.variations}>
      {variations.map((variation, index) => (
        <Thumbnail
          key={variation.id}
          variation={variation}
          label={labelOf(variation, index)}
          isChosen={variation.result === chosen}
          picture={picture}
          disabled={disabled}
          onChoose={() => onChoose(variation)}
        />
      ))}
    </div>
  );
}

function labelOf({ recipe: { engine, preset, seed } }: Variation, index: number): string {
  const name = engine === 'moebius' ? WORDS.moebius : WORDS.quickFill;
  const recipe = preset ? `${name} ${MODEL_WORDS.preset(preset)}` : name;
  return MODEL_WORDS.variation(index + 1, seed, recipe);
}

interface ThumbnailProps {
  readonly variation: Variation;
  readonly label: string;
  readonly isChosen: boolean;
  readonly picture: Props['picture'];
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

/** Sides of the canvas, in its own pixels: twice what is shown, for dense screens. */
const SIDE = 80;

function Thumbnail({ variation, label, isChosen, picture, disabled, onChoose }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { patch } = variation.result;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) drawPicture(context, { ...picture, patch }, viewOf(patch), 1);
  }, [picture, patch]);
  return (
    <button
      type="button"
      role="radio"
      class="thumbnail"
      aria-checked={isChosen}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onChoose}
    >
      <canvas ref={canvas} width={SIDE} height={SIDE} />
    </button>
  );
}

/** The patch in the middle of the thumbnail, with a quarter of its size around it. */
function viewOf(patch: Rect): Viewport {
  const longer = Math.max(patch.width, patch.height);
  const shown = inflate(patch, longer / 4);
  const scale = SIDE / Math.max(shown.width, shown.height);
  return {
    scale,
    x: SIDE / 2 - (shown.x + shown.width / 2) * scale,
    y: SIDE / 2 - (shown.y + shown.height / 2) * scale,
  };
}
