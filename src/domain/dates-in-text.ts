import { isIsoDate } from './dates.ts';
import type { IsoDate } from './dates.ts';
import type { Place } from './issue.ts';

/** A date that stands in a text. */
export interface WrittenDate {
  /** As it is written: `25 februari 2020`, `1er mars 2027`, `25/02/2020`. */
  readonly text: string;
  /** Nothing when there is no such day. */
  readonly date: IsoDate | undefined;
  readonly place: Place;
}

/**
 * The dates in a text that have a day, a month and a year: month in words, or in digits with the day first.
 *
 * @param lang language tag whose names of months count.
 */
export function datesIn(text: string, lang: string): WrittenDate[] {
  const { pattern, months } = monthsOf(lang);
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(pattern)].map(({ 0: written, groups = {}, index: start }) => {
      const month = groups['name'] ?? groups['named'];
      const numbers = [
        groups['year'] ?? groups['y'] ?? groups['yn'],
        month ? months.indexOf(month.toLowerCase()) + 1 : (groups['month'] ?? groups['m']),
        groups['day'] ?? groups['d'] ?? groups['dn'],
      ];
      const date = numbers.map((number) => String(number).padStart(2, '0')).join('-');
      return {
        text: written,
        date: isIsoDate(date) ? date : undefined,
        place: { line: index + 1, column: start + 1 },
      };
    }),
  );
}

/** Making the names of months costs more than finding dates; a project has a few languages. */
const known = new Map<string, { pattern: RegExp; months: readonly string[] }>();

function monthsOf(lang: string) {
  const found = known.get(lang);
  if (found) return found;
  const format = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const months = Array.from({ length: 12 }, (_, month) =>
    format.format(new Date(Date.UTC(2020, month, 1))).toLowerCase(),
  );
  const names = months.join('|');
  const pattern = new RegExp(
    [
      String.raw`\b(?<year>(?:19|20)\d\d)-(?<month>\d\d)-(?<day>\d\d)\b`,
      String.raw`(?<![\d./-])(?<d>\d{1,2})[./-](?<m>\d{1,2})[./-](?<y>(?:19|20)\d\d)(?![\d./-]*\d)`,
      String.raw`\b(?<dn>\d{1,2})(?:er|e|st|nd|rd|th|\.)?\s(?<name>${names})\s(?<yn>(?:19|20)\d\d)\b`,
    ].join('|'),
    'giu',
  );
  const made = { pattern, months };
  known.set(lang, made);
  return made;
}
