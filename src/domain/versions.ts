import { dayBefore } from './dates.ts';
import type { IsoDate } from './dates.ts';
import type { Project, Version } from './project.ts';
import type { SectionRole } from './schema/index.ts';
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
  const section = version.manifest.sections.find((other) => other.id === id);
  const sealed = section?.texts[locale];
  const holder = sealed && versions.find(({ date }) => date === sealed.from);
  const source = holder?.texts.get(locale)?.get(id);
  return sealed && source && { source, from: sealed.from };
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
