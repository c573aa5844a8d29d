/** A calendar day as `YYYY-MM-DD`; compares correctly as text. */
export type IsoDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text names a day that exists (`2024-02-29` does, `2023-02-29` does not). */
export function isIsoDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day of an instant in the given time zone. Callers pass the instant: the domain has no clock. */
export function dayOf(instant: Date, timeZone = 'UTC'): IsoDate {
  // The Swedish locale writes dates as YYYY-MM-DD.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

/** The day before; throws RangeError when `date` is no calendar day. */
export function dayBefore(date: IsoDate): IsoDate {
  return daysAfter(date, -1);
}

/** The day so many days later, or earlier; throws RangeError when `date` is no calendar day. */
export function daysAfter(date: IsoDate, days: number): IsoDate {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** How many days lie between two days: 1 for a day and the next. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The start of the day as HTTP writes it: `Tue, 25 Feb 2020 00:00:00 GMT`. */
export function httpDate(date: IsoDate): string {
  return new Date(`${date}T00:00:00Z`).toUTCString();
}

/** The date in words for a reader: `25 februari 2020` for `nl-BE`, `1er mars 2027` for `fr-BE`. */
export function formatDate(date: IsoDate, lang: string): string {
  const words = formatterOf(lang).format(new Date(`${date}T00:00:00Z`));
  // French counts the first day of a month; `Intl` does not know.
  return lang.split('-')[0] === 'fr' ? words.replace(/^1(?=\s)/, '1er') : words;
}

/** Making a formatter costs a hundred times what using it does; a build has a few languages and many dates. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(lang: string): Intl.DateTimeFormat {
  const known = formatters.get(lang);
  if (known) return known;
  const made = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  formatters.set(lang, made);
  return made;
}
