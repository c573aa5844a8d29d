import type { APIContext } from 'astro';
import { inForceEdition } from '../components/editions.ts';
import { statementMarkdown } from '../components/markdown.ts';
import { builtSite, siteContext } from '../components/site-context.ts';

export async function getStaticPaths() {
  const { site } = await builtSite();
  return site.locales.map((locale) => ({ params: { locale } }));
}

/** The statement in force, whole, as Markdown. */
export async function GET({ params }: APIContext): Promise<Response> {
  const context = await siteContext(params['locale'] ?? '');
  return statementMarkdown(context, {
    edition: await inForceEdition(context),
    home: context.routes.statement(context.localeId),
  });
}
