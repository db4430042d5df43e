/**
 * The runtime and the preflight in a real browser, on WebGPU in software: both builds of ONNX Runtime,
 * under the content policy of the hosted pages. Where this Chromium has no WebGPU, it says so and skips.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OrtBuild } from '../../src/inference/runtime/ort-module';
import type { GpuDevice } from '../../src/inference/runtime/web-gpu';
import { startGpuWorkers, type GpuWorker } from './gpu-worker';
import type { Workbench } from './runtime-worker';

declare const workbench: Workbench; // in the worker

const gpuWorkers = await startGpuWorkers('test/e2e/runtime-worker.ts');
if (gpuWorkers.missing) console.log(`Skipped: ${gpuWorkers.missing}`);

afterAll(() => gpuWorkers.close());

async function openWith(build: OrtBuild): Promise<GpuWorker> {
  const opened = await gpuWorkers.open();
  await opened.worker.evaluate((build) => workbench.start('webgpu', build), build);
  return opened;
}

describe.skipIf(gpuWorkers.missing)('on WebGPU', () => {
  describe.each<OrtBuild>(['jspi', 'asyncify'])('with %s', (build) => {
    let here: GpuWorker;

    beforeAll(async () => {
      here = await openWith(build);
    });
    afterAll(() => here.close());

    it('computes rightly what Moebius is made of', async () => {
      const errors = await here.worker.evaluate(() => workbench.selfTests());
      expect(errors['stem']).toBeLessThan(1e-4);
      expect(errors['attention']).toBeLessThan(1e-4);
      // If this fails, ONNX Runtime has been put right: say so in convolution-tests.ts.
      expect(errors['full-convolution']).toBeGreaterThan(0.1);
    });

    it('opens a graph with its weights in a Blob, beside others that are opening', async () => {
      const products = await here.worker.evaluate(async () => {
        const wheres = ['beside', 'inside', 'beside'] as const;
        const opening = wheres.map((where, i) => workbench.openMatrix(i + 1, where));
        const sessions = await Promise.all([...opening, workbench.openIntegers()]);
        const products = await Promise.all(sessions.slice(0, 3).map((s) => workbench.multiply(s)));
        await workbench.runtime.dispose();
        return products.map(Number);
      });
      expect(products).toEqual([64, 128, 192]);
    });

    it('reads weights out of their Blob one tensor at a time, never whole', async () => {
      const product = await here.worker.evaluate(async () => {
        Blob.prototype.arrayBuffer = () => Promise.reject(new Error('read whole'));
        const session = await workbench.openMatrix(1, 'beside');
        const product = Number(await workbench.multiply(session));
        await session.release();
        return product;
      });
      expect(product).toBe(64);
    });

    it('has fetched no build but its own, and written nothing to the console', () => {
      const wasm = here.requests.filter((path) => path.endsWith('.wasm'));
      expect(wasm).toEqual([`/${build}.wasm`]);
      expect(here.console).toEqual([]);
    });

    it('notices a buffer that the GPU refused behind the back of a run that ended well', async () => {
      const failures = await here.worker.evaluate(async () => {
        const session = await workbench.openMatrix(1, 'inside');
        const running = workbench.failureOf(workbench.multiply(session));
        const device = workbench.runtime.gpuDevice() as unknown as {
          createBuffer(options: object): void;
        };
        device.createBuffer({ size: 2 ** 44, usage: 128 });
        const failures = [await running, await workbench.failureOf(workbench.multiply(session))];
        await session.release();
        return failures;
      });
      expect(failures).toEqual(['gpu-memory', null]);
    });

    it('has a device with all that the adapter can give', async () => {
      const limits = await here.worker.evaluate(async () => {
        const session = await workbench.openMatrix(1, 'inside');
        const { gpu } = navigator as unknown as {
          gpu: { requestAdapter(): Promise<Pick<GpuDevice, 'limits'>> };
        };
        const pair = [workbench.runtime.gpuDevice()!, await gpu.requestAdapter()];
        await session.release();
        return pair.map(({ limits }) => [limits.maxBufferSize, limits.maxStorageBufferBindingSize]);
      });
      expect(limits[0]).toEqual(limits[1]);
    });

    it('gives its device back with the last session', async () => {
      const reason = await here.worker.evaluate(async () => {
        const sessions = [await workbench.openMatrix(1, 'inside'), await workbench.openIntegers()];
        const device = workbench.runtime.gpuDevice()!;
        for (const session of sessions) await session.release();
        return (await device.lost).reason;
      });
      expect(reason).toBe('destroyed');
    });

    it('loses its device in the middle of a run, says so, and opens again on another', async () => {
      const story = await here.worker.evaluate(async () => {
        const session = await workbench.openMatrix(2, 'beside');
        await workbench.multiply(session);
        const device = workbench.runtime.gpuDevice()!;
        const running = workbench.failureOf(workbench.multiply(session));
        device.destroy();
        const failures = [await running, await workbench.failureOf(workbench.multiply(session))];
        await session.release();
        const again = await workbench.openMatrix(3, 'beside');
        const product = Number(await workbench.multiply(again));
        const isAnother = workbench.runtime.gpuDevice() !== device;
        await again.release();
        return { failures, product, isAnother };
      });
      expect(story).toEqual({ failures: ['gpu-lost', 'gpu-lost'], product: 192, isAnother: true });
    });

    it('goes on after a graph that cannot be opened', async () => {
      const story = await here.worker.evaluate(async () => {
        const failure = await workbench.failureOf(workbench.openBroken());
        const session = await workbench.openMatrix(1, 'beside');
        return [failure, Number(await workbench.multiply(session))];
      });
      expect(story).toEqual(['graph-failed', 64]);
    });
  });

  describe('in a worker of its own', () => {
    let here: GpuWorker;
    afterEach(() => here.close());

    it('outlives a crash of the browser’s GPU process', async () => {
      here = await openWith('jspi');
      const session = await here.worker.evaluateHandle(async () => {
        const session = await workbench.openMatrix(2, 'beside');
        await workbench.multiply(session);
        return session;
      });
      await gpuWorkers.crashGpu();
      const story = await here.worker.evaluate(async (session) => {
        const failure = await workbench.failureOf(workbench.multiply(session));
        const again = await workbench.openMatrix(3, 'beside');
        return [failure, Number(await workbench.multiply(again))];
      }, session);
      expect(story).toEqual(['gpu-lost', 192]);
    });

    it('asks for a fresh worker once its wasm could not be fetched', async () => {
      here = await gpuWorkers.open();
      const failures = await here.worker.evaluate(async () => {
        const nowhere = { jspi: '/nowhere.wasm', asyncify: '/nowhere.wasm' };
        await workbench.start('webgpu', 'jspi', nowhere);
        const first = await workbench.failureOf(workbench.openMatrix(1, 'inside'));
        return [first, await workbench.failureOf(workbench.openMatrix(1, 'inside'))];
      });
      expect(failures).toEqual(['worker-crashed', 'worker-crashed']);
    });

    it('finds the software adapter in the preflight, and room for the model or the lack of it', async () => {
      here = await gpuWorkers.open();
      const [verdict, crowded] = await here.worker.evaluate(async () => [
        await workbench.preflight(1e6),
        await workbench.preflight(1e15),
      ]);
      expect(verdict).toMatchObject({
        provider: 'wasm',
        hasJspi: true,
        isTight: false,
        adapter: { description: expect.stringMatching(/swiftshader/i) as string },
        findings: [{ code: 'software-adapter', weight: 'limits' }],
      });
      expect(verdict.space!.freeBytes).toBeGreaterThan(1e6);
      expect(crowded.provider).toBeNull();
      expect(crowded.findings.map(({ code }) => code)).toContain('low-space');
    });

    it('puts any other adapter to the test in the preflight, and gives the GPU back', async () => {
      here = await gpuWorkers.open();
      const [verdict, device] = await here.worker.evaluate(async () => {
        const verdict = await workbench.preflight(1e6, true);
        return [verdict, workbench.runtime.gpuDevice()] as const;
      });
      expect([verdict.provider, verdict.findings, device]).toEqual(['webgpu', [], null]);
      const names = verdict.selfTests.map(({ test }) => test);
      expect(names).toEqual(['stem', 'attention', 'full-convolution']);
    });
  });
});
