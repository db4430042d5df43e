/** WebKitGTK's MiniBrowser on a virtual display, driven by WebKitWebDriver. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startProcess } from './browser-process';
import { asJsonCall, valueOf, type DrivenBrowser } from './driven-browser';
import { openDisplay } from './virtual-display';
import { command } from './webdriver';

interface Session {
  readonly sessionId: string;
  readonly capabilities: { readonly browserName: string; readonly browserVersion: string };
}

/** @param driver - path of WebKitWebDriver, @param browser - of MiniBrowser */
export async function launchWebKit(driver: string, browser: string): Promise<DrivenBrowser> {
  const home = await mkdtemp(join(tmpdir(), 'inpaint-webkit-'));
  const downloads = join(home, 'downloads');
  await mkdir(downloads);
  await writeFile(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const display = await openDisplay();
  const port = await freePort();
  const running = await startProcess(
    driver,
    [`--port=${port}`],
    { DISPLAY: display.name, HOME: home, XDG_CONFIG_HOME: home },
    null,
  );
  await untilListening(port);
  const address = `http://127.0.0.1:${port}`;
  const { sessionId, capabilities } = await command<Session>(address, 'POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  const post = <Result>(path: string, body: object) =>
    command<Result>(address, 'POST', `${session}${path}`, body);

  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    downloads,
    async goto(url) {
      await post('/url', { url });
    },
    async evaluate(run, ...values) {
      const script = `return ${asJsonCall(run, values)}`;
      return valueOf(await post<string>('/execute/sync', { script, args: [] }));
    },
    async chooseFile(selector, path) {
      const element = await post<Record<string, string>>('/element', {
        using: 'css selector',
        value: selector,
      });
      const [id] = Object.values(element);
      await post(`/element/${id}/value`, { text: path });
    },
    async screenshot() {
      const data = await command<string>(address, 'GET', `${session}/screenshot`);
      return Buffer.from(data, 'base64');
    },
    async perform(actions) {
      await post('/actions', { actions });
    },
    async close() {
      await command(address, 'DELETE', session);
      await running.end();
      await display.end();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The driver wants to be told one. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The driver does not say when it is ready. */
async function untilListening(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await setTimeout(50); // not yet
    } finally {
      socket.destroy();
    }
  }
}
