import type { APIContext } from 'astro';
import { allEditions, edition as editionOf, frozenKey } from '../../../components/editions.ts';
import { statementMarkdown } from '../../../components/markdown.ts';
import { builtSite, siteContext } from '../../../components/site-context.ts';
import { formatDate } from '../../../domain/dates.ts';

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

/** A version of the statement, whole, as Markdown. */
export async function GET({ params }: APIContext): Promise<Response> {
  const context = await siteContext(params['locale'] ?? '');
  const { routes, words, localeId, locale, t } = context;
  const edition = await editionOf(localeId, params['version'] ?? '');
  const day = (date: string) => formatDate(date, locale.lang);
  return statementMarkdown(context, {
    edition,
    home: routes.version(localeId, words, edition.version),
    facts: [
      `${t('versions.published')}: ${day(edition.published)}`,
      `${t('versions.effective')}: ${day(edition.effective)}`,
      t(`versions.kind.${edition.kind}`),
      edition.note,
      ...(edition.proposal ? [t('versions.proposalNote')] : []),
    ],
  });
}
