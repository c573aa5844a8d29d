import type { APIContext } from 'astro';
import { allEditions, edition, frozenKey } from '../../../components/editions.ts';
import { builtSite, siteContext } from '../../../components/site-context.ts';
import { httpDate } from '../../../domain/dates.ts';
import { versionData } from '../../../domain/version-data.ts';

export async function getStaticPaths() {
  const { site } = await builtSite();
  const paths = site.locales.map(async (locale) => {
    const context = await siteContext(locale);
    const editions = await allEditions(locale);
    return editions.map((edition) => ({
      params: { locale, versions: context.words.versions, version: edition.version },
      cacheKey: frozenKey([edition], context),
    }));
  });
  return (await Promise.all(paths)).flat();
}

/** A version in one language, for programs: text, hashes, dates, and what proves them. */
export async function GET({ params }: APIContext): Promise<Response> {
  const localeId = params['locale'] ?? '';
  const { routes, locale } = await siteContext(localeId);
  const schema = routes.absolute(routes.file('version.schema.json'));
  const shown = await edition(localeId, params['version'] ?? '');
  return Response.json(versionData(shown, locale.lang, schema), {
    headers: { 'Last-Modified': httpDate(shown.published) },
  });
}
