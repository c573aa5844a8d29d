import type { IsoDate } from './dates.ts';
import { periodOf, statusOf, versionInForce } from './versions.ts';
import type { Dated, Period, Status } from './versions.ts';

/** A stretch of days on which one version applies. */
export interface VersionPeriod extends Period {
  readonly version: IsoDate;
}

/** Where a version stands in time, seen from one day. */
export interface TimelinePoint {
  readonly version: IsoDate;
  readonly status: Status;
  /** Nothing when another version came into effect on the same day and took its place. */
  readonly period?: Period;
}

/** Status and period of every version, oldest first: computed once a build, looked up by every page. */
export function timeline(versions: readonly Dated[], today: IsoDate): TimelinePoint[] {
  return versions.map((version) => {
    const period = periodOf(version, versions);
    return {
      version: version.date,
      status: statusOf(version, versions, today),
      ...(period && { period }),
    };
  });
}

/** All periods, newest first. */
export function allPeriods(versions: readonly Dated[]): VersionPeriod[] {
  return versions
    .flatMap((version) => {
      const period = periodOf(version, versions);
      return period ? [{ version: version.date, ...period }] : [];
    })
    .toSorted((a, b) => (a.from < b.from ? 1 : -1));
}

/** What a reader is told about a day. */
export type DayAnswer =
  | { readonly kind: 'applied' | 'applies' | 'will-apply'; readonly version: IsoDate }
  /** The day lies before the first version, which applies from `from`. */
  | { readonly kind: 'before'; readonly version: IsoDate; readonly from: IsoDate };

/** Which version applies on a day, seen from another day; nothing when there are no versions at all. */
export function answerFor(
  day: IsoDate,
  versions: readonly Dated[],
  today: IsoDate,
): DayAnswer | undefined {
  const inForce = versionInForce(versions, day);
  if (inForce) {
    const kind = day > today ? 'will-apply' : day === today ? 'applies' : 'applied';
    return { kind, version: inForce.date };
  }
  const first = allPeriods(versions).at(-1);
  return first && { kind: 'before', version: first.version, from: first.from };
}
