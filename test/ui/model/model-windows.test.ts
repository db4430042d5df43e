import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, wholeOf, type Rect } from '../../../src/inference/core/geometry';
import type { Region } from '../../../src/inference/core/regions';
import { zoneAround } from '../../../src/inference/core/zone';
import { viewAround } from '../../../src/inference/engines/moebius/view-rule';
import { fill } from '../../../src/inference/fill';
import {
  modelWindows,
  moveWindow,
  ownRegions,
  sizeWindow,
  withChoice,
} from '../../../src/ui/model/model-windows';
import { fakeEngine, greyRaster } from '../../inference/fake-engine';
import { maskOf } from '../../support/pictures';

const picture = { width: 3000, height: 2000 };

function regionsAround(...holes: Rect[]): readonly Region[] {
  return ownRegions(zoneAround(maskOf(...holes), 4, picture)!, picture);
}

const SMALL: Rect = { x: 1000, y: 800, width: 80, height: 80 };

describe('the model’s windows', () => {
  it('show every pixel around a small mask, in a square of the model’s size', () => {
    const [only, ...others] = modelWindows(regionsAround(SMALL), picture, []);
    expect(only).toMatchObject({ window: { width: 512, height: 512 }, detail: 1 });
    expect(others).toEqual([]);
  });

  it('show fewer the larger the mask', () => {
    const large = { x: 600, y: 400, width: 800, height: 800 };
    const [only] = modelWindows(regionsAround(large), picture, []);
    expect(only!.window.width).toBeGreaterThan(800);
    expect(only!.detail).toBeCloseTo(512 / only!.window.width, 2);
  });

  it('are one for each place far from the others', () => {
    const far = { x: 2600, y: 1700, width: 60, height: 60 };
    expect(modelWindows(regionsAround(SMALL, far), picture, [])).toHaveLength(2);
  });

  it('are those chosen, as long as they contain what is to be filled', () => {
    const own = regionsAround(SMALL);
    const chosen = { x: 500, y: 500, width: 1024, height: 1024 };
    expect(modelWindows(own, picture, [chosen])).toMatchObject([
      { window: chosen, isChosen: true, detail: 0.5 },
    ]);
    const elsewhere = { x: 0, y: 0, width: 600, height: 600 };
    expect(modelWindows(own, picture, [elsewhere])).toMatchObject([
      { window: own[0]!.window, isChosen: false },
    ]);
  });

  it('are the very ones that a fill shows the engine, own and chosen', async () => {
    const holes = [SMALL, { x: 2600, y: 1700, width: 60, height: 60 }] as const;
    const own = regionsAround(...holes);
    const chosen = [moveWindow(own[0]!, { x: 70, y: -40 }, picture)];
    const drawn = modelWindows(own, picture, chosen);
    expect(drawn.map(({ isChosen }) => isChosen)).toEqual([true, false]);

    const { engine } = fakeEngine({ windowAround: viewAround });
    const job = { mask: maskOf(...holes), engine, seed: 0, grow: 4, windows: chosen };
    const { report } = await fill(greyRaster(picture.width, picture.height), job);
    expect(report.windows).toEqual(drawn.map(({ window }) => window));
  });

  it('are the engine’s own again after a reset, also where several were chosen', () => {
    const [{ box, window }] = regionsAround(SMALL) as [Region];
    const other = { x: 2000, y: 0, width: 512, height: 512 };
    const chosen = withChoice(withChoice([other], box, window), box, {
      ...window,
      x: window.x + 9,
    });
    expect(chosen).toEqual([{ ...window, x: window.x + 9 }, other]);
    expect(withChoice(chosen, box, null)).toEqual([other]);
  });
});

describe('a window that is dragged', () => {
  const [region] = regionsAround(SMALL) as [Region];

  it('moves with the pointer until it would lose the hole', () => {
    const { window, box } = region;
    expect(moveWindow(region, { x: 30, y: -20 }, picture)).toEqual({
      ...window,
      x: window.x + 30,
      y: window.y - 20,
    });
    expect(moveWindow(region, { x: 9000, y: 0 }, picture).x).toBe(box.x);
  });

  it('is sized from the corner that is held, and the opposite one stays', () => {
    const { window } = region;
    const sized = sizeWindow(region, { x: -1, y: -1 }, { x: -100, y: -40 }, picture);
    expect(sized).toEqual({
      x: window.x - 100,
      y: window.y - 100,
      width: window.width + 100,
      height: window.height + 100,
    });
    expect(sizeWindow(region, { x: 1, y: 1 }, { x: -300, y: -300 }, picture)).toEqual(window);
  });

  it('stays in the picture around the hole, whatever is done to it', () => {
    const step = fc.record({
      x: fc.integer({ min: -4000, max: 4000 }),
      y: fc.integer({ min: -4000, max: 4000 }),
      corner: fc.record({ x: fc.constantFrom(-1, 1), y: fc.constantFrom(-1, 1) }),
      sizes: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let { window } = region;
        for (const { x, y, corner, sizes } of steps) {
          const one = { ...region, window };
          window = sizes
            ? sizeWindow(one, corner, { x, y }, picture)
            : moveWindow(one, { x, y }, picture);
          expect(encloses(wholeOf(picture), window) && encloses(window, region.box)).toBe(true);
          expect(Math.min(window.width, window.height)).toBeGreaterThanOrEqual(512);
        }
      }),
    );
  });
});
