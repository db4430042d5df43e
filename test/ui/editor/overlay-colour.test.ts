import { describe, expect, it } from 'vitest';
import {
  contrastingColour,
  counterColour,
  OVERLAY_COLOURS,
} from '../../../src/ui/editor/overlay-colour';

const flat = (...rgba: number[]) => Array.from({ length: 16 }, () => rgba).flat();

describe('contrastingColour', () => {
  it('is the usual one on a grey picture', () => {
    expect(contrastingColour(flat(128, 128, 128, 255))).toBe(OVERLAY_COLOURS[0]);
  });

  it.each(OVERLAY_COLOURS)('is never %s on a picture of that very colour', (colour) => {
    const rgb = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    expect(contrastingColour(flat(...rgb, 255))).not.toBe(colour);
  });

  it('does not look at what is transparent', () => {
    const pixels = [...flat(255, 36, 189, 0), 128, 128, 128, 255];
    expect(contrastingColour(pixels)).toBe(OVERLAY_COLOURS[0]);
  });
});

describe('counterColour', () => {
  it.each(OVERLAY_COLOURS)('of %s is of a far hue, and has that one for its own', (colour) => {
    const [a, b] = [colour, counterColour(colour)].map(hue) as [number, number];
    expect(Math.min(Math.abs(a - b), 360 - Math.abs(a - b))).toBeGreaterThan(150);
    expect(counterColour(counterColour(colour))).toBe(colour);
  });
});

/** In degrees. */
function hue(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  return (Math.atan2(Math.sqrt(3) * (g - b), 2 * r - g - b) * 180) / Math.PI;
}
