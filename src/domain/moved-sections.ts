import type { IsoDate } from './dates.ts';
import type { Project, Version } from './project.ts';
import type { Site } from './schema/index.ts';
import { shownSections, versionInForce } from './versions.ts';

/** A section's address that answered once and whose section stands elsewhere now. */
export interface MovedSection {
  readonly locale: string;
  readonly oldSlug: string;
  /** Nothing when the section is gone: its readers are led to the whole statement. */
  readonly newSlug: string | undefined;
}

/**
 * Addresses of sections in earlier versions that the version in force no longer has: each must lead on, for ever.
 * An address that another section has taken over since is left to that section.
 */
export function movedSections(
  project: Project,
  site: Pick<Site, 'locales'>,
  today: IsoDate,
): MovedSection[] {
  const inForce = versionInForce(project.versions, today);
  if (!inForce) return [];
  const earlier = project.versions.filter(({ manifest }) => manifest.effective <= today);
  return site.locales.flatMap((locale) =>
    leftAddresses(earlier.flatMap(states), inForce, project, locale),
  );
}

/** Addresses of sections within a version that a translation took from it when it was added: they too lead on, for ever. */
export function movedByTranslation(
  project: Project,
  site: Pick<Site, 'locales'>,
): (MovedSection & { readonly version: IsoDate })[] {
  return project.versions.flatMap((version) =>
    site.locales.flatMap((locale) =>
      leftAddresses(states(version), version, project, locale).map((moved) => ({
        version: version.date,
        ...moved,
      })),
    ),
  );
}

/** A version as it was when it was sealed, after each translation that was added, and as it is now. */
function states(version: Version): Version[] {
  const { translations = [] } = version;
  return [
    ...translations.map((_, index) => ({
      ...version,
      translations: translations.slice(0, index),
    })),
    version,
  ];
}

/** What the sections of earlier states were called in one locale, where the present one has no section of that name. */
function leftAddresses(
  earlier: readonly Version[],
  present: Version,
  project: Project,
  locale: string,
): MovedSection[] {
  const current = shownSections(present, project, locale);
  const taken = new Set(current.map(({ source }) => source.frontMatter.slug));
  const moved = new Map<string, string | undefined>();
  for (const version of earlier) {
    for (const { id, source } of shownSections(version, project, locale)) {
      const { slug } = source.frontMatter;
      if (taken.has(slug)) continue;
      moved.set(slug, current.find((section) => section.id === id)?.source.frontMatter.slug);
    }
  }
  return [...moved].map(([oldSlug, newSlug]) => ({ locale, oldSlug, newSlug }));
}
