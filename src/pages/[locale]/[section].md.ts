import type { APIContext } from 'astro';
import { inForceEdition } from '../../components/editions.ts';
import { statementMarkdown } from '../../components/markdown.ts';
import { builtSite, siteContext } from '../../components/site-context.ts';

export async function getStaticPaths() {
  const { site } = await builtSite();
  const pages = site.locales.map(async (locale) => {
    const { sections } = await inForceEdition(await siteContext(locale));
    return sections.map((section) => ({
      params: { locale, section: section.slug },
      props: { id: section.id },
    }));
  });
  return (await Promise.all(pages)).flat();
}

/** One section of the statement in force, as Markdown. */
export async function GET({ params, props }: APIContext<{ id: string }>): Promise<Response> {
  const context = await siteContext(params['locale'] ?? '');
  const edition = await inForceEdition(context);
  const section = edition.sections.find(({ id }) => id === props.id);
  if (!section) throw new Error(`No section ${props.id}`);
  return statementMarkdown(context, {
    edition,
    section,
    home: context.routes.statement(context.localeId),
  });
}
