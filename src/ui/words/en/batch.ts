/** The same mask for several pictures at once. */
import { list, number, plural } from './numbers';

export const batch = {
  fillAll: (pictures: number) => `Fill all ${number(pictures)}`,
  fillAllAbout: (pictures: number, mode: string) =>
    `Fill the ${number(pictures)} pictures of exactly this size where this one is painted, and apply each as “${mode}”`,
  position: (at: number, of: number, name: string) =>
    `Picture ${number(at)} of ${number(of)}: “${name}”`,
  done: (pictures: number, of: number) =>
    pictures === of
      ? `All ${number(of)} pictures are done; Undo in Figma takes them back one by one.`
      : `${number(pictures)} of ${number(of)} pictures ${plural(pictures, { one: 'is', other: 'are' })} done.`,
  stopped: (pictures: number, of: number) =>
    `Stopped. ${number(pictures)} of ${number(of)} pictures ${plural(pictures, { one: 'is', other: 'are' })} done.`,
  failed: (names: readonly string[], reason: string) =>
    `${list(names.map((name) => `“${name}”`))}: ${reason}`,
  bug: 'Something went wrong in Inpaint itself.',
};
