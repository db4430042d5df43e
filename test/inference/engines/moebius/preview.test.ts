import { describe, expect, it } from 'vitest';
import { coloursOf, fitColours } from '../../../../src/inference/engines/moebius/preview';
import { normals } from '../../../../src/inference/engines/moebius/noise';

const N = 64 * 64;
const BIAS = [0.1, -0.2, 0];
const WEIGHTS = [
  [0.2, 0.1, 0, -0.05],
  [0.15, -0.1, 0.05, 0],
  [0.1, 0, -0.15, 0.1],
];

const trueColour = (colour: number, latents: Float32Array, cell: number) =>
  WEIGHTS[colour]!.reduce((sum, w, c) => sum + w * latents[c * N + cell]!, BIAS[colour]!);

/** A picture whose cells have the colours of `latents`, with something on top that a mean does not see. */
function pictureOf(latents: Float32Array): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: 3 * 512 * 512 }, (_, i) => {
    const [colour, pixel] = [Math.floor(i / 512 ** 2), i % 512 ** 2];
    const [x, y] = [pixel % 512, Math.floor(pixel / 512)];
    const texture = (x + y) % 2 === 0 ? 0.3 : -0.3;
    return trueColour(colour, latents, (y >> 3) * 64 + (x >> 3)) + texture;
  });
}

/** 1 for the pixels of the first `cells` cells. */
function trustedFirst(cells: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: 512 * 512 }, (_, pixel) => {
    const cell = Math.floor(pixel / 512 / 8) * 64 + Math.floor((pixel % 512) / 8);
    return cell < cells ? 1 : 0;
  });
}

describe('a preview', () => {
  const latents = normals(1, 4 * N);
  const known = pictureOf(latents);

  it('shows the colours of latents it has not seen, learned from a few that it has', () => {
    const colours = fitColours(latents, { known, trusted: trustedFirst(200) });
    const others = normals(2, 4 * N).map((value) => 0.5 * value);
    coloursOf(colours, others).forEach((value, i) => {
      const expected = trueColour(Math.floor(i / N), others, i % N);
      expect(Math.abs(value - Math.min(Math.max(expected, -1), 1))).toBeLessThan(0.01);
    });
  });

  it('learns nothing from a cell of which one pixel is not trusted', () => {
    const trusted = trustedFirst(1000);
    const spoilt = known.slice();
    for (let cell = 500; cell < 1000; cell++) {
      const corner = Math.floor(cell / 64) * 8 * 512 + (cell % 64) * 8;
      trusted[corner + 7 * 512 + 7] = 0;
      for (let row = 0; row < 8; row++) {
        spoilt.fill(1, corner + row * 512, corner + row * 512 + 8);
      }
    }
    const colours = fitColours(latents, { known: spoilt, trusted });
    expect(colours).toEqual(fitColours(latents, { known, trusted: trustedFirst(500) }));
  });

  it('is that colour where the window has only one', () => {
    const grey = new Float32Array(3 * 512 * 512).fill(0.25);
    const flat = new Float32Array(4 * N).fill(0.7);
    const colours = fitColours(flat, { known: grey, trusted: trustedFirst(N) });
    expect(coloursOf(colours, latents)).toEqual(new Float32Array(3 * N).fill(0.25));
  });

  it('is grey, and brighter where the first channel is, where next to nothing is known', () => {
    const colours = fitColours(latents, { known, trusted: trustedFirst(63) });
    const shown = coloursOf(
      colours,
      Float32Array.from({ length: 4 * N }, (_, i) => (i < N ? i / N : 5)),
    );
    expect(shown.slice(0, N)).toEqual(shown.slice(N, 2 * N));
    expect(shown.slice(0, N)).toEqual(shown.slice(2 * N));
    expect(shown[N - 1]!).toBeGreaterThan(shown[0]! + 0.1);
  });

  it('stays within what can be shown', () => {
    const colours = fitColours(latents, { known, trusted: trustedFirst(N) });
    const shown = coloursOf(
      colours,
      latents.map((value) => 100 * value),
    );
    expect([Math.min(...shown), Math.max(...shown)]).toEqual([-1, 1]);
  });
});
