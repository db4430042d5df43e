/** All results of this session for the open picture, of earlier masks too, the newest first. */
import { IconButton, IconCloseSmall24 } from '@create-figma-plugin/ui';
import { useEffect, useRef } from 'preact/hooks';
import type { Picture } from '../document/picture';
import { sourceOf } from '../editor/operations';
import { titled } from '../keys/titled';
import type { Session } from '../session/use-session';
import { recipeLabel } from '../results/variation-label';
import type { Variation } from '../results/variations';
import { words } from '../words/words';
import { Thumbnail } from './Thumbnail';

interface Props {
  readonly outcomes: Session['outcomes'];
  readonly picture: Picture;
  readonly onClose: () => void;
}

export function HistoryPanel({ outcomes, picture, onClose }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { ofPicture, chosen, show } = outcomes;
  return (
    <section class="sheet" aria-labelledby="history-heading">
      <header>
        <h2 id="history-heading" ref={heading} tabIndex={-1}>
          {words.deciding.history}
        </h2>
        <IconButton
          aria-label={words.model.close}
          title={titled(words.model.close, 'cancel')}
          onClick={onClose}
        >
          <IconCloseSmall24 />
        </IconButton>
      </header>
      <p>{words.deciding.historyAbout}</p>
      <ol class="history">
        {[...ofPicture].reverse().map((variation) => (
          <li key={variation.id}>
            <button
              type="button"
              class="history-entry"
              aria-current={variation === chosen}
              onClick={() => {
                show(variation);
                onClose();
              }}
            >
              <Thumbnail patch={variation.result.patch} picture={picture} />
              <Particulars variation={variation} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Particulars({ variation }: { readonly variation: Variation }) {
  const { recipe, operations, raw, result, finish, name, isKept, applied, madeAt } = variation;
  const { deciding, numbers } = words;
  const { layers, report } = raw;
  const made = [
    deciding.seed(recipe.seed),
    ...(sourceOf(operations) ? [deciding.fromSource] : []),
    deciding.took(report.milliseconds / 1000),
    numbers.time(madeAt),
  ];
  const finished = [
    ...(layers.match ? [`${deciding.match} ${numbers.percent(finish.match)}`] : []),
    ...(layers.grain ? [`${deciding.grain} ${numbers.percent(finish.grain)}`] : []),
    `${deciding.feather} ${deciding.featherValue(finish.feather)}`,
  ];
  const state = [
    ...(isKept ? [deciding.isKept] : []),
    ...(applied ? [deciding.applied(words.results.mode(applied))] : []),
  ];
  return (
    <span class="particulars">
      <strong>{name ?? recipeLabel(variation)}</strong>
      <span>{(name ? [recipeLabel(variation), ...made] : made).join(' · ')}</span>
      {result !== raw && <span>{finished.join(' · ')}</span>}
      {state.length > 0 && <span>{state.join(' · ')}</span>}
    </span>
  );
}
