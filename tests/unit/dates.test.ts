import { describe, expect, it } from 'vitest';
import { dayBefore, dayOf, formatDate, isIsoDate } from '../../src/domain/dates.ts';

describe('isIsoDate', () => {
  it.each(['2020-02-25', '2024-02-29'])('takes %s', (date) => {
    expect(isIsoDate(date)).toBe(true);
  });
  it.each(['2023-02-29', '2020-13-01', '2020-2-5', '25-02-2020', '', '2020-02-25T00:00'])(
    'refuses “%s”',
    (date) => {
      expect(isIsoDate(date)).toBe(false);
    },
  );
});

describe('dayOf', () => {
  it('depends on the time zone', () => {
    const instant = new Date('2026-11-22T23:30:00Z');
    expect(dayOf(instant)).toBe('2026-11-22');
    expect(dayOf(instant, 'Europe/Brussels')).toBe('2026-11-23');
  });
});

describe('dayBefore', () => {
  it.each([
    ['2024-03-01', '2024-02-29'],
    ['2026-01-01', '2025-12-31'],
  ])('of %s is %s', (date, before) => {
    expect(dayBefore(date)).toBe(before);
  });
});

describe('formatDate', () => {
  it.each([
    ['nl-BE', '25 februari 2020'],
    ['fr-BE', '25 février 2020'],
    ['en-GB', '25 February 2020'],
  ])('in %s', (lang, words) => {
    expect(formatDate('2020-02-25', lang)).toBe(words);
  });

  it.each([
    ['2027-03-01', '1er mars 2027'],
    ['2027-03-11', '11 mars 2027'],
  ])('counts the first day of a French month: %s', (date, words) => {
    expect(formatDate(date, 'fr-BE')).toBe(words);
  });
});
