import type { APIContext } from 'astro';
import { allEditions, edition } from '../../../components/editions.ts';
import { builtSite, siteContext } from '../../../components/site-context.ts';
import { statementHref } from '../../../components/statement-href.ts';
import { linkedData } from '../../../domain/processing/linked-data.ts';

export async function getStaticPaths() {
  const { site, processing } = await builtSite();
  if (!processing) return [];
  const paths = site.locales.map(async (locale) => {
    const { words } = await siteContext(locale);
    const editions = await allEditions(locale);
    return editions.map(({ version }) => ({
      params: { locale, versions: words.versions, version },
    }));
  });
  return (await Promise.all(paths)).flat();
}

/** A version and the processing that it describes, for programs: JSON-LD in the Data Privacy Vocabulary. */
export async function GET({ params }: APIContext): Promise<Response> {
  const localeId = params['locale'] ?? '';
  const context = await siteContext(localeId);
  const { site, routes, words, locale } = context;
  if (!site.processing) throw new Error('No data about processing');
  const version = await edition(localeId, params['version'] ?? '');
  const path = routes.version(localeId, words, version.version);
  const toPath = await statementHref(context, version, path);
  const content = { processing: site.processing, rights: site.rights.rights };
  const data = linkedData(version, content, {
    schema: routes.absolute(routes.file('processing.schema.json')),
    lang: locale.lang,
    locale: localeId,
    prevailing: site.prevailing,
    organisation: site.organisation,
    url: routes.absolute(path),
    sentence: (anchor) => routes.absolute(toPath(`#${anchor}`)),
  });
  return new Response(JSON.stringify(data, undefined, 1), {
    headers: { 'Content-Type': 'application/ld+json' },
  });
}
