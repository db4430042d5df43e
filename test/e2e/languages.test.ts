/** The window in each language, from the empty page to a result. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import { PluginDriver } from '../../scripts/lib/stage-driver';
import { ENGLISH } from '../../src/ui/words/english';
import { GERMAN } from '../../src/ui/words/german';
import { JAPANESE } from '../../src/ui/words/japanese';
import type { Words } from '../../src/ui/words/words';
import { everyText } from '../ui/words/every-text';
import { useStage } from './stage-session';

const session = useStage();
let context: BrowserContext;

afterEach(async () => {
  await context.close();
});

async function openPage(locale: string): Promise<Page> {
  context = await session.browser.newContext({ locale, viewport: { width: 640, height: 620 } });
  const page = await context.newPage();
  await page.goto(session.pageAddress);
  return page;
}

/** Texts of English that are none of the other language, longest first. */
function onlyEnglish(words: Words): readonly string[] {
  const own = new Set(everyText(words).values());
  const texts = [...new Set(everyText(ENGLISH).values())].filter((text) => /[a-z]{3}/i.test(text));
  return texts.filter((text) => !own.has(text));
}

/** All that can be read or heard in the page: text, titles, names and descriptions. */
async function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest('script, style, kbd, [lang]:not(html)'))
        texts.push(textContent ?? '');
    }
    const attributes = ['title', 'aria-label', 'aria-description', 'aria-valuetext', 'placeholder'];
    for (const element of document.querySelectorAll('*')) {
      texts.push(...attributes.map((name) => element.getAttribute(name) ?? ''));
    }
    return texts.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
  });
}

function keepScreenshot(name: string, png: Buffer): void {
  mkdirSync('test-results', { recursive: true });
  writeFileSync(`test-results/${name}.png`, png);
}

describe.each([
  ['de-DE', GERMAN],
  ['ja-JP', JAPANESE],
])('somebody whose browser prefers %s', (locale, words) => {
  it('reads no English from the empty page to the result', async () => {
    const page = await openPage(locale);
    const english = onlyEnglish(words);
    const seen = new Map<string, string[]>();
    const look = async (state: string) => {
      seen.set(state, await textsOf(page));
      keepScreenshot(`language-${locale}-${state}`, await page.screenshot());
    };

    await page.getByText(words.window.problem('nothing-selected', 'page')).first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
    await look('empty');

    await page.locator('input[type=file]').first().setInputFiles('stage/samples/coast.jpg');
    const app = new PluginDriver(page.mainFrame(), page);
    const fill = app.frame.getByRole('button', { name: words.window.fill, exact: true });
    await fill.waitFor();
    await look('ready');

    await app.press('Shift+?');
    await page.getByRole('dialog', { name: words.shortcuts.title }).waitFor();
    await look('shortcuts');
    await app.press('Escape');

    await app.paint([
      [0.6, 0.3],
      [0.62, 0.6],
    ]);
    await fill.click();
    await app.button(words.window.apply('page')).waitFor({ timeout: 60_000 });
    await look('result');

    const left = [...seen].flatMap(([state, texts]) =>
      texts
        .filter((text) => english.some((each) => text === each || text.startsWith(`${each} (`)))
        .map((text) => `${state}: ${text}`),
    );
    expect(left).toEqual([]);
    expect(seen.get('ready')!.length).toBeGreaterThan(30);
  });
});

it('a language chosen in the window is spoken at once, over the same mask, and the next time', async () => {
  const page = await openPage('en-US');
  await page.locator('input[type=file]').first().setInputFiles('stage/samples/coast.jpg');
  const app = new PluginDriver(page.mainFrame(), page);
  await app.button('Undo').waitFor();
  await app.paint([
    [0.4, 0.4],
    [0.6, 0.6],
  ]);
  await page.locator('button:not([disabled])', { hasText: ENGLISH.window.fill }).first().waitFor();

  await app.press('Shift+?');
  await page.getByLabel(ENGLISH.language.choice).selectOption('ja');
  await page.getByRole('dialog', { name: JAPANESE.shortcuts.title }).waitFor();
  await app.press('Escape');
  await page.locator('button:not([disabled])', { hasText: JAPANESE.window.fill }).first().waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('ja');

  await page.waitForFunction(() => localStorage.getItem('inpaint.settings')?.includes('"ja"'));
  await page.reload();
  await page.getByText(JAPANESE.window.chooseFile).first().waitFor();
});
