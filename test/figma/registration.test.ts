/**
 * Where a result is seen: in random documents, the built plugin applies a result in each mode, and the
 * page is looked at pixel by pixel, by a renderer that shares no code with the plugin.
 *
 *  - A result that is the original changes no colour anywhere.
 *  - A result with a mark in it looks exactly as if the mark had been in the original picture.
 *
 * Outlines are anti-aliased. A layer laid over another of the same outline covers its edge pixels a
 * second time: what was covered by a share a is then covered by 1 − (1 − a)², so up to a quarter of the
 * contrast is added at a half-covered pixel, as when a designer duplicates a layer in place. Only
 * *Replace fill*, and a result whose original had to be hidden, are free of it; to hide every original
 * would be, too, and would leave nothing where somebody deletes the result. So edge pixels are counted
 * and held to that bound, and to 1/255 where the original is not seen any more.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needsWholePatch, RESULT_MODES, type ResultMode } from '../../src/figma/contract';
import { isFailure } from '../../src/inference/core/errors';
import { SceneDocument } from '../../stage/document/document';
import type { Point } from '../../stage/document/matrix';
import type { SceneNode } from '../../stage/document/scene';
import { colourAt, type Probe } from '../../stage/probe/colour-at';
import { coverage } from '../../stage/probe/coverage';
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
/** Per side: how many pixels of the rendered page lie over the source and a little around it. */
const GRID = 11;
/** What may be the other way round without anybody seeing it. */
const ROUNDING = 1 / 255;

describe.each(RESULT_MODES)('a result as %s', (mode) => {
  it.each([
    ['that is the original is not to be seen', false],
    ['with a mark looks as if the original had it', true],
  ])('%s', { timeout: 120_000 }, async (_, isMarked) => {
    const main = await MainThread.start();
    const count = { applied: 0, pixels: 0, marked: 0, borderline: 0, edge: 0, twice: 0, most: 0 };
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
    expect(count.borderline).toBeLessThan(count.pixels / 1000);
    expect(count.edge).toBeGreaterThan(count.pixels / 20);
    if (mode === 'replace-fill') expect(count.twice).toBe(0);
    console.info(`${mode}: ${JSON.stringify(count)}`);
  });
});

interface Job {
  readonly mode: ResultMode;
  readonly isMarked: boolean;
  readonly hasAlpha: boolean;
}

interface Count {
  applied: number;
  pixels: number;
  /** At which the mark makes a difference. */
  marked: number;
  borderline: number;
  /** On the source's outline. */
  edge: number;
  /** Of them, those that are covered twice and so differ by more than rounding. */
  twice: number;
  /** By how much at most, of the contrast between white and black. */
  most: number;
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
  let id: string;
  try {
    ({ id } = await main.addLayer(layer, png, { mode: job.mode, patch }));
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
  const shown = expected.nodeById(source.id)!;
  const now = document.nodeById(source.id)!;
  const isSeenTwice = id !== source.id && now.visible && now.opacity > 0;
  const { pixels, cell } = rasterOver(expected, shown);
  const look = (point: Point) => ({
    wanted: colourAt(expected, point, wanted, cell),
    got: colourAt(document, point, got, cell),
  });
  for (const point of pixels) {
    const seen = look(point);
    const before = colourAt(expected, point, got, cell);
    const edge = edgeAt(expected, shown, { point, cell });
    const allowed = edge === null ? 1e-9 : ROUNDING + (isSeenTwice ? edge : 0);
    const difference = apart(seen);
    count.pixels++;
    if (apart({ wanted: seen.wanted, got: before }) > 1e-9) count.marked++;
    if (edge !== null) count.edge++;
    if (difference <= allowed) {
      if (difference > ROUNDING) count.twice++;
      count.most = Math.max(count.most, difference);
    } else if (isBorderline(point, (near) => apart(look(near)) <= allowed)) count.borderline++;
    else expect(seen.got, `at ${point.x}, ${point.y}`).toEqual(seen.wanted);
  }
  expect(document.undo()).toBe(true);
  expect(document.toState()).toEqual(before);
}

/**
 * By how much of the contrast a pixel of the outline may change when it is covered a second time: a
 * share a of the pixel takes on the picture's colour, where a·c of it had it before, c being what the
 * parents clip, and the source what lies in it.
 *
 * @returns null for pixels that lie wholly within the outline or outside of it
 */
function edgeAt(document: SceneDocument, source: SceneNode, probe: Probe): number | null {
  const within = (node: SceneNode) => coverage(node, document.absoluteTransform(node), probe);
  const covered = within(source);
  let clipped = 1;
  for (let node: SceneNode | null = source; node; node = document.parentOf(node)) {
    if (node.clipsContent) clipped *= within(node);
  }
  const isWhole = covered === 0 || (covered === 1 && (clipped === 0 || clipped === 1));
  return isWhole ? null : covered * (1 - covered * clipped);
}

/** What a change of the least moves from one pixel to its neighbour is on the border between them. */
function isBorderline({ x, y }: Point, isFine: (point: Point) => boolean): boolean {
  const least = 1e-6;
  return [
    { x: x + least, y },
    { x: x - least, y },
    { x, y: y + least },
    { x, y: y - least },
  ].some(isFine);
}

function apart({ wanted, got }: { wanted: Pixel; got: Pixel }): number {
  return Math.max(
    ...(['r', 'g', 'b', 'a'] as const).map((key) => Math.abs(wanted[key] - got[key])),
  );
}

/** The page at a scale at which the source is a few pixels wide, laid at no special place. */
function rasterOver(document: SceneDocument, source: SceneNode) {
  const { x, y, width, height } = document.absoluteBounds(source);
  const cell = { width: (1.2 * width) / GRID, height: (1.2 * height) / GRID };
  const at = (index: number) => index + 0.4137;
  const pixels = Array.from({ length: GRID * GRID }, (_, index) => ({
    x: x - 0.1 * width + cell.width * at(index % GRID),
    y: y - 0.1 * height + cell.height * at(Math.floor(index / GRID)),
  }));
  return { pixels, cell };
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
