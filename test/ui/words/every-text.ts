/** Every text that a language has, functions called with the samples, by where it is. */
import type { Words } from '../../../src/ui/words/words';
import { SAMPLES } from './samples';

type Call = (...values: readonly unknown[]) => string;
type Topics = Readonly<Record<string, Readonly<Record<string, Call | string | readonly string[]>>>>;
type Samples = Readonly<Record<string, Readonly<Record<string, readonly unknown[][]>>>>;

export function everyText(words: Words): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [topic, samples] of Object.entries(SAMPLES as unknown as Samples)) {
    for (const [name, entry] of Object.entries((words as unknown as Topics)[topic]!)) {
      const path = `${topic}.${name}`;
      if (typeof entry === 'function') {
        for (const values of samples[name]!) {
          texts.set(`${path}(${JSON.stringify(values).slice(1, -1)})`, entry(...values));
        }
      } else [entry].flat().forEach((text, i) => texts.set(`${path}.${i}`, text));
    }
  }
  return texts;
}
