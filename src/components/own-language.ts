import type { EditionSection } from '../domain/edition.ts';
import { otherLanguages } from '../domain/locales.ts';
import type { SiteContext } from './site-context.ts';

/** `lang` and `dir` of a section in another language than its page; nothing where it is translated. */
export function ownLanguage(
  { locale: own }: Pick<EditionSection, 'locale'>,
  { site, localeId }: Pick<SiteContext, 'site' | 'localeId'>,
): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return otherLanguages(site.locales, localeId)(own)?.text ?? {};
}
