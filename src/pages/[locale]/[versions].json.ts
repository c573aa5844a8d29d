import type { APIContext } from 'astro';
import { allEditions } from '../../components/editions.ts';
import { builtSite, siteContext } from '../../components/site-context.ts';
import { httpDate } from '../../domain/dates.ts';
import type { VersionListEntry } from '../../domain/version-data.ts';

export async function getStaticPaths() {
  const { site } = await builtSite();
  const paths = site.locales.map(async (locale) => {
    const { words } = await siteContext(locale);
    return { params: { locale, versions: words.versions } };
  });
  return Promise.all(paths);
}

/** All versions in one language, newest first, for programs. */
export async function GET({ params }: APIContext): Promise<Response> {
  const localeId = params['locale'] ?? '';
  const { routes, words } = await siteContext(localeId);
  const editions = await allEditions(localeId);
  const versions = editions
    .toReversed()
    .map(({ version, published, effective, kind, proposal, note, sha256 }): VersionListEntry => ({
      version,
      published,
      effective,
      kind,
      proposal,
      note,
      sha256,
      url: routes.absolute(routes.version(localeId, words, version)),
      data: routes.absolute(routes.versionData(localeId, words, version)),
    }));
  const $schema = routes.absolute(routes.file('versions.schema.json'));
  return Response.json(
    { $schema, locale: localeId, versions },
    { headers: { 'Last-Modified': httpDate(editions.at(-1)?.published ?? '') } },
  );
}
