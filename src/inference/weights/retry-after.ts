/** RFC 9110, 10.2.3: how long a host that answers 429 or 503 asks us to wait. */

/** @returns milliseconds from `now` (ms since 1970) on, never negative; null where it says nothing */
export function parseRetryAfter(header: string | null, now: number): number | null {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Every date form of RFC 9110 begins with a weekday; Date.parse alone would take "12.5" for one.
  const date = /^[A-Za-z]/.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
