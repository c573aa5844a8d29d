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

/** A section as it stands in a version, in one locale. */
export interface PlacedSection {
  readonly id: string;
  readonly role: SectionRole;
  /** Number shown before its title; nothing for the introduction. */
  readonly number?: number;
  readonly source: SectionSource;
  /** The version whose folder holds the text: it stands unchanged since then. */
  readonly from: IsoDate;
}

/** The sections of a version in one locale, in order; those without a text in that locale are left out. */
export function sectionsOf(
  version: Version,
  project: Pick<Project, 'versions'>,
  locale: string,
): PlacedSection[] {
  const numbers = sectionNumbers(version.manifest.sections);
  return version.manifest.sections.flatMap(({ id, role, texts }) => {
    const sealed = texts[locale];
    const holder = sealed && project.versions.find(({ date }) => date === sealed.from);
    const source = holder?.texts.get(locale)?.get(id);
    const number = numbers.get(id);
    return sealed && source
      ? [{ id, role, source, from: sealed.from, ...(number && { number }) }]
      : [];
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
