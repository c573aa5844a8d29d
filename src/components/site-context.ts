import { getEntry } from 'astro:content';
import { contactOf } from '../domain/contact.ts';
import { createRoutes } from '../domain/routes.ts';
import type { PathWords, Routes } from '../domain/routes.ts';
import type { Contact, Locale } from '../domain/schema/index.ts';
import type { BuiltSite } from '../domain/built-site.ts';
import type { Dictionary } from '../domain/project.ts';
import { createTranslator } from '../i18n/index.ts';
import type { Translate } from '../i18n/index.ts';

/** What every page knows of the site it stands on, in its reader's language. */
export interface SiteContext {
  readonly site: BuiltSite;
  readonly routes: Routes;
  /** Words of URLs in this language. */
  readonly words: PathWords;
  /** Locale as in URLs: `nl`. */
  readonly localeId: string;
  readonly locale: Locale;
  readonly t: Translate;
  /** The organisation's contact, with what differs on this site. */
  readonly contact: Contact;
}

/** Gives the context of a locale; throws when the locale is not of this site. */
export async function siteContext(localeId: string): Promise<SiteContext> {
  const site = await builtSite();
  const locale = site.locales[localeId];
  if (!locale) throw new Error(`No locale ${localeId}`);
  return {
    site,
    routes: createRoutes(site.site),
    words: await pathWordsOf(localeId),
    localeId,
    locale,
    t: translatorOf(localeId, await dictionaryOf(localeId)),
    contact: contactOf(site.organisation, site.site),
  };
}

const translators = new WeakMap<Dictionary, Translate>();

/** The translator of a locale's dictionary, made once. */
function translatorOf(localeId: string, dictionary: Dictionary): Translate {
  const known = translators.get(dictionary);
  if (known) return known;
  const t = createTranslator(localeId, dictionary);
  translators.set(dictionary, t);
  return t;
}

/** Words of URLs in a language, of this site or another. */
export async function pathWordsOf(localeId: string): Promise<PathWords> {
  // The checks compare every dictionary with the complete one.
  return (await dictionaryOf(localeId))['paths'] as Dictionary & PathWords;
}

/** The site being built. */
export async function builtSite(): Promise<BuiltSite> {
  const entry = await getEntry('site', 'site');
  if (!entry) throw new Error('The content layer holds no site');
  return entry.data;
}

async function dictionaryOf(localeId: string): Promise<Dictionary> {
  return (await getEntry('dictionaries', localeId))?.data.words ?? {};
}
