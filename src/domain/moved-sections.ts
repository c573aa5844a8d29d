import type { Project } from './project.ts';
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
  today: string,
): MovedSection[] {
  const inForce = versionInForce(project.versions, today);
  if (!inForce) return [];
  return site.locales.flatMap((locale) => {
    const current = shownSections(inForce, project, locale);
    const taken = new Set(current.map(({ source }) => source.frontMatter.slug));
    const moved = new Map<string, string | undefined>();
    for (const version of project.versions) {
      if (version.manifest.effective > today || version.date === inForce.date) continue;
      for (const { id, source } of shownSections(version, project, locale)) {
        const { slug } = source.frontMatter;
        if (taken.has(slug)) continue;
        moved.set(slug, current.find((section) => section.id === id)?.source.frontMatter.slug);
      }
    }
    return [...moved].map(([oldSlug, newSlug]) => ({ locale, oldSlug, newSlug }));
  });
}
