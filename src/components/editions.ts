import { getEntry } from 'astro:content';
import type { Edition } from '../domain/edition.ts';
import type { SiteContext } from './site-context.ts';

/** The statement in force, in the language of the page. Throws when there is none: the checks come first. */
export async function inForceEdition({
  site,
  localeId,
}: Pick<SiteContext, 'site' | 'localeId'>): Promise<Edition> {
  const entry = await getEntry('editions', `${site.inForce}/${localeId}`);
  if (!entry) throw new Error(`No statement in force in ${localeId}`);
  return entry.data;
}
