import { dayBefore } from './dates.ts';
import type { IsoDate } from './dates.ts';
import type { AddedTranslation, Project, Version } from './project.ts';
import type { SectionRole, VersionManifest } from './schema/index.ts';
import type { SectionSource } from './sections.ts';

export type Status = 'in-force' | 'upcoming' | 'superseded';

/** The part of a version that its place in time depends on. */
export interface Dated {
  readonly date: IsoDate;
  readonly manifest: { readonly effective: IsoDate };
}

/**
 * The version that applies on a day: of those that have come into effect, the one that did so last; of two that
 * came into effect on the same day, the one that was sealed last. Nothing before the first one.
 */
export function versionInForce<V extends Dated>(
  versions: readonly V[],
  day: IsoDate,
): V | undefined {
  return byEffect(versions).findLast((version) => version.manifest.effective <= day);
}

/** Status of a version on a day. */
export function statusOf<V extends Dated>(
  version: V,
  versions: readonly V[],
  day: IsoDate,
): Status {
  if (version.manifest.effective > day) return 'upcoming';
  return versionInForce(versions, day)?.date === version.date ? 'in-force' : 'superseded';
}

/** First and last day on which a version applies. */
export interface Period {
  readonly from: IsoDate;
  /** Nothing while no later version is known. */
  readonly until?: IsoDate;
}

/** The days on which a version applies; nothing when another one came into effect on the same day and took its place. */
export function periodOf<V extends Dated>(version: V, versions: readonly V[]): Period | undefined {
  const order = byEffect(versions);
  const next = order[order.findIndex(({ date }) => date === version.date) + 1];
  const from = version.manifest.effective;
  if (!next) return { from };
  return next.manifest.effective === from
    ? undefined
    : { from, until: dayBefore(next.manifest.effective) };
}

/** A sealed text, and the version whose folder holds it: it stands unchanged since then. */
export interface SealedSource {
  readonly source: SectionSource;
  readonly from: IsoDate;
  /** The day on which it was added to that version, after that was sealed. */
  readonly added?: IsoDate;
}

/** A section as it stands in a version, in one locale. */
export interface PlacedSection extends SealedSource {
  readonly id: string;
  readonly role: SectionRole;
  /** Number shown before its title; nothing for the introduction. */
  readonly number?: number;
}

/** The text that a version has of a section in one locale; nothing when it has none. */
export function sealedSource(
  version: Version,
  { versions }: Pick<Project, 'versions'>,
  id: string,
  locale: string,
): SealedSource | undefined {
  const section = completeManifest(version).sections.find((other) => other.id === id);
  const sealed = section?.texts[locale];
  const holder = sealed && versions.find(({ date }) => date === sealed.from);
  if (!holder) return undefined;
  const added = addedTranslation(holder, id, locale);
  const source = added ? added.texts.get(id) : holder.texts.get(locale)?.get(id);
  return (
    source && {
      source,
      from: sealed.from,
      // A later version was sealed with it.
      ...(added && holder.date === version.date && { added: added.manifest.added }),
    }
  );
}

/** SHA-256 of the text of a section that prevails; nothing when the version has none. */
export function originalOf(
  version: Version,
  id: string,
  project: Pick<Project, 'versions' | 'config'>,
): string | undefined {
  return sealedSource(version, project, id, project.config.prevailing)?.source.sha256;
}

/** What was added to a version after it was sealed and brought it a section in one locale. */
export function addedTranslation(
  { translations = [] }: Version,
  id: string,
  locale: string,
): AddedTranslation | undefined {
  return translations.find(({ manifest }) => manifest.locale === locale && id in manifest.texts);
}

/** What a version says now: what was sealed, and the translations that were added since. */
export function completeManifest({ date, manifest, translations = [] }: Version): VersionManifest {
  if (translations.length === 0) return manifest;
  const added = translations.map((translation) => translation.manifest);
  const words = (key: 'title' | 'note') => ({
    ...Object.fromEntries(
      added.flatMap(({ locale, [key]: said }) => (said ? [[locale, said]] : [])),
    ),
    ...manifest[key],
  });
  return {
    ...manifest,
    title: words('title'),
    note: words('note'),
    sections: manifest.sections.map((section) => {
      const texts = added.flatMap(({ locale, texts: { [section.id]: sha256 } }) =>
        sha256 ? [[locale, { from: date, sha256 }] as const] : [],
      );
      const all = { ...section.texts, ...Object.fromEntries(texts) };
      const inOrder = Object.entries(all).toSorted(([a], [b]) => compare(a, b));
      return { ...section, texts: Object.fromEntries(inOrder) };
    }),
  };
}

/** The sections of a version in one locale, in order; those without a text in that locale are left out. */
export function sectionsOf(
  version: Version,
  project: Pick<Project, 'versions'>,
  locale: string,
): PlacedSection[] {
  return placedSections(version, (id) => sealedSource(version, project, id, locale));
}

/** The sections of a version as readers of one locale get them: in the prevailing language where there is no translation. */
export function shownSections(
  version: Version,
  project: Pick<Project, 'versions' | 'config'>,
  locale: string,
): PlacedSection[] {
  const { prevailing } = project.config;
  return placedSections(
    version,
    (id) =>
      sealedSource(version, project, id, locale) ?? sealedSource(version, project, id, prevailing),
  );
}

function placedSections(
  { manifest }: Version,
  textOf: (id: string) => SealedSource | undefined,
): PlacedSection[] {
  const numbers = sectionNumbers(manifest.sections);
  return manifest.sections.flatMap(({ id, role }) => {
    const text = textOf(id);
    const number = numbers.get(id);
    return text ? [{ id, role, ...text, ...(number && { number }) }] : [];
  });
}

/** Number of each section with the role `section`, counted from 1 in the order given. */
export function sectionNumbers(
  sections: readonly { readonly id: string; readonly role: SectionRole }[],
): ReadonlyMap<string, number> {
  return new Map(
    sections.filter(({ role }) => role === 'section').map(({ id }, index) => [id, index + 1]),
  );
}

function byEffect<V extends Dated>(versions: readonly V[]): V[] {
  return versions.toSorted(
    (a, b) => compare(a.manifest.effective, b.manifest.effective) || compare(a.date, b.date),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Hashes of a version's manifest and of those of the translations that were added to it. */
export function manifestHashes({ sha256, translations = [] }: Version): string[] {
  return [sha256, ...translations.map((added) => added.sha256)];
}
