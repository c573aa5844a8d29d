import { getCollection, getEntry } from 'astro:content';
import { alternatesOf, ownersOf } from '../domain/alternates.ts';
import type { PageAlternates } from '../domain/alternates.ts';
import { createRoutes } from '../domain/routes.ts';
import type { PathWords, Routes } from '../domain/routes.ts';
import type { Locale } from '../domain/schema/index.ts';
import { pathWordsOf } from './site-context.ts';
import type { SiteContext } from './site-context.ts';

/** A language on a site: all that addresses differ by. Every `SiteContext` is one. */
export interface Place {
  readonly routes: Routes;
  readonly words: PathWords;
  readonly localeId: string;
}

/**
 * Where a page stands, in any language on any site; nothing where it does not exist. From it come the page's own path, its
 * language switch, its canonical address and its alternates.
 */
export type Address = (place: Place) => string | undefined;

/** Address of a section of the statement in force. */
export async function sectionAddress(version: string, id: string): Promise<Address> {
  const slugs = await slugsOf(version);
  return ({ routes, localeId }) => {
    const slug = slugs[localeId]?.[id];
    return slug === undefined ? undefined : routes.section(localeId, slug);
  };
}

/** Address of a section of a sealed version. */
export async function versionSectionAddress(version: string, id: string): Promise<Address> {
  const slugs = await slugsOf(version);
  return ({ routes, words, localeId }) => {
    const slug = slugs[localeId]?.[id];
    return slug === undefined ? undefined : routes.versionSection(localeId, words, version, slug);
  };
}

/** Address of a free page. */
export async function freePageAddress(id: string): Promise<Address> {
  const pages = await getCollection('pages');
  return ({ routes, localeId }) => {
    const page = pages.find((other) => other.id === `${localeId}/${id}`);
    return page && routes.page(localeId, page.data.slug);
  };
}

/** The same page in one of the site's languages. */
export interface LanguageLink {
  readonly localeId: string;
  readonly locale: Locale;
  readonly words: PathWords;
  readonly href: string;
}

/** The page in each language of its site; the statement where the page itself is not there. */
export async function languageLinks(
  { site, routes }: SiteContext,
  address: Address,
): Promise<LanguageLink[]> {
  const links = site.site.locales.map(async (localeId) => {
    const locale = site.locales[localeId];
    if (!locale) return [];
    const words = await pathWordsOf(localeId);
    const href = address({ routes, words, localeId }) ?? routes.statement(localeId);
    return [{ localeId, locale, words, href }];
  });
  return (await Promise.all(links)).flat();
}

/** Where the text stands that prevails: on this site where it has that language, else on the site that owns it. */
export interface PrevailingPlace extends Place {
  readonly locale: Locale;
  /** Makes a path of that site a link for the reader. */
  readonly link: (path: string) => string;
}

/** The place of the prevailing language, as seen from a page; nothing where no site offers it. */
export async function prevailingPlace({
  site,
  routes,
}: SiteContext): Promise<PrevailingPlace | undefined> {
  const localeId = site.prevailing;
  const owner = ownersOf(site).find((candidate) => candidate.locale === localeId);
  const other = owner && site.sites[owner.site];
  const locale = site.locales[localeId];
  if (!other || !locale) return undefined;
  const words = await pathWordsOf(localeId);
  if (site.site.locales.includes(localeId)) {
    return { localeId, locale, words, routes, link: (path) => path };
  }
  const itsRoutes = createRoutes(other);
  return { localeId, locale, words, routes: itsRoutes, link: (path) => itsRoutes.absolute(path) };
}

/** Canonical address and alternates of a page over all sites of the organisation. */
export async function pageAlternates(
  { site, localeId }: SiteContext,
  address: Address,
): Promise<PageAlternates> {
  const words = new Map(
    await Promise.all(
      Object.keys(site.locales).map(async (id) => [id, await pathWordsOf(id)] as const),
    ),
  );
  return alternatesOf(site, { site: site.id, locale: localeId }, (siteId, locale) => {
    const other = site.sites[siteId];
    const itsWords = words.get(locale);
    if (!other || !itsWords) return undefined;
    const routes = createRoutes(other);
    const path = address({ routes, words: itsWords, localeId: locale });
    return path && routes.absolute(path);
  });
}

/** Slug of every section of a version, by locale, then by id. */
async function slugsOf(version: string): Promise<Readonly<Record<string, Record<string, string>>>> {
  return (await getEntry('slugs', version))?.data ?? {};
}
