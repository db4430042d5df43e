/** A browser's or driver's process: started, listened to until it is ready, and ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

export interface Running {
  /** What `ready` found in the output; empty where there was none to wait for. */
  readonly ready: readonly string[];
  end(): Promise<void>;
}

/**
 * @param ready - what the output says once the process can be used; null where it says nothing
 * @throws Error - with all the output so far, where the process ends before that
 */
export function startProcess(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  ready: RegExp | null,
): Promise<Running> {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: 'pipe' });
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`${command} ${why}\n${output}`));
    const listen = (chunk: Buffer) => {
      output += String(chunk);
      const found = ready && output.match(ready);
      if (found) resolve({ ready: found, end: () => endOf(child) });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    if (!ready) child.on('spawn', () => resolve({ ready: [], end: () => endOf(child) }));
    child.on('error', (error) => fail(error.message));
    child.on('exit', (code) => fail(`ended with ${code}`));
  });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
