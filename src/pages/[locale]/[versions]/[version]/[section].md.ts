import type { APIContext } from 'astro';
import {
  allEditions,
  edition as editionOf,
  frozenSectionKeys,
} from '../../../../components/editions.ts';
import { statementMarkdown } from '../../../../components/markdown.ts';
import { builtSite, siteContext } from '../../../../components/site-context.ts';

export async function getStaticPaths() {
  const { site } = await builtSite();
  const paths = site.locales.map(async (locale) => {
    const context = await siteContext(locale);
    const editions = await allEditions(locale);
    const pages = editions.map(async (edition) => {
      const keys = await frozenSectionKeys(edition, context);
      return edition.sections.map(({ id, slug }) => ({
        params: {
          locale,
          versions: context.words.versions,
          version: edition.version,
          section: slug,
        },
        props: { id },
        cacheKey: keys.get(id),
      }));
    });
    return (await Promise.all(pages)).flat();
  });
  return (await Promise.all(paths)).flat();
}

/** One section of a version, as Markdown. */
export async function GET({ params, props }: APIContext<{ id: string }>): Promise<Response> {
  const context = await siteContext(params['locale'] ?? '');
  const { routes, words, localeId, t } = context;
  const edition = await editionOf(localeId, params['version'] ?? '');
  const section = edition.sections.find(({ id }) => id === props.id);
  if (!section) throw new Error(`No section ${props.id}`);
  return statementMarkdown(context, {
    edition,
    section,
    home: routes.version(localeId, words, edition.version),
    facts: edition.proposal ? [t('versions.proposalNote')] : [],
  });
}
