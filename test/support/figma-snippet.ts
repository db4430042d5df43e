/**
 * Runs a few lines of plugin code in the stand-in and gives back what they return, so that one rule of
 * the API is one line of a table.
 */
import type { SceneDocument } from '../../stage/document/document';
import { createHarness, type Harness, type HarnessOptions } from './plugin-harness';

/**
 * @param code - the body of an async function; what it returns must be plain data
 * @throws Error - what the code throws
 */
export async function runSnippet(
  document: SceneDocument,
  code: string,
  options: Partial<HarnessOptions> = {},
): Promise<unknown> {
  const harness = await createHarness({
    document,
    ...options,
    code: `figma.showUI('');
      (async () => { ${code} })().then(
        (value) => figma.ui.postMessage({ value }),
        (error) => figma.ui.postMessage({ error: { name: error.name, message: error.message } }));`,
  });
  try {
    const message = (await firstMessage(harness)) as {
      value?: unknown;
      error?: { name: string; message: string };
    };
    if (message.error) {
      throw Object.assign(new Error(message.error.message), { name: message.error.name });
    }
    return message.value;
  } finally {
    harness.dispose();
  }
}

async function firstMessage(harness: Harness): Promise<unknown> {
  if (harness.messages.length > 0) return harness.messages[0];
  return new Promise((resolve) => harness.plugin.onMessage(resolve));
}
