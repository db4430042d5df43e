/** The ways to the model's engine, in the frame nesting Figma gives a plugin's window. */
import type { BrowserContext, Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { PluginDriver } from '../../scripts/lib/stage-driver';
import { colourAt, colourDistance, keepScreenshot } from './screen';
import { chooseMoebius, closeModels, openPlugin, useLadder } from './ladder-session';

const ladder = useLadder();

const STROKE = [
  [0.3, 0.4],
  [0.6, 0.4],
] as const;
const ON_STROKE = [0.45, 0.4] as const;
const UNDONE = [0.3, 0.6] as const;
const ENGINE = /\/engine\/$/;
const HOSTED = /\/figma\/\?/;

/** The model's files are not here, so what the window shows once it has an answer is where to get them. */
async function untilAnswered({ frame }: PluginDriver): Promise<void> {
  await frame.getByRole('button', { name: /^Download/ }).waitFor({ timeout: 60_000 });
}

/** What a page has, asked of the page itself. */
function possessions(frame: Frame) {
  return frame.evaluate(async () => {
    const { gpu } = navigator as { gpu?: { requestAdapter(): Promise<object | null> } };
    return {
      secure: isSecureContext,
      gpu: Boolean(await gpu?.requestAdapter()),
      caches: 'caches' in globalThis,
    };
  });
}

async function sentence({ frame }: PluginDriver): Promise<string> {
  const notice = frame.getByRole('alert').first();
  await notice.waitFor({ timeout: 30_000 });
  return notice.innerText();
}

describe('where the browser gives each site a process of its own', () => {
  it('nests the engine, which has what the window lacks, and keeps its store over a restart', async () => {
    const first = await openPlugin(await ladder.start(true));
    await chooseMoebius(first.plugin);
    const engine = await first.stage.frameAt(ENGINE);
    expect(await possessions(engine)).toEqual({ secure: true, gpu: true, caches: true });
    await untilAnswered(first.plugin);
    expect(first.plugin.frame.url()).toMatch(/^data:/);
    await keepScreenshot(first.stage, 'ladder-frame');
    await engine.evaluate(async () => {
      await (await caches.open('from the first run')).put('/kept', new Response('still here'));
    });

    const again = await openPlugin(await ladder.restart());
    await chooseMoebius(again.plugin);
    const kept = await (
      await again.stage.frameAt(ENGINE)
    ).evaluate(async () => {
      const cache = await caches.open('from the first run');
      return (await cache.match('/kept'))?.text();
    });
    expect(kept).toBe('still here');
  });

  it('starts again without the engine’s host, out of what the browser has kept', async () => {
    const { server, browser } = await ladder.start(true);
    const first = await openPlugin({ server, browser });
    await chooseMoebius(first.plugin);
    await untilAnswered(first.plugin);
    await first.stage.closePlugin();

    const plugin = await first.stage.runInpaint();
    await server.close();
    await chooseMoebius(plugin);
    await untilAnswered(plugin);
    expect(await possessions(await first.stage.frameAt(ENGINE))).toMatchObject({ secure: true });
  });

  it('says that the host does not answer, and Quick Fill goes on', async () => {
    const { server, browser } = await ladder.start(true);
    const { plugin, stage } = await openPlugin({ server, browser });
    await server.close();
    await chooseMoebius(plugin);
    expect(await sentence(plugin)).toMatch(/does not answer.*connection/s);
    await keepScreenshot(stage, 'ladder-offline');
    await plugin.paint(STROKE);
    await plugin.fill();
  });

  it('says that the window may not open the host, where its policy does not name it', async () => {
    const started = await ladder.start(true);
    await changeManifest(started.browser, (domains) => domains.filter(() => false));
    const { plugin } = await openPlugin(started);
    await chooseMoebius(plugin);
    expect(await sentence(plugin)).toMatch(/not allowed to open localhost/);
  });

  it('passes over an engine of another version, and says so', async () => {
    const started = await ladder.start(true);
    await started.browser.route(ENGINE, (route) =>
      route.fulfill({ contentType: 'text/html', body: ENGINE_OF_ANOTHER_VERSION }),
    );
    const { plugin } = await openPlugin(started);
    await chooseMoebius(plugin);
    expect(await sentence(plugin)).toMatch(/different versions.*update/s);
    expect(plugin.frame.url()).toMatch(/^data:/);
  });
});

describe('where it does not', () => {
  it('goes to the engine’s own page, and everything painted and set comes along', async () => {
    const started = await ladder.start(false);
    const { stage, id, plugin } = await openPlugin(started, 'dark');
    const bare = await colourAt(plugin, ON_STROKE);
    await plugin.press(']');
    await plugin.paint(STROKE);
    await plugin.paint([
      [0.2, 0.6],
      [0.4, 0.6],
    ]);
    await plugin.press('Control+z');
    const before = await look(plugin);
    expect(colourDistance(before.painted, bare)).toBeGreaterThan(25);

    await chooseMoebius(plugin);
    const hosted = await stage.pluginAt(HOSTED);
    expect(await possessions(hosted.frame)).toEqual({ secure: true, gpu: true, caches: true });
    await untilAnswered(hosted);
    await keepScreenshot(stage, 'ladder-hosted');
    await closeModels(hosted);
    await hosted.frame.getByText('Quick Fill', { exact: true }).click();
    expectSame(await look(hosted), before);
    const [red] = await hosted.background();
    expect(red).toBeLessThan(80);

    // The history came along with the strokes.
    await hosted.press('Control+z');
    expect(colourDistance(await colourAt(hosted, ON_STROKE), bare)).toBeLessThan(3);
    await hosted.press('Control+Shift+z');
    await hosted.fill();
    await hosted.apply();
    expect(await stage.layersAbove(id)).toHaveLength(1);
  });

  it('finds there what was made before and not applied', async () => {
    const { stage, plugin } = await openPlugin(await ladder.start(false));
    await plugin.paint(STROKE);
    await plugin.fill();
    await plugin.button('Discard').click();
    await chooseMoebius(plugin); // at once: the result is still on its way into the store
    const hosted = await stage.pluginAt(HOSTED);
    await untilAnswered(hosted);
    await closeModels(hosted);
    await hosted.button('Results of this session').click();
    await hosted.frame.getByRole('list').getByRole('button').click();
    await hosted.button('Apply').waitFor();
  });

  it('comes back with everything painted where that page does not come up', async () => {
    const started = await ladder.start(false);
    await started.browser.route(HOSTED, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>Under maintenance' }),
    );
    const { stage, plugin } = await openPlugin(started);
    await plugin.paint(STROKE);
    const before = await look(plugin);
    await chooseMoebius(plugin);
    await stage.frameAt(HOSTED);

    const back = await stage.pluginAt(/^data:text\/html/);
    expect(await sentence(back)).toMatch(/did not start.*Quick Fill/s);
    expectSame(await look(back), before);
  });
});

/** What a person sees of their work: the strokes on the picture, one that is undone, and the brush. */
async function look(plugin: PluginDriver) {
  return {
    painted: await colourAt(plugin, ON_STROKE),
    undone: await colourAt(plugin, UNDONE),
    brush: await plugin.frame.getByRole('slider', { name: 'Brush size' }).inputValue(),
  };
}

type Look = Awaited<ReturnType<typeof look>>;

/** A notice may make the canvas a little lower, and so the picture a little smaller. */
function expectSame(now: Look, before: Look): void {
  expect(now.brush).toBe(before.brush);
  expect(colourDistance(now.painted, before.painted)).toBeLessThan(12);
  expect(colourDistance(now.undone, before.undone)).toBeLessThan(12);
}

async function changeManifest(browser: BrowserContext, change: (domains: string[]) => string[]) {
  await browser.route('**/plugin/manifest.json', async (route) => {
    const manifest = (await (await route.fetch()).json()) as {
      networkAccess: { allowedDomains: string[]; devAllowedDomains: string[] };
    };
    const { networkAccess } = manifest;
    networkAccess.allowedDomains = change(networkAccess.allowedDomains);
    networkAccess.devAllowedDomains = change(networkAccess.devAllowedDomains);
    await route.fulfill({ json: manifest });
  });
}

const ENGINE_OF_ANOTHER_VERSION = `<!doctype html><script>
  addEventListener('message', ({ ports: [port] }) => {
    port.postMessage({ kind: 'here' });
    const report = { secure: true, gpu: true, caches: true, version: '0' };
    port.postMessage({ kind: 'report', report });
  });
</script>`;
