import type { IsoDate } from '../dates.ts';

/** Whether a day is a public holiday where the answer has to be given. */
export type IsHoliday = (day: IsoDate) => boolean;

/** The last days on which an answer is in time. */
export interface Deadlines {
  readonly due: IsoDate;
  /** Nothing where the time cannot be extended. */
  readonly extended?: IsoDate;
}

/**
 * The last days for an answer to what arrived on a day. An extension is counted from the arrival as well: one month
 * and two more are three.
 *
 * @throws RangeError when `received` is no calendar day.
 */
export function deadlines(
  received: IsoDate,
  { months, extension }: { readonly months: number; readonly extension: number },
  isHoliday: IsHoliday,
): Deadlines {
  const due = endOfPeriod(received, months, isHoliday);
  if (extension === 0) return { due };
  return { due, extended: endOfPeriod(received, months + extension, isHoliday) };
}

/**
 * The last day of a period of months that an event starts: the same date in the last month, or that month's last day
 * where it has no such date; where that is a Saturday, a Sunday or a public holiday, the next working day.
 *
 * Regulation (EEC, Euratom) No 1182/71, art. 3(2)(c) and (4); EDPB Guidelines 01/2022, paragraphs 157 to 160.
 *
 * @throws RangeError when `event` is no calendar day.
 */
function endOfPeriod(event: IsoDate, months: number, isHoliday: IsHoliday): IsoDate {
  const day = utcDay(addMonths(event, months));
  while (isWeekend(day) || isHoliday(isoDay(day))) day.setUTCDate(day.getUTCDate() + 1);
  return isoDay(day);
}

/** The same date some months later, or the last day of that month where it has no such date. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const day = utcDay(date);
  const dayOfMonth = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() + months);
  day.setUTCDate(Math.min(dayOfMonth, daysIn(day)));
  return isoDay(day);
}

function daysIn(month: Date): number {
  return new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate();
}

function isWeekend(day: Date): boolean {
  return [0, 6].includes(day.getUTCDay());
}

function utcDay(date: IsoDate): Date {
  return new Date(`${date}T00:00:00Z`);
}

function isoDay(day: Date): IsoDate {
  return day.toISOString().slice(0, 10);
}
