/** Name of a language in a reader's language: `néerlandais` for `nl` in `fr-BE`. */
export function languageName(code: string, lang: string): string {
  return new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code;
}

/** Name of a country in a reader's language: `België` for `BE` in `nl-BE`. */
export function regionName(code: string, lang: string): string {
  return new Intl.DisplayNames(lang, { type: 'region' }).of(code) ?? code;
}

/** The language of a tag: `nl` for `nl-BE`. */
export function languageOf(lang: string): string {
  return new Intl.Locale(lang).language;
}

/** A text in a reader's language, or in the one that prevails. */
export function inLocale(
  texts: Readonly<Record<string, string>>,
  locale: string,
  prevailing: string,
): string {
  return texts[locale] ?? texts[prevailing] ?? '';
}
