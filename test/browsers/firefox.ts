/** Firefox with a profile of its own, without a screen, driven by WebDriver BiDi. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BidiConnection } from './bidi';
import { startProcess } from './browser-process';
import { asJsonCall, valueOf, type DrivenBrowser } from './driven-browser';

interface Session {
  readonly capabilities: { readonly browserName: string; readonly browserVersion: string };
}

interface Evaluated {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** @param settings - of about:config, beside ours */
export async function launchFirefox(
  executable: string,
  settings: Readonly<Record<string, string | number | boolean>> = {},
): Promise<DrivenBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'inpaint-firefox-'));
  const downloads = join(profile, 'downloads');
  await mkdir(downloads);
  await writeFile(join(profile, 'user.js'), userJs({ ...ourSettings(downloads), ...settings }));
  const running = await startProcess(
    executable,
    ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
    {},
    /WebDriver BiDi listening on (ws:\S+)/,
  );
  const bidi = await BidiConnection.open(`${running.ready[1]}/session`);
  const { capabilities } = await bidi.send<Session>('session.new', { capabilities: {} });
  const tree = await bidi.send<{ contexts: [{ context: string }] }>('browsingContext.getTree', {});
  const [{ context }] = tree.contexts;
  await bidi.send('browsingContext.setViewport', {
    context,
    viewport: { width: 900, height: 700 },
  });

  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    downloads,
    async goto(url) {
      await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    async evaluate(run, ...values) {
      const { type, result, exceptionDetails } = await bidi.send<Evaluated>('script.evaluate', {
        expression: asJsonCall(run, values),
        target: { context },
        awaitPromise: true,
        userActivation: true,
      });
      if (type === 'exception') throw new Error(exceptionDetails?.text);
      return valueOf(result!.value);
    },
    async chooseFile(selector, path) {
      const { nodes } = await bidi.send<{ nodes: [{ sharedId: string }] }>(
        'browsingContext.locateNodes',
        { context, locator: { type: 'css', value: selector }, maxNodeCount: 1 },
      );
      const element = { sharedId: nodes[0].sharedId };
      await bidi.send('input.setFiles', { context, element, files: [path] });
    },
    async screenshot() {
      const { data } = await bidi.send<{ data: string }>('browsingContext.captureScreenshot', {
        context,
      });
      return Buffer.from(data, 'base64');
    },
    async perform(actions) {
      await bidi.send('input.performActions', { context, actions });
    },
    async close() {
      bidi.socket.close();
      await running.end();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function ourSettings(downloads: string) {
  return {
    'browser.download.dir': downloads,
    'browser.download.folderList': 2, // the folder above
    'browser.download.alwaysOpenPanel': false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.aboutwelcome.enabled': false,
    'app.update.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'toolkit.telemetry.reportingpolicy.firstRun': false,
  };
}

function userJs(settings: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
