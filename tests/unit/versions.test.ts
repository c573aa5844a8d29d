import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayBefore } from '../../src/domain/dates.ts';
import { periodOf, sectionNumbers, statusOf, versionInForce } from '../../src/domain/versions.ts';

const version = (date: string, effective = date) => ({ date, manifest: { effective } });

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((offset) => new Date(Date.UTC(2018, 0, 1 + offset)).toISOString().slice(0, 10));
const versions = fc
  .uniqueArray(fc.tuple(day, fc.nat(400)), {
    minLength: 1,
    maxLength: 12,
    selector: ([date]) => date,
  })
  .map((list) =>
    list
      .map(([date, delay]) => {
        const effective = new Date(Date.parse(date) + delay * 86_400_000)
          .toISOString()
          .slice(0, 10);
        return version(date, effective);
      })
      .toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  );

describe('versionInForce', () => {
  const list = [version('2020-02-25'), version('2026-11-23', '2027-03-01')];

  it.each([
    ['2020-02-24', undefined],
    ['2020-02-25', '2020-02-25'],
    ['2026-11-23', '2020-02-25'],
    ['2027-02-28', '2020-02-25'],
    ['2027-03-01', '2026-11-23'],
  ])('on %s is %s', (on, expected) => {
    expect(versionInForce(list, on)?.date).toBe(expected);
  });

  it('prefers the one sealed last when two take effect on the same day', () => {
    const same = [version('2026-01-01', '2026-02-01'), version('2026-01-15', '2026-02-01')];
    expect(versionInForce(same, '2026-02-01')?.date).toBe('2026-01-15');
  });
});

describe('status and period', () => {
  it('agree with each other on every day', () => {
    fc.assert(
      fc.property(versions, day, (list, on) => {
        const inForce = list.filter((candidate) => statusOf(candidate, list, on) === 'in-force');
        expect(inForce.length).toBeLessThanOrEqual(1);
        expect(inForce[0]).toBe(versionInForce(list, on));
        for (const candidate of list) {
          const period = periodOf(candidate, list);
          const applies =
            period && period.from <= on && (period.until === undefined || on <= period.until);
          expect(statusOf(candidate, list, on) === 'in-force').toBe(applies ?? false);
        }
      }),
    );
  });

  it('leave no gap and no overlap', () => {
    fc.assert(
      fc.property(versions, (list) => {
        const periods = list
          .flatMap((candidate) => periodOf(candidate, list) ?? [])
          .toSorted((a, b) => (a.from < b.from ? -1 : 1));
        expect(periods.at(-1)?.until).toBeUndefined();
        periods.slice(1).forEach(({ from }, index) => {
          expect(periods[index]?.until).toBe(dayBefore(from));
        });
      }),
    );
  });
});

describe('sectionNumbers', () => {
  it('counts sections and leaves introductions out', () => {
    const numbers = sectionNumbers([
      { id: 'introduction', role: 'introduction' },
      { id: 'rights', role: 'section' },
      { id: 'cookies', role: 'section' },
    ]);
    expect([...numbers]).toEqual([
      ['rights', 1],
      ['cookies', 2],
    ]);
  });
});
