import type { APIContext } from 'astro';
import { edition as editionOf } from '../../../../components/editions.ts';
import { statementMarkdown } from '../../../../components/markdown.ts';
import { siteContext } from '../../../../components/site-context.ts';
import { versionSectionPaths } from '../../../../components/version-paths.ts';

export const getStaticPaths = versionSectionPaths;

/** One section of a version, as Markdown. */
export async function GET({ params, props }: APIContext<{ id: string }>): Promise<Response> {
  const context = await siteContext(params['locale'] ?? '');
  const { routes, words, localeId } = context;
  const edition = await editionOf(localeId, params['version'] ?? '');
  const section = edition.sections.find(({ id }) => id === props.id);
  if (!section) throw new Error(`No section ${props.id}`);
  return statementMarkdown(context, {
    edition,
    section,
    home: routes.version(localeId, words, edition.version),
  });
}
