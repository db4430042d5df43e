import { describe, expect, it, vi } from 'vitest';
import { createModelHandlers, type ModelDependencies } from '../../src/inference/model-handlers';
import type { ModelStatus } from '../../src/inference/model-contract';

const HERE = { id: 'moebius', state: 'ready' } as ModelStatus;
const context = { signal: new AbortController().signal, enough: new AbortController().signal };
const never = () => {
  throw new Error('not for this test');
};

function handlers(keepRuntime: NonNullable<ModelDependencies['keepRuntime']>) {
  const library = { download: async () => HERE, importFiles: async () => HERE };
  return createModelHandlers({
    library: library as unknown as ModelDependencies['library'],
    decode: never,
    openRuntime: never,
    keepRuntime,
  });
}

describe.each(['download', 'importFiles'] as const)('%s', (method) => {
  const params = { model: 'moebius', files: [] } as const;

  it('is done only when what opens the files is kept too, so that the first fill works offline', async () => {
    const arrived: string[] = [];
    let keep = () => {};
    const keepRuntime = vi.fn(() => new Promise<void>((resolve) => (keep = resolve)));
    const call = Promise.resolve(handlers(keepRuntime)[method](params, () => {}, context));
    void call.then(() => arrived.push('answer'));
    await new Promise((resolve) => setTimeout(resolve));
    expect([keepRuntime.mock.calls.length, arrived]).toEqual([1, []]);
    keep();
    expect(await call).toBe(HERE);
  });

  it('brings the files even where the runtime cannot be fetched', async () => {
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await handlers(offline)[method](params, () => {}, context)).toBe(HERE);
  });
});
