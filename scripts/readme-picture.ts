/** Takes the README's picture: the plugin's window painted and filled, side by side. `npx tsx scripts/readme-picture.ts` */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { launchChromium, StageDriver, toBase64 } from './lib/stage-driver';
import { serve } from './lib/serve.mjs';

/** Down the post, around the lifebuoy and along the shadow in stage/samples/coast.jpg, as fractions of the canvas. */
const STROKES = [
  [
    [0.645, 0.39],
    [0.648, 0.645],
  ],
  [
    [0.63, 0.47],
    [0.665, 0.47],
    [0.665, 0.5],
    [0.63, 0.5],
  ],
  [
    [0.65, 0.64],
    [0.94, 0.61],
  ],
] as const;

const server = await serve({ port: 0 });
const browser = await launchChromium();
const stage = await StageDriver.open(browser, server.stage);
await stage.addPicture(await readFile('stage/samples/coast.jpg'), 'coast.jpg');
const plugin = await stage.runInpaint();
const window = stage.page.locator('iframe').locator('xpath=..');
for (let i = 0; i < 4; i++) await plugin.press('[');
for (const stroke of STROKES) await plugin.paint(stroke);
const painted = await window.screenshot();
await plugin.fill();
const filled = await window.screenshot();

const sheet = await browser.newPage({ viewport: { width: 1300, height: 760 } });
await sheet.setContent(
  `<body style="margin:0;display:flex;gap:20px;width:max-content">${[painted, filled]
    .map((png) => `<img src="data:image/png;base64,${toBase64(png)}">`)
    .join('')}`,
);
await mkdir('docs', { recursive: true });
await writeFile('docs/inpaint.png', await sheet.locator('body').screenshot());
await browser.close();
await server.close();
