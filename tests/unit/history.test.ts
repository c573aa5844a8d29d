import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysAfter } from '../../src/domain/dates.ts';
import { movedSections } from '../../src/domain/moved-sections.ts';
import { builtPairs } from '../../src/domain/pairs.ts';
import { allPeriods, answerFor, changesSince, timeline } from '../../src/domain/periods.ts';
import { createSay } from '../../src/domain/redline-view/index.ts';
import { editionHref } from '../../src/domain/statement-links.ts';
import { versionInForce } from '../../src/domain/versions.ts';
import { edited, published, sampleProject } from './sample-project.ts';

const version = (date: string, effective = date) => ({ date, manifest: { effective } });
const list = [version('2020-02-25'), version('2026-11-23', '2027-03-01')];

describe('answerFor', () => {
  const early = [version('2020-02-20', '2020-02-25'), version('2026-11-23', '2027-03-01')];
  it.each([
    ['2020-02-24', { kind: 'before', version: '2020-02-20', from: '2020-02-25' }],
    ['2021-03-03', { kind: 'applied', version: '2020-02-20' }],
    ['2026-11-22', { kind: 'applied', version: '2020-02-20' }],
    ['2026-11-23', { kind: 'applies', version: '2020-02-20' }],
    ['2027-02-28', { kind: 'will-apply', version: '2020-02-20' }],
    ['2027-03-01', { kind: 'will-apply', version: '2026-11-23' }],
  ])('%s', (day, answer) => {
    expect(answerFor(day, early, '2026-11-23')).toEqual(answer);
  });
  it('has none without versions', () => {
    expect(answerFor('2020-01-01', [], '2026-11-23')).toBeUndefined();
  });
});

describe('changesSince', () => {
  const three = [
    version('2020-02-20', '2020-02-25'),
    version('2026-11-23', '2027-03-01'),
    version('2027-01-10', '2027-06-01'),
  ];
  const [first, second, third] = three.map(({ date }) => date);
  const comingLater = { version: third, from: '2027-06-01' };
  const comingNext = { version: second, from: '2027-03-01', until: '2027-05-31' };

  it.each([
    // Seen from a day on which the first version applies.
    ['2020-02-24', '2026-11-26', { kind: 'before', from: first, to: first, begins: '2020-02-25' }],
    ['2021-03-03', '2026-11-26', { kind: 'changed', from: first, to: first }],
    ['2026-11-26', '2026-11-26', { kind: 'changed', from: first, to: first }],
    [
      '2026-11-27',
      '2026-11-26',
      { kind: 'ahead', inForce: first, upcoming: [comingNext, comingLater] },
    ],
    [
      '9999-01-01',
      '2026-11-26',
      { kind: 'ahead', inForce: first, upcoming: [comingNext, comingLater] },
    ],
    // Later, without a new build.
    ['2019-01-01', '2027-03-01', { kind: 'before', from: first, to: second, begins: '2020-02-25' }],
    ['2027-02-28', '2027-03-01', { kind: 'changed', from: first, to: second }],
    ['2027-03-01', '2027-03-01', { kind: 'changed', from: second, to: second }],
    ['2027-07-01', '2027-03-01', { kind: 'ahead', inForce: second, upcoming: [comingLater] }],
    ['2027-07-02', '2027-07-01', { kind: 'ahead', inForce: third, upcoming: [] }],
  ])('%s, seen from %s', (day, today, answer) => {
    expect(changesSince(day, three, today)).toEqual(answer);
  });
  it('has none while no version applies', () => {
    expect(changesSince('2020-01-01', [], '2026-11-23')).toBeUndefined();
    expect(changesSince('2020-01-01', three, '2020-02-24')).toBeUndefined();
  });
  it('never compares backwards in time', () => {
    const days = fc.integer({ min: 0, max: 10_000 }).map((count) => daysAfter('2019-01-01', count));
    fc.assert(
      fc.property(days, days, (day, today) => {
        const answer = changesSince(day, three, today);
        if (!answer || answer.kind === 'ahead') return;
        expect(answer.from <= answer.to).toBe(true);
        expect(answer.to).toBe(versionInForce(three, today)?.date);
      }),
    );
  });
});

describe('timeline and periods', () => {
  it('say where each version stands', () => {
    expect(timeline(list, '2026-11-23')).toEqual([
      {
        version: '2020-02-25',
        status: 'in-force',
        period: { from: '2020-02-25', until: '2027-02-28' },
      },
      { version: '2026-11-23', status: 'upcoming', period: { from: '2027-03-01' } },
    ]);
    expect(allPeriods(list).map(({ version: date }) => date)).toEqual(['2026-11-23', '2020-02-25']);
  });
});

describe('builtPairs', () => {
  it('are neighbours and each against the one in force, the older first', () => {
    expect(builtPairs(['a', 'b', 'c', 'd'], 'c')).toEqual([
      { from: 'a', to: 'b' },
      { from: 'a', to: 'c' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'd' },
    ]);
  });
  it('grow with the versions, not with their square', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), (count, pick) => {
        const dates = Array.from({ length: count }, (_, index) => String(index).padStart(3, '0'));
        const pairs = builtPairs(dates, dates[pick % count] ?? '');
        expect(pairs.length).toBeLessThanOrEqual(2 * count);
        expect(new Set(pairs.map(({ from, to }) => `${from} ${to}`)).size).toBe(pairs.length);
        for (const { from, to } of pairs) expect(from < to).toBe(true);
      }),
    );
  });
});

describe('movedSections', () => {
  const text = (slug: string) => `---\ntitle: T\nslug: ${slug}\n---\n\nText.\n`;
  const first = published(
    sampleProject({ one: text('eerste'), two: text('tweede') }),
    '2020-01-01',
  );
  const second = published(edited(first, { one: text('nieuw-adres') }), '2026-01-01', '2026-06-01');
  const site = { locales: ['nl'] };

  it('lead old addresses on once the new version applies', () => {
    expect(movedSections(second, site, '2026-05-31')).toEqual([]);
    expect(movedSections(second, site, '2026-06-01')).toEqual([
      { locale: 'nl', oldSlug: 'eerste', newSlug: 'nieuw-adres' },
      { locale: 'nl', oldSlug: 'tweede', newSlug: undefined },
    ]);
  });

  it('leave an address to the section that took it over', () => {
    const taken = published(edited(first, { one: text('tweede') }), '2026-01-01');
    expect(movedSections(taken, site, '2026-01-01')).toEqual([
      { locale: 'nl', oldSlug: 'eerste', newSlug: 'tweede' },
    ]);
  });
});

describe('createSay', () => {
  const say = createSay(
    {
      words_one: '{{count}} woord',
      words_other: '{{count}} woorden',
      deep: { key: 'ja {{name}}' },
    },
    'nl-BE',
  );
  it.each([
    [say('words', { count: 1 }), '1 woord'],
    [say('words', { count: 1931 }), '1.931 woorden'],
    [say('deep.key', { name: 'x' }), 'ja x'],
    [say('missing'), 'missing'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });
});

describe('editionHref', () => {
  const href = editionHref(
    [{ id: 'rights', slug: 'uw-rechten', anchors: ['right-copy'] }],
    '/nl/versies/2020-02-25/',
    (id) => `/nl/${id}/`,
  );
  it.each([
    ['#rights', '/nl/versies/2020-02-25/uw-rechten/'],
    ['#right-copy', '/nl/versies/2020-02-25/uw-rechten/#right-copy'],
    ['#gone', '#gone'],
    ['page:about', '/nl/about/'],
    ['https://example.org', 'https://example.org'],
  ])('%s', (target, expected) => {
    expect(href(target)).toBe(expected);
  });
});
