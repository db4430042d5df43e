/**
 * Where a result is seen: in random documents, the built plugin applies a result in each mode, and the
 * page is looked at point by point, by a renderer that shares no code with the plugin.
 *
 *  - A result that is the original changes no colour anywhere.
 *  - A result with a mark in it looks exactly as if the mark had been in the original picture.
 *
 * Points are in or out of an outline: there is no anti-aliasing. A layer laid over another of the same
 * outline covers its half-covered edge pixels a second time, which only hiding the original avoids.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsWholePatch, RESULT_MODES, type ResultMode } from '../../src/figma/contract';
import { isFailure } from '../../src/inference/core/errors';
import { SceneDocument } from '../../stage/document/document';
import type { Point } from '../../stage/document/matrix';
import type { SceneNode } from '../../stage/document/scene';
import { colourAt } from '../../stage/probe/colour-at';
import type { PictureData, Pictures } from '../../stage/probe/picture';
import type { Pixel } from '../../stage/probe/pixel';
import { MainThread } from './main-thread';
import { clearPng, greyPng } from './pictures';
import { build, plainly, randomDocument, type RandomDocument } from './random-document';

const SIZE = { width: 24, height: 16 };
const MARK = { x: 7, y: 4, width: 9, height: 6 };
const DOCUMENTS = 150;
/** The same documents each time, so that a change is judged and not chance; others by hand. */
const SEED = Number(process.env['INPAINT_SEED'] ?? 20261121);
/** Per side of the grid of points that are looked at. */
const GRID = 11;

describe.each(RESULT_MODES)('a result as %s', (mode) => {
  it.each([
    ['that is the original is not to be seen', false],
    ['with a mark looks as if the original had it', true],
  ])('%s', { timeout: 120_000 }, async (_, isMarked) => {
    const main = await MainThread.start();
    const count = { applied: 0, points: 0, marked: 0, borderline: 0 };
    await fc.assert(
      fc.asyncProperty(randomDocument, fc.nat(9), fc.boolean(), async (any, chance, isClear) => {
        // Most looks let no patch lie on them, so most documents for patches are plain.
        const isPlain = chance < (mode === 'patch-layer' ? 9 : 3);
        const made = isPlain ? plainly(any) : any;
        await check(main, made, { mode, isMarked, hasAlpha: isClear && !isPlain }, count);
      }),
      { numRuns: DOCUMENTS, seed: SEED },
    );
    expect(count.applied).toBeGreaterThan(DOCUMENTS / 3);
    if (isMarked) expect(count.marked).toBeGreaterThan(count.applied);
    // Where a point falls on the border of two pixels, rounding decides which it shows.
    expect(count.borderline).toBeLessThan(count.points / 1000);
  });
});

interface Job {
  readonly mode: ResultMode;
  readonly isMarked: boolean;
  readonly hasAlpha: boolean;
}

interface Count {
  applied: number;
  points: number;
  /** Points at which the mark makes a difference. */
  marked: number;
  borderline: number;
}

async function check(main: MainThread, made: RandomDocument, job: Job, count: Count) {
  const { document } = main;
  document.load(new SceneDocument().toState());
  const original = picture(job.hasAlpha, false);
  const file = job.hasAlpha ? clearPng(SIZE.width, SIZE.height) : greyPng(SIZE.width, SIZE.height);
  const hash = main.addImage(file);
  const source = build(document, made, hash);
  main.select(source);
  const before = document.toState();
  const seenBefore = document.toState();

  const result = resultFor(made, job);
  const { layer } = await main.call('readPicture', { render: false });
  const { png, patch, data } = result;
  try {
    await main.addLayer(layer, png, { mode: job.mode, patch });
  } catch (error) {
    if (!isFailure(error, 'no-place')) throw error;
    expect(document.toState()).toEqual(before);
    return;
  }
  count.applied++;
  const images = new Map([
    [hash, original],
    [main.addImage(png), data],
  ]);
  const expected = new SceneDocument(seenBefore);
  const asIf = picture(job.hasAlpha, job.isMarked);
  const wanted: Pictures = (paint, node) =>
    paint.imageHash === hash && node.id === source.id
      ? asIf
      : (images.get(paint.imageHash ?? '') ?? null);
  const got: Pictures = (paint) => images.get(paint.imageHash ?? '') ?? null;
  const look = (point: Point) => ({
    wanted: colourAt(expected, point, wanted),
    got: colourAt(document, point, got),
  });
  for (const point of pointsOver(expected, expected.nodeById(source.id)!)) {
    count.points++;
    if (!isSame({ wanted: look(point).wanted, got: colourAt(expected, point, got) }))
      count.marked++;
    if (isSame(look(point))) continue;
    if (isBorderline(point, look)) count.borderline++;
    else expect(look(point).got, `at ${point.x}, ${point.y}`).toEqual(look(point).wanted);
  }
  expect(document.undo()).toBe(true);
  expect(document.toState()).toEqual(before);
}

/** What a change of the least moves from one pixel to its neighbour is on the border between them. */
function isBorderline(
  point: Point,
  look: (point: Point) => { wanted: Pixel; got: Pixel },
): boolean {
  return [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].some(([x, y]) => isSame(look({ x: point.x + x! * 1e-6, y: point.y + y! * 1e-6 })));
}

function isSame({ wanted, got }: { wanted: Pixel; got: Pixel }): boolean {
  return (['r', 'g', 'b', 'a'] as const).every((key) => Math.abs(wanted[key] - got[key]) < 1e-9);
}

/** A grid over the source and a little around it, at no special places. */
function pointsOver(document: SceneDocument, source: SceneNode): Point[] {
  const { x, y, width, height } = document.absoluteBounds(source);
  const at = (index: number) => -0.1 + (1.2 * (index + 0.4137)) / GRID;
  return Array.from({ length: GRID * GRID }, (_, index) => ({
    x: x + width * at(index % GRID),
    y: y + height * at(Math.floor(index / GRID)),
  }));
}

function resultFor(made: RandomDocument, { mode, isMarked, hasAlpha }: Job) {
  const data = picture(hasAlpha, isMarked);
  const whole = { x: 0, y: 0, ...SIZE };
  if (mode !== 'patch-layer') {
    const make = hasAlpha ? clearPng : greyPng;
    // As many other bytes as it takes to be another image.
    return { png: otherFile(make(SIZE.width, SIZE.height)), patch: null, data };
  }
  const rect = needsWholePatch({ ...made.source.paint })
    ? whole
    : { x: 5, y: 2, width: 14, height: 11 };
  return {
    png: otherFile(clearPng(rect.width, rect.height)),
    patch: { rect, picture: SIZE, seeThrough: hasAlpha },
    data: part(data, rect),
  };
}

/** The header's checks read no further than IDAT; what follows the end is ignored. */
function otherFile(png: Uint8Array): Uint8Array {
  return new Uint8Array([...png, 1]);
}

/** Every pixel another colour; the mark inverts them. */
function picture(hasAlpha: boolean, isMarked: boolean): PictureData {
  const data = new Uint8Array(SIZE.width * SIZE.height * 4);
  for (let y = 0; y < SIZE.height; y++) {
    for (let x = 0; x < SIZE.width; x++) {
      const colour = [10 * x, 15 * y, (37 * x + 91 * y) % 256];
      const isIn =
        x >= MARK.x && y >= MARK.y && x < MARK.x + MARK.width && y < MARK.y + MARK.height;
      const shown = isMarked && isIn ? colour.map((channel) => 255 - channel) : colour;
      data.set([...shown, hasAlpha ? 120 + 5 * x : 255], (y * SIZE.width + x) * 4);
    }
  }
  return { ...SIZE, data };
}

function part(whole: PictureData, { x, y, width, height }: typeof MARK): PictureData {
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * whole.width + x) * 4;
    data.set(whole.data.subarray(start, start + width * 4), row * width * 4);
  }
  return { width, height, data };
}
