/** What the built main thread keeps of a window's work, in QuickJS. */
import { expect, it } from 'vitest';
import { memoryStorage } from '../../stage/figma/host';
import { MainThread } from './main-thread';

it('keeps a window’s work for the next run of the plugin, until it is taken away', async () => {
  const storage = memoryStorage();
  const main = await MainThread.start({ storage });
  // At once, one after the other: neither may be lost.
  await Promise.all([
    main.call('keepWork', { key: 'a', text: 'mask of a' }),
    main.call('keepWork', { key: 'b', text: 'mask of b' }),
  ]);
  const next = await MainThread.start({ storage });
  expect(await next.call('readWork', { key: 'a' })).toEqual({ text: 'mask of a' });
  await next.call('keepWork', { key: 'a', text: null });
  expect(await next.call('readWork', { key: 'a' })).toEqual({ text: null });
  expect(await next.call('readWork', { key: 'b' })).toEqual({ text: 'mask of b' });
});

it('takes what somebody else has stored there for nothing', async () => {
  const storage = memoryStorage();
  storage.set('work', { foreign: true });
  const main = await MainThread.start({ storage });
  expect(await main.call('readWork', { key: 'a' })).toEqual({ text: null });
  await main.call('keepWork', { key: 'a', text: 'mask' });
  expect(await main.call('readWork', { key: 'a' })).toEqual({ text: 'mask' });
});
