import type { APIContext } from 'astro';
import { allEditions, inForceEdition } from '../../components/editions.ts';
import { builtSite, siteContext } from '../../components/site-context.ts';
import { formatDate, httpDate } from '../../domain/dates.ts';
import { atomFeed } from '../../domain/feed.ts';

export async function getStaticPaths() {
  const { site } = await builtSite();
  return site.locales.map((locale) => ({ params: { locale } }));
}

/** The changes of the statement in one language, for feed readers. */
export async function GET({ params }: APIContext): Promise<Response> {
  const localeId = params['locale'] ?? '';
  const context = await siteContext(localeId);
  const { site, routes, words, locale, t } = context;
  const editions = await allEditions(localeId);
  const entries = editions.map(({ version, kind, note, proposal }, index) => {
    const before = editions[index - 1];
    return {
      version,
      title:
        t('versions.versionOf', { date: formatDate(version, locale.lang) }) +
        (proposal ? ` (${t('versions.proposal')})` : ''),
      summary: note,
      kind: { term: kind, label: t(`versions.kind.${kind}`) },
      url: routes.absolute(
        before
          ? routes.redline(localeId, words, before.version, version)
          : routes.version(localeId, words, version),
      ),
    };
  });
  const feed = atomFeed({
    title: `${(await inForceEdition(context)).title} ${site.organisation.name}`,
    lang: locale.lang,
    author: site.organisation.name,
    url: routes.absolute(routes.feed(localeId)),
    home: routes.absolute(routes.versions(localeId, words)),
    authority: new URL(site.site.url).host,
    entries: entries.toReversed(),
  });
  return new Response(feed, {
    headers: {
      'Content-Type': 'application/atom+xml',
      'Last-Modified': httpDate(editions.at(-1)?.published ?? ''),
    },
  });
}
