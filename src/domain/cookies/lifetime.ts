import type { Lifetime } from '../schema/index.ts';

/** Days in each unit: the fewest and the most that it can have. */
const DAYS = {
  minutes: [1 / 1440, 1 / 1440],
  hours: [1 / 24, 1 / 24],
  days: [1, 1],
  months: [28, 31],
  years: [365, 366],
} as const;

type Unit = keyof typeof DAYS;

/** A number of days that is known within bounds. */
export interface DayRange {
  readonly fewest: number;
  readonly most: number;
}

/** How long a browser keeps something: until it is closed, or for a number of days. */
export type KeptFor = 'session' | DayRange;

/** A lifetime in words, such as “6 months”; `session` is what a session is called. */
export function lifetimeInWords(lifetime: Lifetime, lang: string, session: string): string {
  const quantity = quantityOf(lifetime);
  if (!quantity) return session;
  const unit = quantity.unit.replace(/s$/, '');
  return new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).format(
    quantity.count,
  );
}

/** The days that a cookie may live at least before it outlives its lifetime; 0 for a session. */
export function lifetimeInDays(lifetime: Lifetime): number {
  const range = rangeOf(lifetime);
  return range === 'session' ? 0 : range.fewest;
}

/** No browser keeps a cookie for longer (RFC 6265bis, section 5.5). */
const LONGEST = 400;
/** What is counted in days ends an hour early or late where the clocks change in between. */
const HOUR = 1 / 24;
/** HTTP dates name whole seconds. */
const SECOND = 1 / 86_400;

/**
 * Whether a browser keeps something for as long as a lifetime says. A month may mean 28 days or 31; beyond that, the
 * tolerance is what clocks and browsers cannot do better.
 */
export function isKeptFor(kept: KeptFor, lifetime: Lifetime): boolean {
  const range = rangeOf(lifetime);
  if (kept === 'session' || range === 'session') return kept === range;
  const slack = range.most < 1 ? SECOND : HOUR;
  return kept.most >= Math.min(range.fewest, LONGEST) - slack && kept.fewest <= range.most + slack;
}

function rangeOf(lifetime: Lifetime): KeptFor {
  const quantity = quantityOf(lifetime);
  if (!quantity) return 'session';
  const [fewest, most] = DAYS[quantity.unit];
  return { fewest: quantity.count * fewest, most: quantity.count * most };
}

function quantityOf(lifetime: Lifetime): { unit: Unit; count: number } | undefined {
  if (lifetime === 'session') return undefined;
  const [entry] = Object.entries(lifetime) as [Unit, number][];
  return entry && { unit: entry[0], count: entry[1] };
}
