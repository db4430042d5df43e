/** What axe-core objects to in a window. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame } from 'playwright-core';

interface Axe {
  run(options: RunOptions): Promise<AxeResults>;
}

const SOURCE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * @param rules - these alone; all, the best practices among them, where left out
 * @returns the rule, what it says and where, of each violation
 */
export async function objections(frame: Frame, rules?: readonly string[]): Promise<string[]> {
  if (!(await frame.evaluate(() => 'axe' in window))) {
    await frame.evaluate(await readFile(SOURCE, 'utf8'));
  }
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(rules ? { runOnly: [...rules] } : {}),
  };
  const { violations } = await frame.evaluate(
    (options) => (window as unknown as { axe: Axe }).axe.run(options),
    options,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `${id}: ${html} ${any.map(({ message }) => message).join()}`),
  );
}
