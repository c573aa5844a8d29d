import type { Locale } from './schema/index.ts';

/** Name of a language in a reader's language: `néerlandais` for `nl` in `fr-BE`. */
export function languageName(code: string, lang: string): string {
  return namesIn(lang, 'language').of(code) ?? code;
}

/** Name of a country in a reader's language: `België` for `BE` in `nl-BE`. */
export function regionName(code: string, lang: string): string {
  return namesIn(lang, 'region').of(code) ?? code;
}

/** Names by language and kind, made once: making them costs far more than looking one up. */
const names = new Map<string, Intl.DisplayNames>();

function namesIn(lang: string, type: 'language' | 'region'): Intl.DisplayNames {
  const key = `${type} ${lang}`;
  const known = names.get(key);
  if (known) return known;
  const made = new Intl.DisplayNames(lang, { type });
  names.set(key, made);
  return made;
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

/** Attributes of a text in a language, as far as pages need them. */
type LanguageAttributes = Pick<Locale, 'lang' | 'dir'>;

/**
 * Tells of a text whether it is in another language than its page.
 *
 * @returns a function from the locale of a text to its attributes and those of the page; nothing where it is the page's.
 */
export function otherLanguages(
  locales: Readonly<Record<string, LanguageAttributes>>,
  pageLocale: string,
): (locale: string) => { text: LanguageAttributes; page: LanguageAttributes } | undefined {
  const attributes = (locale: string) => {
    const known = locales[locale];
    return known && { lang: known.lang, dir: known.dir };
  };
  return (locale) => {
    const [text, page] = [attributes(locale), attributes(pageLocale)];
    return locale === pageLocale || !text || !page ? undefined : { text, page };
  };
}
