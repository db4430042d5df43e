/** Waits by asking again: neither protocol tells when a page has come to something. */
import { setTimeout } from 'node:timers/promises';

const INTERVAL_MS = 50;
/** WebKit, without JSPI, takes 40 s of processor time to open the model and do its first step. */
const PATIENCE_MS = 200_000;

/** @throws what `look` threw last */
export async function until<T>(look: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await setTimeout(INTERVAL_MS);
  }
}
