import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DequeueReason, Notice } from '../../../stage/figma/host';
import { Toasts } from '../../../stage/page/toasts';

let toasts: Toasts;
let reasons: DequeueReason[];

beforeEach(() => {
  vi.useFakeTimers();
  toasts = new Toasts();
  reasons = [];
});
afterEach(() => vi.useRealTimers());

const notice = (more: Partial<Notice> = {}): Notice => ({
  message: 'Layer added',
  error: false,
  timeoutMs: 3000,
  button: { text: 'Show' },
  press: () => true,
  dequeued: (reason) => reasons.push(reason),
  ...more,
});
const shown = () => toasts.store.get().shown;

describe('a notice', () => {
  it('goes away after its time and says so once', () => {
    toasts.show(notice());
    vi.advanceTimersByTime(2999);
    expect(shown().map(({ message }) => message)).toEqual(['Layer added']);
    vi.advanceTimersByTime(1);
    expect(shown()).toEqual([]);
    expect(reasons).toEqual(['timeout']);
  });

  it('that lasts for ever stays until it is dismissed', () => {
    toasts.show(notice({ timeoutMs: Infinity }));
    vi.advanceTimersByTime(1e9);
    shown()[0]?.dismiss();
    expect(shown()).toEqual([]);
    expect(reasons).toEqual(['dismiss']);
  });

  it('goes away when its button is pressed, unless the plugin keeps it', () => {
    toasts.show(notice({ press: () => false }));
    shown()[0]?.press();
    expect(shown()).toHaveLength(1);
    toasts.show(notice());
    shown()[1]?.press();
    expect(shown()).toHaveLength(1);
    expect(reasons).toEqual(['action_button_click']);
  });

  it('taken back by the plugin tells nobody, and its time no longer runs', () => {
    const takeBack = toasts.show(notice());
    takeBack();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(10_000);
    expect(shown()).toEqual([]);
    expect(reasons).toEqual([]);
  });
});
