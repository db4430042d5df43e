/**
 * The main job without a screen: the built plugin in the stage, in headless Chromium, on a picture.
 *
 *   npm run demo -- PHOTO MASK OUT_DIR     mask: white = fill; default: a sample, into demo-out/
 *
 * Writes before.png and after.png (the document as rendered), layer.png (the new layer's bytes) and
 * report.json. Exits 1 if a single pixel outside the mask changed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { decodePicture } from '../src/inference/codec/decode';
import { fileTrouble } from './lib/file-trouble';
import { launchChromium, StageDriver } from './lib/stage-driver';
import { maskFromRaster } from '../src/inference/core/mask-from-raster';
import { nodeCodecs } from './node-codecs';
import { serve } from './lib/serve.mjs';
import { stop } from './lib/run.mjs';

const [photo, mask, out] = process.argv.slice(2);
if (photo === '--help' || (photo !== undefined && mask === undefined)) {
  stop(
    'Usage: npm run demo -- PHOTO MASK OUT_DIR   (no arguments: a sample picture, into demo-out/)',
  );
}

await demo({
  photo: photo ?? 'stage/samples/studio.png',
  mask: mask ?? 'stage/samples/studio.mask.png',
  out: out ?? 'demo-out',
});

interface Files {
  readonly photo: string;
  readonly mask: string;
  readonly out: string;
}

async function demo({ photo, mask, out }: Files): Promise<void> {
  const [source, maskFile] = await Promise.all([read(photo), read(mask)]);
  await mkdir(out, { recursive: true });

  const server = await serve({ port: 0 });
  const browser = await launchChromium();
  try {
    const run = await runInStage(
      await StageDriver.open(browser, server.stage),
      source,
      maskFile,
      photo,
    );
    const changed = await countChanges(source, run.layer, maskFile);
    const report = {
      photo: basename(photo),
      mask: basename(mask),
      sourceBytes: source.length,
      layerBytes: run.layer.length,
      milliseconds: run.milliseconds,
      ...changed,
    };
    await writeFile(join(out, 'before.png'), run.before);
    await writeFile(join(out, 'after.png'), run.after);
    await writeFile(join(out, 'layer.png'), run.layer);
    await writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
    console.log(`${relative('.', out) || '.'}: before.png, after.png, layer.png, report.json`);
    console.log(report);
    if (changed.changedOutsideMask !== 0) process.exitCode = 1;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const sentence = fileTrouble(error);
    if (sentence) stop(`${path}: ${sentence}`);
    throw error;
  }
}

async function runInStage(stage: StageDriver, source: Uint8Array, mask: Uint8Array, photo: string) {
  const milliseconds: Record<string, number> = {};
  const timed = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const started = performance.now();
    const value = await work;
    milliseconds[name] = Math.round(performance.now() - started);
    return value;
  };
  const id = await stage.addPicture(source, basename(photo));
  const before = await stage.render(id);
  const plugin = await timed('open', stage.runInpaint());
  await plugin.pasteMask(mask);
  await timed('fill', plugin.fill());
  await timed('apply', plugin.apply());
  const [added] = await stage.selection();
  if (added === undefined || added === id) throw new Error('The plugin added no layer');
  return {
    before,
    after: await stage.render(added),
    layer: await stage.imageOf(added),
    milliseconds,
  };
}

/** Compares decoded pixels, alpha included, of the source and the new layer. */
async function countChanges(source: Uint8Array, layer: Uint8Array, maskFile: Uint8Array) {
  const before = await decodePicture(Uint8Array.from(source), nodeCodecs);
  const after = await decodePicture(Uint8Array.from(layer), nodeCodecs);
  const mask = maskFromRaster((await decodePicture(Uint8Array.from(maskFile), nodeCodecs)).raster);
  const a = new Uint32Array(before.raster.data.buffer);
  const b = new Uint32Array(after.raster.data.buffer);
  let changedInsideMask = 0;
  let changedOutsideMask = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    const y = Math.floor(i / before.raster.width) - mask.y;
    const x = (i % before.raster.width) - mask.x;
    const inside =
      x >= 0 &&
      y >= 0 &&
      x < mask.width &&
      y < mask.height &&
      mask.data[y * mask.width + x] === 255;
    if (inside) changedInsideMask++;
    else changedOutsideMask++;
  }
  const { width, height } = before.raster;
  return { width, height, changedInsideMask, changedOutsideMask };
}
