import type { APIContext } from 'astro';
import { edition as editionOf } from '../../../components/editions.ts';
import { statementMarkdown } from '../../../components/markdown.ts';
import { siteContext } from '../../../components/site-context.ts';
import { versionPaths } from '../../../components/version-paths.ts';
import { formatDate } from '../../../domain/dates.ts';

export const getStaticPaths = versionPaths;

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
    ],
  });
}
