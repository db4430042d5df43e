/** What the built main thread keeps of a window's results, in QuickJS. */
import { expect, it } from 'vitest';
import { ROOM } from '../../src/figma/kept-results';
import { memoryStorage } from '../../stage/figma/host';
import { MainThread } from './main-thread';

const bytes = (length: number) => new Uint8Array(length).fill(7);

it('keeps results for the next run of the plugin, until they are taken away', async () => {
  const storage = memoryStorage();
  const main = await MainThread.start({ storage });
  const parts = [{ name: 'one', bytes: 5 }];
  expect(await main.call('keepResults', { key: 'a', text: 'note', parts })).toEqual({
    wanted: ['one'],
  });
  await main.call('keepPart', { name: 'one', bytes: bytes(5) });

  const next = await MainThread.start({ storage });
  expect(await next.call('readResults', { key: 'a' })).toEqual({ text: 'note' });
  expect(await next.call('readPart', { name: 'one' })).toEqual({ bytes: bytes(5) });
  await next.call('keepResults', { key: 'a', text: null, parts: [] });
  expect(await next.call('readResults', { key: 'a' })).toEqual({ text: null });
  expect(await next.call('readPart', { name: 'one' })).toEqual({ bytes: null });
});

it('leaves masks and settings the room that they need of Figma’s 5 MB', async () => {
  const storage = memoryStorage();
  const main = await MainThread.start({ storage });
  const parts = Array.from({ length: 9 }, (_, i) => ({ name: `part ${i}`, bytes: 500_000 }));
  const { wanted } = await main.call('keepResults', { key: 'a', text: 'note', parts });
  expect(wanted).toHaveLength(Math.floor(ROOM / 500_000) - 1); // the note takes the rest
  for (const name of wanted) await main.call('keepPart', { name, bytes: bytes(500_000) });
  await main.call('keepWork', { key: 'a', text: 'x'.repeat(1_000_000) });
  const { text } = await main.call('readWork', { key: 'a' });
  expect(text).toHaveLength(1_000_000);
});

it('goes on where Figma has no more room: what does not fit is not there', async () => {
  const storage = memoryStorage();
  storage.set('another', bytes(5 * 1024 * 1024 - 300));
  const main = await MainThread.start({ storage });
  await main.call('keepResults', { key: 'a', text: 'note', parts: [{ name: 'one', bytes: 500 }] });
  await main.call('keepPart', { name: 'one', bytes: bytes(500) });
  expect(await main.call('readPart', { name: 'one' })).toEqual({ bytes: null });
  expect(await main.call('readResults', { key: 'a' })).toEqual({ text: 'note' });
});
