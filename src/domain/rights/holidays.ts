import type { IsoDate } from '../dates.ts';
import type { IsHoliday } from './deadline.ts';

/**
 * A public holiday as content declares it: every year on a date (`07-21`), so many days after Easter Sunday
 * (`easter+39`), or once (`2027-12-28`).
 */
export const holidayRule =
  /^(?:easter(?:[+-]\d{1,2})?|(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))$/;

/** Makes the function that knows the holidays which some rules name. */
export function holidaysBy(rules: readonly string[]): IsHoliday {
  const dates = new Set(rules);
  const offsets = new Set(
    rules
      .filter((rule) => rule.startsWith('easter'))
      .map((rule) => Number(rule.slice('easter'.length))),
  );
  return (day) =>
    dates.has(day) || dates.has(day.slice('YYYY-'.length)) || offsets.has(daysAfterEaster(day));
}

function daysAfterEaster(day: IsoDate): number {
  const sunday = Date.parse(`${easterSunday(Number(day.slice(0, 4)))}T00:00:00Z`);
  return (Date.parse(`${day}T00:00:00Z`) - sunday) / 86_400_000;
}

/**
 * Easter Sunday of a year in the Gregorian calendar.
 *
 * The anonymous algorithm of Nature, 20 April 1876, as given by Meeus, Astronomical Algorithms (2nd ed.), chapter 8.
 */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1)).toISOString().slice(0, 10);
}
