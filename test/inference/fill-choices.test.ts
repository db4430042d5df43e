/** What a person may choose about a fill beside the mask. */
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../src/inference/core/geometry';
import { paste } from '../../src/inference/core/paste';
import { fill } from '../../src/inference/fill';
import { drawMask } from './core/draw-mask';
import { fakeEngine, greyRaster } from './fake-engine';

describe('fill', () => {
  it('shows the engine the window that was chosen for it, where that holds the hole', async () => {
    const source = greyRaster(40, 30);
    const mask = drawMask(['#'], { x: 20, y: 15 });
    const seen = async (...windows: Rect[]) => {
      const { engine } = fakeEngine();
      const { report } = await fill(source, { mask, engine, seed: 0, grow: 1, windows });
      return report.windows;
    };
    const own = { x: 17, y: 12, width: 7, height: 7 };
    const chosen = { x: 5, y: 10, width: 20, height: 20 };
    const elsewhere = { x: 0, y: 0, width: 20, height: 30 };
    const beyond = { x: 10, y: 10, width: 40, height: 10 };
    expect(await seen()).toEqual([own]);
    expect(await seen(elsewhere, beyond, chosen)).toEqual([chosen]);
    expect(await seen(elsewhere, beyond)).toEqual([own]);
  });

  it('fades into the picture over the feather', async () => {
    const source = greyRaster(21, 1);
    const mask = drawMask(['#'], { x: 10, y: 0 });
    const { engine } = fakeEngine();
    const { patch } = await fill(source, { mask, engine, seed: 0, grow: 0, feather: 3 });
    const reds = [...paste(source, patch).data].filter((_, i) => i % 4 === 0);
    expect(reds.slice(6, 12)).toEqual([100, 113, 144, 181, 200, 181]);
  });
});
