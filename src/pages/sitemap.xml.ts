import { getCollection } from 'astro:content';
import { inForceEdition } from '../components/editions.ts';
import { builtSite, siteContext } from '../components/site-context.ts';

/** Every page that search engines may show, with the day it last changed where that is known. */
export async function GET(): Promise<Response> {
  const { site } = await builtSite();
  const pages = await getCollection('pages');
  const entries = await Promise.all(
    site.locales.map(async (locale) => {
      const context = await siteContext(locale);
      const { routes, words } = context;
      const edition = await inForceEdition(context);
      return [
        { path: routes.statement(locale), modified: edition.version },
        ...edition.sections.map(({ slug, since }) => ({
          path: routes.section(locale, slug),
          modified: since,
        })),
        ...[
          routes.versions(locale, words),
          routes.on(locale, words),
          routes.changes(locale, words),
          routes.since(locale, words),
          routes.proof(locale, words),
        ].map((path) => ({ path, modified: undefined })),
        ...pages
          .filter(({ id }) => id.startsWith(`${locale}/`))
          .map(({ data }) => ({ path: routes.page(locale, data.slug), modified: undefined })),
      ].map(({ path, modified }) => ({ url: routes.absolute(path), modified }));
    }),
  );
  const lines = entries
    .flat()
    .map(
      ({ url, modified }) =>
        `<url><loc>${url}</loc>${modified ? `<lastmod>${modified}</lastmod>` : ''}</url>`,
    );
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
}
