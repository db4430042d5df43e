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
  const plurals = new Intl.PluralRules(language);

  return {
    number: (value: number) => format(value),
    /** @param fraction - 0–1 */
    percent: (fraction: number) => format(fraction, { style: 'percent', maximumFractionDigits: 0 }),
    /** In megabytes below 100 MB, else in gigabytes; decimal ones, as hosts and shops count. */
    bytes: (bytes: number) =>
      bytes < 1e8
        ? unit(bytes / 1e6, 'megabyte', bytes < 1e7 ? 1 : 0)
        : unit(bytes / 1e9, 'gigabyte', 2),
    /** In seconds as far as people count in them, then in minutes. */
    duration: (seconds: number) =>
      seconds < 90
        ? unit(Math.ceil(seconds), 'second')
        : unit(Math.max(1, Math.round(seconds / 60)), 'minute', 0, 'long'),
    /** The form for that many; languages without a singular need `other` alone. */
    plural: (count: number, forms: { readonly one?: string; readonly other: string }) =>
      (plurals.select(count) === 'one' ? forms.one : undefined) ?? forms.other,
    /** “a, b and c” in the language's own way. */
    list: (parts: readonly string[]) => new Intl.ListFormat(language).format(parts),
  };
}
