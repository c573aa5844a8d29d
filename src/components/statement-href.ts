import { getCollection } from 'astro:content';
import type { Edition } from '../domain/edition.ts';
import { editionHref } from '../domain/statement-links.ts';
import type { SiteContext } from './site-context.ts';

/** Paths of the free pages in one language, by id. */
export async function freePagePaths({
  routes,
  localeId,
}: Pick<SiteContext, 'routes' | 'localeId'>): Promise<Record<string, string>> {
  const pages = await getCollection('pages', ({ id }) => id.startsWith(`${localeId}/`));
  return Object.fromEntries(
    pages.map(({ id, data }) => [id.slice(localeId.length + 1), routes.page(localeId, data.slug)]),
  );
}

/**
 * Makes the function that turns links as written into paths of an edition's pages.
 *
 * @param home path of the page with the whole edition.
 */
export async function statementHref(
  context: Pick<SiteContext, 'routes' | 'localeId'>,
  edition: Edition,
  home: string,
): Promise<(target: string) => string> {
  const pages = await freePagePaths(context);
  return editionHref(edition.sections, home, (id) => pages[id] ?? home);
}
