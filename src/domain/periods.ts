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

/** What a reader is told who asks what changed since a day. */
export type SinceAnswer =
  /** The day lies ahead. What comes into effect later, the first to do so first. */
  | {
      readonly kind: 'ahead';
      readonly inForce: IsoDate;
      readonly upcoming: readonly VersionPeriod[];
    }
  /** From the version of the day to the one in force; the same where nothing changed. */
  | { readonly kind: 'changed'; readonly from: IsoDate; readonly to: IsoDate }
  /** The day lies before the first version, which applies from `begins`: from that one to the one in force. */
  | {
      readonly kind: 'before';
      readonly from: IsoDate;
      readonly to: IsoDate;
      readonly begins: IsoDate;
    };

/** Which two versions tell what changed since a day, seen from another day; nothing when none applies on that one. */
export function changesSince(
  day: IsoDate,
  versions: readonly Dated[],
  today: IsoDate,
): SinceAnswer | undefined {
  const inForce = versionInForce(versions, today)?.date;
  if (inForce === undefined) return undefined;
  const periods = allPeriods(versions).toReversed();
  if (day > today) {
    return { kind: 'ahead', inForce, upcoming: periods.filter(({ from }) => from > today) };
  }
  const then = versionInForce(versions, day);
  if (then) return { kind: 'changed', from: then.date, to: inForce };
  const [first] = periods;
  return first && { kind: 'before', from: first.version, to: inForce, begins: first.from };
}
