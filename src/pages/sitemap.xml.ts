import { getCollection } from 'astro:content';
import { freePageAddress, pageAlternates, sectionAddress } from '../components/address.ts';
import type { Address, Place } from '../components/address.ts';
import { inForceEdition } from '../components/editions.ts';
import { builtSite, siteContext } from '../components/site-context.ts';
import { rightIds } from '../domain/rights/rights.ts';

/** A page with the day it last changed, where that is known. */
interface Entry {
  readonly address: Address;
  readonly modified?: string;
}

/** Every page that search engines may show and that is canonical here, with its alternates on all sites. */
export async function GET(): Promise<Response> {
  const { site } = await builtSite();
  const languages = await Promise.all(site.locales.map(entriesIn));
  return new Response(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
      ...languages.flat(),
      '</urlset>\n',
    ].join('\n'),
    { headers: { 'Content-Type': 'application/xml' } },
  );
}

async function entriesIn(locale: string): Promise<string[]> {
  const context = await siteContext(locale);
  const { version, sections } = await inForceEdition(context);
  const pages = await getCollection('pages', ({ id }) => id.startsWith(`${locale}/`));
  const entries: Entry[] = [
    { address: ({ routes, localeId }) => routes.statement(localeId), modified: version },
    ...(await Promise.all(
      sections.map(async ({ id, since }) => ({
        address: await sectionAddress(version, id),
        modified: since,
      })),
    )),
    { address: ({ routes, words, localeId }) => routes.versions(localeId, words) },
    { address: ({ routes, words, localeId }) => routes.on(localeId, words) },
    { address: ({ routes, words, localeId }) => routes.changes(localeId, words) },
    { address: ({ routes, words, localeId }) => routes.since(localeId, words) },
    { address: ({ routes, words, localeId }) => routes.proof(localeId, words) },
    ...(context.site.processing
      ? [{ address: ({ routes, words, localeId }: Place) => routes.glance(localeId, words) }]
      : []),
    { address: ({ routes, words, localeId }) => routes.rights(localeId, words) },
    ...rightIds.map((right) => ({
      address: ({ routes, words, localeId }: Place) => routes.right(localeId, words, right),
    })),
    { address: ({ routes, words, localeId }) => routes.search(localeId, words) },
    ...(await Promise.all(
      pages.map(async ({ id }) => ({
        address: await freePageAddress(id.slice(locale.length + 1)),
      })),
    )),
  ];
  const lines = entries.map(async ({ address, modified }) => {
    const { canonical, alternates } = await pageAlternates(context, address);
    if (canonical !== context.routes.absolute(address(context) ?? '')) return [];
    const links = alternates.map(
      ({ hreflang, url }) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${url}"/>`,
    );
    const date = modified ? `<lastmod>${modified}</lastmod>` : '';
    return [`<url><loc>${canonical}</loc>${date}${links.join('')}</url>`];
  });
  return (await Promise.all(lines)).flat();
}
