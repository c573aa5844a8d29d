import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rightLetter } from '../../src/components/right-letter.ts';
import type { SiteContext } from '../../src/components/site-context.ts';
import { formatDate } from '../../src/domain/dates.ts';
import { addressLines } from '../../src/domain/postal-address.ts';
import { regulatorOf } from '../../src/domain/regulator.ts';
import { addMonths, deadlines } from '../../src/domain/rights/deadline.ts';
import { easterSunday, holidaysBy } from '../../src/domain/rights/holidays.ts';
import { composeLetter, mailtoHref } from '../../src/domain/rights/letter.ts';
import { rightIds, termsOf } from '../../src/domain/rights/rights.ts';
import { createRoutes } from '../../src/domain/routes.ts';
import { readYaml, rightsContent } from '../../src/domain/schema/index.ts';
import { createTranslator } from '../../src/i18n/index.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';
import { findings, published, sampleProject } from './sample-project.ts';

const request = { months: 1, extension: 2 };
const belgian = holidaysBy([
  ...['01-01', 'easter+1', '05-01', 'easter+39', 'easter+50'],
  ...['07-21', '08-15', '11-01', '11-11', '12-25'],
]);
const never = () => false;

describe('the last day for an answer', () => {
  it.each([
    // The examples of EDPB Guidelines 01/2022.
    ['2024-03-05', '2024-04-05', '5 March: until 5 April'],
    ['2022-08-31', '2022-09-30', '31 August: until 30 September, for want of a 31st'],
    ['2027-01-29', '2027-03-01', '28 February 2027 is a Sunday'],
    ['2028-01-29', '2028-02-29', 'a leap year has the date'],
    ['2028-01-31', '2028-02-29', 'a leap year, no 31 February'],
    ['2025-01-31', '2025-02-28', 'no leap year'],
    ['2024-02-29', '2024-03-29', 'from leap day, Good Friday being a working day in Belgium'],
    ['2100-01-31', '2100-03-01', '2100 is no leap year, and 28 February 2100 a Sunday'],
    ['2026-11-26', '2026-12-28', '26 December 2026 is a Saturday'],
    ['2026-11-25', '2026-12-28', 'Christmas on a Friday, then a weekend'],
    ['2024-03-01', '2024-04-02', 'Easter Monday'],
    ['2024-04-09', '2024-05-10', 'Ascension Day'],
    ['2024-04-20', '2024-05-21', 'Whit Monday'],
    ['2026-12-01', '2027-01-04', 'New Year on a Friday, then a weekend'],
  ])('from %s it is %s: %s', (received, due) => {
    expect(deadlines(received, request, belgian).due).toBe(due);
  });

  it('counts an extension from the arrival', () => {
    expect(deadlines('2025-11-30', request, belgian)).toEqual({
      due: '2025-12-30',
      extended: '2026-03-02', // 28 February 2026 is a Saturday
    });
  });

  it('knows no extension for a complaint', () => {
    expect(deadlines('2026-11-30', termsOf('complaint'), never)).toEqual({ due: '2027-03-01' });
  });

  const anyDay = fc
    .integer({ min: 0, max: 73_000 })
    .map((days) => new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10));
  const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

  it('stays in the month it should, at that date or at the end', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (day, months) => {
        const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
        const [endYear = 0, endMonth = 0, endDate = 0] = addMonths(day, months)
          .split('-')
          .map(Number);
        expect(endYear * 12 + endMonth).toBe(year * 12 + month + months);
        if (endDate !== date) {
          expect(endDate).toBeLessThan(date);
          expect(addMonths(`${day.slice(0, 8)}01`, months + 1).slice(0, 7)).toBe(
            new Date((dayNumber(addMonths(day, months)) + 1) * 86_400_000)
              .toISOString()
              .slice(0, 7),
          );
        }
      }),
    );
  });

  it('is a working day, never before the period ends, and no working day lies between', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { due, extended = '' } = deadlines(day, request, belgian);
        for (const [end, months] of [
          [due, 1],
          [extended, 3],
        ] as const) {
          const isFree = (date: string) => [0, 6].includes(weekday(date)) || belgian(date);
          expect(isFree(end)).toBe(false);
          for (let between = dayNumber(addMonths(day, months)); between < dayNumber(end); between++)
            expect(isFree(new Date(between * 86_400_000).toISOString().slice(0, 10))).toBe(true);
        }
        expect(extended > due).toBe(true);
      }),
    );
  });

  it('is never earlier for what arrives later', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const [first, last] = [one, other].toSorted();
        const due = (day = '') => deadlines(day, request, belgian).due;
        expect(due(first) <= due(last)).toBe(true);
      }),
    );
  });
});

describe('public holidays', () => {
  it.each([
    // US Naval Observatory, “The Date of Easter”.
    ['2000-04-23'],
    ['2008-03-23'],
    ['2011-04-24'],
    ['2024-03-31'],
    ['2027-03-28'],
    ['2038-04-25'],
    ['2285-03-22'],
  ])('Easter is on %s', (day) => {
    expect(easterSunday(Number(day.slice(0, 4)))).toBe(day);
  });

  it('are given by date, by Easter, or once', () => {
    const isHoliday = holidaysBy(['07-21', 'easter', 'easter-2', '2027-12-28']);
    expect(
      ['2030-07-21', '2027-03-28', '2027-03-26', '2027-12-28', '2026-12-28', '2027-03-29'].map(
        isHoliday,
      ),
    ).toEqual([true, true, true, true, false, false]);
  });
});

const { project } = await readProject(join(projectRoot, 'content'));
if (!project) throw new Error('content/ cannot be read; npm run statement -- check says why');
const { config, dictionaries, rights } = project;

/** What a page of a site knows, as far as letters need it. */
function contextOf(siteId: string, localeId: string): SiteContext {
  const site = config.sites[siteId];
  const locale = config.locales[localeId];
  if (!site || !locale) throw new Error(`No ${siteId} or ${localeId}`);
  return {
    site: {
      ...config,
      ...{ id: siteId, site, rights, today: '2026-11-26', inForce: '', timeline: [] },
      ...{ frame: '', moved: [], movedByTranslation: [] },
    },
    routes: createRoutes(site),
    words: createTranslator(localeId, dictionaries[localeId] ?? {})('paths', {
      returnObjects: true,
    }),
    localeId,
    locale,
    t: createTranslator(localeId, dictionaries[localeId] ?? {}),
    contact: config.organisation.contact,
  };
}

const cases = Object.keys(config.sites).flatMap((site) =>
  Object.keys(config.locales).flatMap((locale) =>
    rightIds.map((right) => [site, locale, right] as const),
  ),
);

describe('a letter', () => {
  it.each(cases)('of %s in %s is complete: %s', (site, locale, right) => {
    const { words, to } = rightLetter(contextOf(site, locale), right);
    const chosen = words.options.slice(1);
    const answers = { name: 'An Peeters', address: 'Dorp 1\n9000 Gent', email: 'an@mail.example' };
    const letter = composeLetter(words, {
      ...answers,
      ...{ date: '2026-11-26', chosen, details: 'Only since 2024.', reference: '12-34' },
    });
    const { organisation, regulators, sites } = config;
    const regulator = regulators[sites[site]?.regulator ?? ''];
    const isComplaint = termsOf(right).to === 'regulator';
    const recipient = isComplaint
      ? (regulator?.name[locale] ?? regulator?.name[config.prevailing] ?? '?')
      : organisation.legalName;
    expect(letter.startsWith(recipient)).toBe(true);
    expect(to).toBe(isComplaint ? regulator?.email : organisation.contact.email);
    for (const part of [
      organisation.legalName,
      organisation.contact.address.street,
      formatDate('2026-11-26', config.locales[locale]?.lang ?? ''),
      words.subject[1],
      words.salutation,
      words.request,
      ...chosen.map((option) => `– ${option}`),
      'Only since 2024.',
      ...words.sentences,
      words.identity,
      words.closing,
      ...Object.values(answers),
      '12-34',
    ]) {
      expect(letter).toContain(part);
    }
    expect(words.subject[1]).toMatch(/\d/); // the article
    expect(words.sentences.join(' ')).toMatch(isComplaint ? /78/ : /12/);
    expect(chosen.length).toBeGreaterThan(0);
    expect(letter).not.toContain(`– ${words.options[0] ?? ''}`);
    expect(letter).not.toMatch(/[{}…☐]|undefined|rights\./);
    expect(letter).not.toMatch(/\n{3}| \n/);

    const href = mailtoHref(to ?? '', words, letter);
    const url = new URL(href);
    expect(url.protocol).toBe('mailto:');
    expect(url.searchParams.get('subject')).toBe(words.subject[1]);
    expect(url.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(letter);
  });

  it.each(Object.keys(config.sites))(
    'of complaint, on %s, opens with the regulator’s address',
    (site) => {
      const context = contextOf(site, 'en');
      const { name, address } = regulatorOf(context.site, context.site.site, 'en');
      expect(address).toBeDefined();
      const letter = composeLetter(rightLetter(context, 'complaint').words, {});
      const lines = address ? addressLines(address, context.locale.lang) : [];
      expect(letter.startsWith([name, ...lines, ''].join('\n'))).toBe(true);
    },
  );

  it('says in each language what no other says', () => {
    const letters = ['nl', 'fr', 'en'].map((locale) =>
      rightIds.map((right) => composeLetter(rightLetter(contextOf('be', locale), right).words, {})),
    );
    expect(new Set(letters.flat()).size).toBe(3 * rightIds.length);
  });

  it('leaves room for a pen and boxes to tick where nothing was filled in', () => {
    const { words } = rightLetter(contextOf('be', 'nl'), 'access');
    const letter = composeLetter(words, { reply: 'post' });
    for (const option of words.options) expect(letter).toContain(`☐ ${option}`);
    expect(letter.match(/…+/g)).toHaveLength(4); // date, details, name, address
  });

  it('takes what was filled in as it is', () => {
    const { words } = rightLetter(contextOf('be', 'nl'), 'access');
    const odd = composeLetter(words, { email: '$& {email}', reference: '$1', name: ' \n' });
    expect(odd).toContain('$1');
    expect(odd).toContain('$& {email}');
  });
});

describe('content/rights.yaml', () => {
  const file = 'content/rights.yaml';
  const read = (text: string) => readYaml({ text, file, rule: 'rights/invalid' }, rightsContent);

  it.each([
    ['holidays: [21 July]', 'easter+39', 1],
    ['holidays: [13-01]', 'easter+39', 1],
    ['rights:\n  acces: {}', 'only the keys', 2],
    ['rights:\n  access:\n    say: [x]', 'only the keys', 3],
    ['rights:\n  access:\n    says: [X]', 'lower-case', 3],
  ])('%j is refused, with the line and what is expected', (text, expected, line) => {
    const { issues } = read(text);
    expect(issues).toMatchObject([{ rule: 'rights/invalid', file, place: { line } }]);
    expect(issues[0]?.expected).toContain(expected);
  });

  it('may name only sentences that are there', () => {
    const good = published(sampleProject({ one: 'Text. [#here]' }), '2026-01-01');
    const naming = (anchor: string) => ({
      ...good,
      rights: rightsContent.parse({ rights: { access: { says: [anchor] } } }),
    });
    expect(findings(naming('here'), '2026-11-23')).toEqual([]);
    expect(findings(naming('gone'), '2026-11-23')).toMatchObject([
      { rule: 'rights/anchor', file, severity: 'error' },
    ]);
  });
});
