import { dayOf } from '../domain/dates.ts';
import type { IsoDate } from '../domain/dates.ts';

/** Today by the reader's own clock and time zone; the day of the build where that clock is behind. */
export function readersDay(built: IsoDate): IsoDate {
  const day = dayOf(new Date(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  return day < built ? built : day;
}
