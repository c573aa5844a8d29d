/**
 * The language that a reader's browser asks for, of those a site offers (RFC 9110, `Accept-Language`): by weight, then by
 * order; `fr-CH` is served by `fr`.
 *
 * @param header value of `Accept-Language`; nothing when the browser sends none.
 * @param offered locales of the site.
 * @returns nothing when the site has none of the languages.
 */
export function preferredLocale(
  header: string | undefined,
  offered: readonly string[],
): string | undefined {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [range = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { range, weight: weight === undefined ? 1 : Number(weight) };
  });
  const accepted = wishes
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { range } of accepted) {
    const found =
      offered.find((locale) => locale === range) ??
      offered.find((locale) => locale.split('-')[0] === range.split('-')[0]);
    if (found !== undefined) return found;
  }
  return undefined;
}
