import { getCollection, getEntry } from 'astro:content';
import type { Edition } from '../domain/edition.ts';
import { statusOf } from '../domain/versions.ts';
import type { Status } from '../domain/versions.ts';
import type { SiteContext } from './site-context.ts';

type Locale = Pick<SiteContext, 'site' | 'localeId'>;

/** The statement in force, in the language of the page. Throws when there is none: the checks come first. */
export async function inForceEdition({ site, localeId }: Locale): Promise<Edition> {
  return edition(localeId, site.inForce);
}

/** A version in one language. Throws when it has no text in it. */
export async function edition(localeId: string, version: string): Promise<Edition> {
  const entry = await getEntry('editions', `${version}/${localeId}`);
  if (!entry) throw new Error(`No version ${version} in ${localeId}`);
  return entry.data;
}

/** All versions in one language, oldest first. */
export async function allEditions(localeId: string): Promise<Edition[]> {
  const entries = await getCollection('editions', ({ data }) => data.locale === localeId);
  return entries.map(({ data }) => data).toSorted((a, b) => (a.version < b.version ? -1 : 1));
}

/** An edition as the functions about time want it. */
export function dated({ version, effective }: Edition): {
  date: string;
  manifest: { effective: string };
} {
  return { date: version, manifest: { effective } };
}

/** Status of a version on the day of the build. */
export function editionStatus(
  one: Edition,
  all: readonly Edition[],
  { site }: Pick<SiteContext, 'site'>,
): Status {
  return statusOf(dated(one), all.map(dated), site.today);
}
