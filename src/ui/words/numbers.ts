/** Numbers, amounts and spans of time as a language writes them, by `Intl`. */

type Format = Intl.NumberFormatOptions;

export function numbersIn(language: string) {
  const format = (value: number, options: Format = {}) =>
    new Intl.NumberFormat(language, options).format(value);
  const unit = (
    value: number,
    unit: string,
    digits = 0,
    unitDisplay: Format['unitDisplay'] = 'short',
  ) =>
    format(value, {
      style: 'unit',
      unit,
      unitDisplay,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const megabytes = (bytes: number, unitName: string) =>
    unit(bytes / 1e6, unitName, bytes < 1e7 ? 1 : 0);
  const plurals = new Intl.PluralRules(language);

  return {
    number: (value: number) => format(value),
    /** @param fraction - 0–1 */
    percent: (fraction: number) => format(fraction, { style: 'percent', maximumFractionDigits: 0 }),
    /** In megabytes below 100 MB, else in gigabytes; decimal ones, as hosts and shops count. */
    bytes: (bytes: number) =>
      bytes < 1e8 ? megabytes(bytes, 'megabyte') : unit(bytes / 1e9, 'gigabyte', 2),
    rate: (bytesPerSecond: number) => megabytes(bytesPerSecond, 'megabyte-per-second'),
    /**
     * In seconds as far as people count in them, then in minutes.
     *
     * @param display - how a number of seconds is written: `short` beside a bar, `long` in a sentence
     */
    duration: (seconds: number, display: 'short' | 'long' = 'short') =>
      seconds < 90
        ? unit(Math.ceil(seconds), 'second', 0, display)
        : unit(Math.max(1, Math.round(seconds / 60)), 'minute', 0, 'long'),
    /** The form for that many; languages without a singular need `other` alone. */
    plural: (count: number, forms: { readonly one?: string; readonly other: string }) =>
      (plurals.select(count) === 'one' ? forms.one : undefined) ?? forms.other,
    /** The time of day. @param at - milliseconds since 1970 */
    time: (at: number) =>
      new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(at),
    /** “a, b and c” in the language's own way. */
    list: (parts: readonly string[]) => new Intl.ListFormat(language).format(parts),
  };
}
