import type { IsoDate } from './dates.ts';
import type { Project, Version } from './project.ts';
import { sealedSource } from './versions.ts';

/** Whether the text of a section in one language says what the prevailing text says. */
export type Translation =
  | { readonly state: 'current' }
  | {
      readonly state: 'behind';
      /** The version whose prevailing text the translation follows. */
      readonly follows: IsoDate;
      /** The first version since then that says something else. */
      readonly since: IsoDate;
    }
  | { readonly state: 'missing' };

type Versions = Pick<Project, 'versions' | 'config'>;

/**
 * Compares the days since which two texts of a section say what they say: that of a language, and the prevailing one. A
 * translation that is older than its original is behind.
 *
 * @param version holds the section; one of the project's.
 */
export function translationOf(
  version: Version,
  id: string,
  locale: string,
  project: Versions,
): Translation {
  const { prevailing } = project.config;
  const original = meaningSince(version, id, prevailing, project);
  if (locale === prevailing || original === undefined) return { state: 'current' };
  const follows = meaningSince(version, id, locale, project);
  if (follows === undefined) return { state: 'missing' };
  if (follows >= original) return { state: 'current' };
  const since = project.versions
    .filter(({ date }) => date > follows && date <= version.date)
    .find((later) => (meaningSince(later, id, prevailing, project) ?? '') > follows);
  return { state: 'behind', follows, since: since?.date ?? original };
}

/**
 * The version since which a text says what it says. A text that corrects the one before (`corrects` in its front matter)
 * says the same: it needs nothing in other languages.
 *
 * @returns nothing when the version has no text of the section in that language.
 */
function meaningSince(
  version: Version,
  id: string,
  locale: string,
  project: Versions,
): IsoDate | undefined {
  const text = sealedSource(version, project, id, locale);
  if (!text) return undefined;
  const corrected = versionBefore(text.from, project);
  const isCorrection =
    corrected !== undefined && text.source.frontMatter.corrects === corrected.date;
  return (isCorrection ? meaningSince(corrected, id, locale, project) : undefined) ?? text.from;
}

/** The version that stood when another one was sealed. */
function versionBefore(date: IsoDate, { versions }: Versions): Version | undefined {
  return versions.findLast((other) => other.date < date);
}
