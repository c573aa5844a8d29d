import { builtSite, siteContext } from '../components/site-context.ts';

/** Lets everyone in and names the sitemap. */
export async function GET(): Promise<Response> {
  const { site } = await builtSite();
  const { routes } = await siteContext(site.defaultLocale);
  const sitemap = routes.absolute(routes.file('sitemap.xml'));
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
}
