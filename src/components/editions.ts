import { createHash } from 'node:crypto';
import { getCollection, getEntry } from 'astro:content';
import { readTexts } from 'virtual:shown-texts';
import { formatDate } from '../domain/dates.ts';
import { withTexts } from '../domain/edition.ts';
import type { Edition, EditionOutline, ShownText } from '../domain/edition.ts';
import type { TimelinePoint } from '../domain/periods.ts';
import { speaksOf, writeKey } from '../domain/sheets.ts';
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
  return whole(entry.data);
}

let texts: ReadonlyMap<string, ShownText> = new Map();

/** Gives an edition its texts; reads them when it has some that are not known yet, as the development server's may. */
function whole(outline: EditionOutline): Edition {
  if (!outline.sections.every(({ made }) => texts.has(made))) {
    texts = readTexts() as ReadonlyMap<string, ShownText>;
  }
  return withTexts(outline, texts);
}

/** All versions in one language, oldest first. */
export async function allEditions(localeId: string): Promise<EditionOutline[]> {
  const entries = await getCollection('editions', ({ data }) => data.locale === localeId);
  return entries.map(({ data }) => data).toSorted((a, b) => (a.version < b.version ? -1 : 1));
}

/** An edition as the functions about time want it. */
export function dated({ version, effective }: EditionOutline): {
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

/** What a page of whole sealed versions depends on besides the code: while this stays, the page stays. */
export function frozenKey(
  editions: readonly EditionOutline[],
  { site, localeId }: Pick<SiteContext, 'site' | 'localeId'>,
): string {
  const digests = editions.map(({ digest }) => digest);
  const times = editions.map(({ version }) => placeInTime(version, { site }));
  return writeKey({
    sheet: JSON.stringify([site.frame, localeId, digests, times]),
    words: [],
    isSeldomRead: editions.some((edition) => isOld(edition, site)),
  });
}

/**
 * The same for the pages of a version's sections, by id of the section. Those of versions that have the same text in the
 * same surroundings share a sheet: they differ in the days they name.
 */
export async function frozenSectionKeys(
  edition: EditionOutline,
  { site, localeId, locale }: SiteContext,
): Promise<ReadonlyMap<string, string>> {
  const { version, title, proposal, sections } = edition;
  const slugs = Object.values((await getEntry('slugs', version))?.data ?? {});
  const { status, period } = placeInTime(version, { site });
  const days = [version, period?.from, period?.until].filter((day) => day !== undefined);
  const words = [version, ...days.map((day) => formatDate(day, locale.lang))];
  const surroundings = JSON.stringify([
    site.frame,
    localeId,
    status,
    version < site.inForce,
    title,
    proposal,
    sections.map(({ id, role, number, title: name, slug }) => [id, role, number, name, slug]),
  ]);
  const around = createHash('sha256').update(surroundings).digest('hex');
  const speaks = speaksOf(words);
  const aroundSpeaks = speaks(surroundings);
  return new Map(
    whole(edition).sections.map(({ id, made, source }) => {
      // A text that names one of these days cannot have it replaced.
      const own = aroundSpeaks || speaks(source) ? version : '';
      const addresses = slugs.map((ofLocale) => ofLocale[id] ?? null);
      const sheet = JSON.stringify([around, id, made, addresses, own]);
      return [id, writeKey({ sheet, words, isSeldomRead: isOld(edition, site) })];
    }),
  );
}

/** Is this a version before the one that the version in force replaced? */
function isOld({ version }: EditionOutline, { timeline }: SiteContext['site']): boolean {
  const inForce = timeline.findIndex(({ status }) => status === 'in-force');
  return timeline.findIndex((point) => point.version === version) < inForce - 1;
}
