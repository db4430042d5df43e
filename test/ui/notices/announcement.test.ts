import { describe, expect, it } from 'vitest';
import { nextAnnouncement, NOTHING_SAID } from '../../../src/ui/notices/announcement';

const progress = (text: string, now: number) => ({ text, isProgress: true, now });

describe('nextAnnouncement', () => {
  it('tells progress at once and then only every few seconds', () => {
    const said = [];
    let last = NOTHING_SAID;
    for (let now = 0; now < 60_000; now += 100) {
      const next = nextAnnouncement(last, progress(`${now / 600} %`, now));
      if (next !== last) said.push(now);
      last = next;
    }
    expect(said[0]).toBe(0);
    expect(said.length).toBeLessThanOrEqual(60_000 / 5000);
    expect(said.length).toBeGreaterThanOrEqual(60_000 / 10_000);
  });

  it('tells the end at once, however fresh the progress is', () => {
    const last = nextAnnouncement(NOTHING_SAID, progress('90 %', 1000));
    expect(nextAnnouncement(last, { text: 'Done.', isProgress: false, now: 1001 }).text).toBe(
      'Done.',
    );
  });

  it('does not say the same again', () => {
    const last = nextAnnouncement(NOTHING_SAID, progress('Opening', 0));
    expect(nextAnnouncement(last, progress('Opening', 60_000))).toBe(last);
  });
});
