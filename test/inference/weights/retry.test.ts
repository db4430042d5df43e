/** How long is waited between attempts, and what a host may ask for. */
import { describe, expect, it } from 'vitest';
import { waitFor } from '../../../src/inference/weights/browser-network';
import { parseRetryAfter } from '../../../src/inference/weights/retry-after';
import type { Fault } from '../../support/fault-server';
import { createKit } from './library-kit';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('parseRetryAfter', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    [' 7 ', 7000],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sunday, 01-Mar-26 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['-5', null],
    ['12.5', null],
    ['soon', null],
    ['', null],
    [null, null],
  ])('reads %j as %j ms', (header, expected) => {
    expect(parseRetryAfter(header, NOW)).toBe(expected);
  });
});

describe('the wait before another attempt', () => {
  const status = (status: number, headers = {}): Fault => ({ kind: 'status', status, headers });

  it('doubles up to half a minute, and ends after eight attempts in vain', async () => {
    const failing = await createKit();
    // One connection alone waits: all others of the file are through by then.
    failing.server.behave = ({ start, end, path }) =>
      path.endsWith('b.onnx') && start === 1000 && end === 2000 ? status(500) : null;
    await expect(failing.download()).rejects.toMatchObject({ code: 'download-refused' });
    // 0.75 of the whole with random() = 0.5
    expect(failing.waits).toEqual([375, 750, 1500, 3000, 6000, 12_000, 22_500]);
  });

  it('is as long as the host asks for, and a little longer', async () => {
    const kit = await createKit();
    let isFirst = true;
    kit.server.behave = ({ path, start }) => {
      if (!path.endsWith('b.onnx')) return null;
      // The other connection is still at work meanwhile, so that this is not yet "retrying".
      if (start > 0) return { kind: 'slow', chunkBytes: 10, pauseMs: 3 };
      const answer = isFirst ? status(503, { 'Retry-After': '42' }) : null;
      isFirst = false;
      return answer;
    };
    await kit.download();
    expect(kit.waits).toEqual([42_375]);
    expect(kit.progress.some(({ stage }) => stage === 'retrying')).toBe(false);
  });

  it('is not an hour, whatever the host asks for', async () => {
    const kit = await createKit();
    kit.server.behave = () => status(429, { 'Retry-After': '3600' });
    await expect(kit.download()).rejects.toMatchObject({
      code: 'rate-limited',
      details: { retryAfterSeconds: 3600 },
    });
    expect(kit.waits).toEqual([]);
  });

  it('is shown as retrying where every connection waits', async () => {
    const kit = await createKit();
    let times = 0;
    kit.server.behave = ({ path, start, end }) =>
      path.endsWith('b.onnx') && start === 1000 && end === 2000 && times++ < 4 ? status(500) : null;
    await kit.download();
    const stages = kit.progress.map(({ stage }) => stage);
    expect(stages).toContain('retrying');
    expect(stages.at(-1)).toBe('preparing');
  });

  it('ends at once where the browser knows that there is no network', async () => {
    const { network } = await createKit();
    const offline = () => Promise.reject(new TypeError('Failed to fetch'));
    const kit = await createKit({
      network: { ...network, fetch: offline, isOnline: () => false },
      weightsHost: 'https://host.example/mirror',
    });
    await expect(kit.download()).rejects.toMatchObject({
      code: 'offline',
      details: { host: 'host.example' },
    });
    expect(kit.waits).toEqual([]);
  });

  it('is long enough for a lid to be opened again, once something has come', async () => {
    const { network } = await createKit();
    let isOpen = true;
    let asked = 0;
    const kit = await createKit({
      network: {
        ...network,
        isOnline: () => isOpen,
        fetch: (url, init) => {
          if (asked++ === 5) isOpen = false;
          return isOpen ? fetch(url, init) : Promise.reject(new TypeError('Failed to fetch'));
        },
        wait: async (ms) => {
          if (ms > 20_000) isOpen = true;
        },
      },
    });
    expect(await kit.download()).toMatchObject({ state: 'ready' });
  });

  it('ends with the call', async () => {
    const abort = new AbortController();
    const waiting = waitFor(3_600_000, abort.signal);
    abort.abort();
    await expect(waiting).rejects.toBe(abort.signal.reason);
    await expect(waitFor(0, abort.signal)).rejects.toBe(abort.signal.reason);
  });
});
