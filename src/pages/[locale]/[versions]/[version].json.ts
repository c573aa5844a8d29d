import type { APIContext } from 'astro';
import { edition } from '../../../components/editions.ts';
import { siteContext } from '../../../components/site-context.ts';
import { versionPaths } from '../../../components/version-paths.ts';
import { httpDate } from '../../../domain/dates.ts';
import { versionData } from '../../../domain/version-data.ts';

export const getStaticPaths = versionPaths;

/** A version in one language, for programs: text, hashes, dates, and what proves them. */
export async function GET({ params }: APIContext): Promise<Response> {
  const localeId = params['locale'] ?? '';
  const { routes, locale } = await siteContext(localeId);
  const schema = routes.absolute(routes.file('version.schema.json'));
  const shown = await edition(localeId, params['version'] ?? '');
  return Response.json(versionData(shown, locale.lang, schema), {
    headers: { 'Last-Modified': httpDate(shown.published) },
  });
}
