import { getCollection, getEntry } from 'astro:content';
import type { Edition } from '../domain/edition.ts';
import type { TimelinePoint } from '../domain/periods.ts';
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

/** Where a version stands in time on the day of the build. Throws when there is no such version. */
export function placeInTime(version: string, { site }: Pick<SiteContext, 'site'>): TimelinePoint {
  const point = site.timeline.find((other) => other.version === version);
  if (!point) throw new Error(`No version ${version}`);
  return point;
}

/** What a page of a sealed version depends on besides the code: when this stays, the page of the last build stays. */
export function frozenKey(
  editions: readonly Edition[],
  context: Pick<SiteContext, 'site'>,
): string {
  const times = editions.map(({ version }) => placeInTime(version, context));
  return JSON.stringify([context.site.frame, editions.map(({ digest }) => digest), times]);
}
