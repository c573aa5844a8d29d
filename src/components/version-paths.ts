import type { EditionOutline } from '../domain/edition.ts';
import { allEditions, frozenKey, frozenSectionKeys } from './editions.ts';
import { builtSite, siteContext } from './site-context.ts';
import type { SiteContext } from './site-context.ts';

/** The paths of every version in every language of the site, for pages and files of whole versions. */
export async function versionPaths() {
  return ofEveryEdition((edition, context) => [
    { params: paramsOf(edition, context), cacheKey: frozenKey([edition], context) },
  ]);
}

/** The paths of every section of every version in every language of the site; the props name the section. */
export async function versionSectionPaths() {
  return ofEveryEdition(async (edition, context) => {
    const keys = await frozenSectionKeys(edition, context);
    return edition.sections.map(({ id, slug }) => ({
      params: { ...paramsOf(edition, context), section: slug },
      props: { id },
      cacheKey: keys.get(id),
    }));
  });
}

async function ofEveryEdition<Path>(
  pathsOf: (edition: EditionOutline, context: SiteContext) => Path[] | Promise<Path[]>,
): Promise<Path[]> {
  const { site } = await builtSite();
  const paths: Path[] = [];
  for (const locale of site.locales) {
    const context = await siteContext(locale);
    for (const edition of await allEditions(locale)) {
      paths.push(...(await pathsOf(edition, context)));
    }
  }
  return paths;
}

function paramsOf({ version }: EditionOutline, { localeId, words }: SiteContext) {
  return { locale: localeId, versions: words.versions, version };
}
