import { getCollection } from 'astro:content';
import { allEditions, inForceEdition } from '../components/editions.ts';
import { formatDate } from '../domain/dates.ts';
import { rightIds } from '../domain/rights/rights.ts';
import { builtSite, siteContext } from '../components/site-context.ts';

/** The way through the site for language models (llmstxt.org): the sections in each language, the other pages, and the data. */
export async function GET(): Promise<Response> {
  const { site, organisation, processing } = await builtSite();
  const freePages = await getCollection('pages');
  const languages = site.locales.map(async (localeId) => {
    const context = await siteContext(localeId);
    const { routes, words, locale, t } = context;
    const edition = await inForceEdition(context);
    const editions = await allEditions(localeId);
    const markdown = (title: string, path: string, note?: string) =>
      link(title, routes.markdown(path), note);
    const link = (title: string, path: string, note?: string) =>
      `- [${title}](${routes.absolute(path)})${note ? `: ${note}` : ''}`;
    const day = (date: string) => formatDate(date, locale.lang);
    const redline = (from: string | undefined, to: string) =>
      from === undefined
        ? []
        : [
            markdown(
              t('changes.between', { from: day(from), to: day(to) }),
              routes.redline(localeId, words, from, to),
            ),
          ];
    return [
      `## ${edition.title} (${locale.name})`,
      '',
      markdown(t('statement.whole'), routes.statement(localeId)),
      ...(processing
        ? [markdown(t('glance.title'), routes.glance(localeId, words), t('glance.description'))]
        : []),
      ...edition.sections.map(({ title, slug, summary }) =>
        markdown(title, routes.section(localeId, slug), summary),
      ),
      markdown(t('rights.title'), routes.rights(localeId, words), t('rights.description')),
      ...rightIds.map((right) =>
        markdown(
          t(`rights.list.${right}.title`),
          routes.right(localeId, words, right),
          t(`rights.list.${right}.short`),
        ),
      ),
      ...freePages
        .filter(({ id }) => id.startsWith(`${localeId}/`))
        .map(({ data: { title, slug, description } }) =>
          markdown(title, routes.page(localeId, slug), description),
        ),
      markdown(t('versions.title'), routes.versions(localeId, words), t('versions.description')),
      link(`${t('versions.title')} (JSON)`, routes.versionsData(localeId, words)),
      markdown(
        t('changes.chooseTitle'),
        routes.changes(localeId, words),
        t('changes.chooseDescription'),
      ),
      markdown(t('since.title'), routes.since(localeId, words), t('since.description')),
      ...editions.flatMap(({ version, proposal }, index) => [
        markdown(
          version,
          routes.version(localeId, words, version),
          proposal ? t('versions.proposal') : undefined,
        ),
        ...redline(editions[index - 1]?.version, version),
        link(`${version} (JSON)`, routes.versionData(localeId, words, version)),
        ...(processing
          ? [link(`${version} (JSON-LD)`, routes.versionLinkedData(localeId, words, version))]
          : []),
      ]),
      '',
    ].join('\n');
  });
  const text = [`# ${organisation.name}`, '', ...(await Promise.all(languages))].join('\n');
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
