import type { Lifetime } from '../schema/index.ts';

/** Days in each unit; those of months and years are the fewest they can have. */
const DAYS = { minutes: 1 / 1440, hours: 1 / 24, days: 1, months: 28, years: 365 } as const;

type Unit = keyof typeof DAYS;

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
  const quantity = quantityOf(lifetime);
  return quantity ? quantity.count * DAYS[quantity.unit] : 0;
}

function quantityOf(lifetime: Lifetime): { unit: Unit; count: number } | undefined {
  if (lifetime === 'session') return undefined;
  const [entry] = Object.entries(lifetime) as [Unit, number][];
  return entry && { unit: entry[0], count: entry[1] };
}
