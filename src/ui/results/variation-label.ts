/** What an outcome is called where nobody has named it. */
import type { Variation } from './variations';
import { words } from '../words/words';

export function recipeLabel({ recipe: { engine, preset } }: Variation): string {
  const name = engine === 'moebius' ? words.window.moebius : words.window.quickFill;
  return preset ? `${name} ${words.model.preset(preset)}` : name;
}

/** @param index - of the strip, from 0 */
export function variationLabel(variation: Variation, index: number): string {
  const { name, recipe, isKept } = variation;
  const made = words.model.variation(index + 1, recipe.seed, recipeLabel(variation));
  const label = name ? `${name}. ${made}` : made;
  return isKept ? `${label}, ${words.deciding.isKept}` : label;
}
