import type { EditionSection } from '../domain/edition.ts';
import type { SiteContext } from './site-context.ts';

/** `lang` and `dir` of a section in another language than its page; nothing where it is translated. */
export function ownLanguage(
  { locale: own }: Pick<EditionSection, 'locale'>,
  { site, localeId }: Pick<SiteContext, 'site' | 'localeId'>,
): { lang?: string; dir?: 'ltr' | 'rtl' } {
  const locale = site.locales[own];
  return own === localeId || !locale ? {} : { lang: locale.lang, dir: locale.dir };
}
