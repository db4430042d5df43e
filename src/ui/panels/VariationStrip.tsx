/** The outcomes of one mask, as small pictures to choose from; each can be kept and named. */
import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../document/picture';
import type { Session } from '../session/use-session';
import type { Deciding } from '../results/use-deciding';
import { variationLabel } from '../results/variation-label';
import type { Variation } from '../results/variations';
import { words } from '../words/words';
import { IconKeep, IconName } from './deciding-icons';
import { rovedTo } from './roved-to';
import { Thumbnail } from './Thumbnail';
import { ToolButton } from './ToolButton';

interface Props {
  readonly outcomes: Session['outcomes'];
  readonly deciding: Deciding;
  readonly picture: Picture;
}

/** Worth showing from the second outcome on, or to name the first. */
export function VariationStrip({ outcomes, deciding, picture }: Props) {
  const { strip, chosen } = outcomes;
  const isNaming = deciding.open === 'name';
  if (!chosen || (strip.length < 2 && !isNaming)) return null;
  return (
    <div class="variations">
      {isNaming ? (
        <NameField
          key={chosen.id}
          variation={chosen}
          onName={(name) => outcomes.rename(chosen, name)}
          onClose={deciding.close}
        />
      ) : (
        <Choice
          strip={strip}
          chosen={chosen}
          picture={picture}
          onChoose={outcomes.show}
          onName={() => deciding.toggle('name')}
        />
      )}
      <ToolButton
        label={words.deciding.keep}
        about={words.deciding.keepAbout}
        command="keep"
        pressed={chosen.isKept}
        onClick={() => outcomes.toggleKept(chosen)}
        disabled={!outcomes.canKeep}
      >
        <IconKeep />
      </ToolButton>
      <ToolButton
        label={words.deciding.rename}
        command="rename"
        pressed={isNaming}
        onClick={() => deciding.toggle('name')}
      >
        <IconName />
      </ToolButton>
    </div>
  );
}

interface ChoiceProps {
  readonly strip: readonly Variation[];
  readonly chosen: Variation;
  readonly picture: Picture;
  readonly onChoose: (variation: Variation) => void;
  readonly onName: () => void;
}

/** As WAI-ARIA has it for radio buttons, the arrows choose where they go. */
function Choice({ strip, chosen, picture, onChoose, onName }: ChoiceProps) {
  const group = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rovedTo(event, strip.indexOf(chosen), strip.length);
    if (next === null) return;
    event.preventDefault();
    onChoose(strip[next]!);
    (group.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div
      ref={group}
      class="thumbnails"
      role="radiogroup"
      tabIndex={-1}
      aria-label={words.model.variations}
      onKeyDown={onKeyDown}
    >
      {strip.map((variation, index) => (
        <button
          key={variation.id}
          type="button"
          role="radio"
          class="thumbnail"
          tabIndex={variation === chosen ? 0 : -1}
          aria-checked={variation === chosen}
          aria-label={variationLabel(variation, index)}
          title={variationLabel(variation, index)}
          data-kept={variation.isKept}
          onClick={() => onChoose(variation)}
          onDblClick={onName}
        >
          <Thumbnail patch={variation.result.patch} picture={picture} />
        </button>
      ))}
    </div>
  );
}

interface NameProps {
  readonly variation: Variation;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Enter and leaving the field take the name, Escape leaves it as it was. */
function NameField({ variation, onName, onClose }: NameProps) {
  const field = useRef<HTMLInputElement>(null);
  const isGivenUp = useRef(false);
  useEffect(() => field.current?.select(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    isGivenUp.current = event.key === 'Escape';
    if (!isGivenUp.current) onName(field.current?.value ?? '');
    onClose();
  };
  return (
    <input
      ref={field}
      type="text"
      class="name-field"
      maxLength={80}
      aria-label={words.deciding.name}
      placeholder={words.deciding.name}
      defaultValue={variation.name ?? ''}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget }) => !isGivenUp.current && onName(currentTarget.value)}
    />
  );
}
