import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gdprReport } from '../../src/cli/gdpr-report.ts';
import { gdprChecklist, passagesOf } from '../../src/domain/gdpr/checklist.ts';
import type { Passage } from '../../src/domain/gdpr/checklist.ts';
import { fileTop } from '../../src/domain/issue.ts';
import { gdprItems } from '../../src/domain/gdpr/items.ts';
import type { GdprItem } from '../../src/domain/gdpr/items.ts';
import { planInit } from '../../src/domain/plan/init.ts';
import { compile } from '../../src/domain/render/index.ts';
import { readSection } from '../../src/domain/sections.ts';
import { hashText, readAllTexts } from '../../src/io/files.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';
import { soundContent } from './rules/sound-content.ts';

/** A statement that says everything, in a language, line by line. */
function passages(locale: string): Passage[] {
  return Object.entries(soundContent)
    .filter(([file]) => file.startsWith(`statement/${locale}/`))
    .flatMap(([file, text]) =>
      text.split('\n').map((line, index) => ({
        file,
        text: line,
        place: { line: index + 1, column: 1 },
        isHead: false,
        under: [],
      })),
    );
}
const authorities = ['Toezichthouder voor privacy', 'Privacy supervisor'];
const listOf = (all: readonly Passage[], lang: string) =>
  gdprChecklist(all, lang, authorities) ?? [];

describe.each([
  ['nl', 'nl-BE'],
  ['en', 'en-GB'],
])('the list in %s', (locale, lang) => {
  const all = passages(locale);

  it('finds everything where everything is said, with its place', () => {
    for (const { id, state, passages: found } of listOf(all, lang)) {
      expect([id, state]).toEqual([id, 'found']);
      expect(found[0]?.place.line).toBeGreaterThan(1);
    }
  });

  it.each(Object.entries<GdprItem>(gdprItems))('misses %s where nobody says it', (id, item) => {
    const said = listOf(all, lang).find((line) => line.id === id)?.passages ?? [];
    const rest = all.filter((passage) => !said.includes(passage));
    const state = listOf(rest, lang).find((line) => line.id === id)?.state;
    if (item.depends) expect(state).toBe('open');
    else expect(['missing', 'not-asked']).toContain(state);
  });
});

it('asks for the interest, the withdrawal and the source only where the text gives cause', () => {
  const states = (text: string) =>
    Object.fromEntries(
      listOf([{ file: 'a', text, place: fileTop, isHead: false, under: [] }], 'nl').map(
        ({ id, state }) => [id, state],
      ),
    );
  expect(states('Niets.')).toMatchObject({
    interest: 'not-asked',
    safeguards: 'not-asked',
    'right-withdrawal': 'not-asked',
    source: 'not-asked',
  });
  expect(
    states(
      'Met uw toestemming of ons gerechtvaardigd belang, na doorgifte, ook van derden ontvangen',
    ),
  ).toMatchObject({
    interest: 'missing',
    safeguards: 'missing',
    'right-withdrawal': 'missing',
    source: 'missing',
  });
});

describe('the safeguards of transfers', () => {
  const stateOf = (text: string, lang: string) =>
    listOf([{ file: 'a', text, place: fileTop, isHead: false, under: [] }], lang).find(
      ({ id }) => id === 'safeguards',
    )?.state;

  it.each([
    ['nl', 'Uw gegevens worden niet doorgegeven aan landen buiten de EER.'],
    ['nl', 'Geven we gegevens door buiten de EU? Nee. We sturen nooit gegevens buiten de EU.'],
    ['nl', 'Er is geen doorgifte.'],
    ['fr', 'Vos données ne sont pas transférées vers d’autres pays.'],
    ['fr', 'Aucune donnée n’est transférée hors de l’Union.'],
    ['en', 'Your data are never transferred to other countries.'],
    ['en', 'There are no international transfers.'],
    ['en', 'No data leave for a country outside the EEA.'],
  ])('are not asked of what is plainly denied (%s: %s)', (lang, text) => {
    expect(stateOf(text, lang)).toBe('not-asked');
  });

  it.each([
    ['nl', 'We geven geen gegevens door naar landen buiten de EU zonder u dat te zeggen.'],
    ['nl', 'Landen buiten de EU geven niet dezelfde bescherming.'],
    ['nl', 'Er is geen doorgifte. De koerier bewaart uw adres buiten de EU.'],
    ['fr', 'Nous ne transférons des données hors de l’Union que si vous le demandez.'],
    ['fr', 'Nous ne transférons pas de données hors de l’Union, à moins que vous ne le demandiez.'],
    ['en', 'Countries outside the EU have no data protection law.'],
    ['en', 'We do not transfer data outside the EU unless you ask for it.'],
    ['en', 'Where do data go outside the EU?'],
  ])('are asked of everything else (%s: %s)', (lang, text) => {
    expect(stateOf(text, lang)).toBe('missing');
  });
});

it('knows no language without signs', () => {
  expect(gdprChecklist([], 'de-DE', [])).toBeUndefined();
});

it('is recorded for the version of 2020 as it is', async () => {
  const { project } = await readProject(join(projectRoot, 'content'));
  if (!project) throw new Error('the content cannot be read');
  const page = readFileSync(join(projectRoot, 'docs/editors/gdpr-2020-02-25.md'), 'utf8');
  // Anew: npm run --silent statement -- check --gdpr --of 2020-02-25
  expect(page).toContain(gdprReport(project, '2020-02-25'));
});

/** What a newcomer writes in place of the gaps of the skeleton, in their order. */
const answers: Readonly<Record<string, readonly (readonly [gap: RegExp, text: string])[]>> = {
  nl: [
    [
      /besluiten/,
      'We nemen geen besluiten over u die alleen op geautomatiseerde verwerking berusten.',
    ],
    [/buiten de EER/, 'We geven geen gegevens door naar landen buiten de EER.'],
    [
      /verplicht/,
      'Voor een factuur vraagt de wet uw naam en adres. Anders kunnen we niet leveren.',
    ],
    [/termijn/, 'tien jaar na het einde van het boekjaar'],
    [/doel/, 'uw bestelling leveren'],
    [/welke/i, 'de boekhoudwet'],
    [/belang/, 'fraude voorkomen'],
    [/ontvanger/, 'de koerier, om te leveren'],
    [/bron,/, 'uw werkgever, niet openbaar'],
    [/./, 'naam en adres'],
  ],
  fr: [
    [
      /décisions/,
      'Nous ne prenons pas de décisions fondées uniquement sur un traitement automatisé.',
    ],
    [/hors de/, 'Nous ne transférons pas de données vers des pays hors de l’EEE.'],
    [
      /la loi/,
      'Pour une facture, la loi exige votre nom et votre adresse, sinon rien n’est livré.',
    ],
    [/durée/, 'dix ans après la fin de l’exercice'],
    [/finalité/, 'livrer votre commande'],
    [/laquelle/, 'la loi comptable'],
    [/intérêt|lequel/, 'prévenir la fraude'],
    [/destinataire/, 'le coursier, pour livrer'],
    [/source,/, 'votre employeur, non accessible au public'],
    [/./, 'nom et adresse'],
  ],
  en: [
    [/decisions/, 'We take no decisions about you that are based only on automated processing.'],
    [/outside the EEA/, 'We do not transfer data to countries outside the EEA.'],
    [
      /the law/,
      'For an invoice the law asks for your name and address. Else nothing is delivered.',
    ],
    [/period/, 'ten years after the end of the financial year'],
    [/purpose/, 'delivering your order'],
    [/interest/, 'preventing fraud'],
    [/which …/, 'accounting law'],
    [/recipient/, 'the courier, to deliver'],
    [/source,/, 'your employer, not public'],
    [/./, 'name and address'],
  ],
};

/** The sentence on transfers above, one that denies them in some cases only, and one that says what protects them. */
const transfers: Readonly<Record<string, Readonly<Record<'plain' | 'room' | 'done', string>>>> = {
  nl: {
    plain: 'We geven geen gegevens door naar landen buiten de EER.',
    room: 'We geven geen gegevens door naar landen buiten de EER, behalve naar Japan.',
    done: 'We geven gegevens door naar landen buiten de EER, met modelcontracten.',
  },
  fr: {
    plain: 'Nous ne transférons pas de données vers des pays hors de l’EEE.',
    room: 'Nous ne transférons pas de données vers des pays hors de l’EEE, sauf le Japon.',
    done: 'Nous transférons des données vers des pays hors de l’EEE, avec des clauses types.',
  },
  en: {
    plain: 'We do not transfer data to countries outside the EEA.',
    room: 'We do not transfer data to countries outside the EEA, except Japan.',
    done: 'We transfer data to countries outside the EEA, with standard clauses.',
  },
};

const organisation = {
  name: 'Sample',
  legalName: 'Sample vzw',
  url: 'https://sample.example',
  email: 'mail@sample.example',
  street: 'Straat 1',
  postalCode: '9000',
  locality: 'Gent',
  country: 'BE',
  sites: { main: new URL('https://sample.example') },
};

describe.each(Object.keys(answers))('the skeleton in %s', (locale) => {
  const GAP = /\[[^\][]*…\]/g;
  const filledBy = (answer: (gap: string) => string) => (text: string) => text.replace(GAP, answer);
  const answered = filledBy(
    (gap) => answers[locale]?.find(([asked]) => asked.test(gap))?.[1] ?? '',
  );

  /** The list for the skeleton that `init` writes, after an edit of its texts. */
  async function listAfter(edit: (text: string) => string) {
    const templates = await readAllTexts(join(projectRoot, 'src/templates'));
    const { writes } = planInit({ ...organisation, locales: [locale] }, templates, [], 'aside');
    const sections = writes.flatMap(({ path: file, text: written }) => {
      if (!file.startsWith('statement/') || !file.endsWith('.mdx')) return [];
      const text = edit(written);
      const read = readSection({ file, text, sha256: hashText(text) }, file, locale);
      if ('issues' in read) throw new Error(JSON.stringify(read.issues));
      return { source: read.section, compiled: compile(read.section) };
    });
    return new Map(
      listOf(passagesOf(sections), locale).map(({ id, state }) => [id, state] as const),
    );
  }
  const missing = (states: ReadonlyMap<string, string>) =>
    [...states].flatMap(([id, state]) => (state === 'missing' ? [id] : []));

  it('lacks nothing once it is filled in, and nobody asks for safeguards of what is not done', async () => {
    const states = await listAfter(answered);
    expect(missing(states)).toEqual([]);
    expect(states.get('safeguards')).toBe('not-asked');
  });

  it('asks for safeguards where data are transferred, or a denial leaves room', async () => {
    const { plain, room, done } = transfers[locale] ?? { plain: '', room: '', done: '' };
    const states = await listAfter((text) => answered(text).replace(plain, room));
    expect(missing(states)).toEqual(['safeguards']);
    const told = await listAfter((text) => answered(text).replace(plain, done));
    expect(missing(told)).toEqual([]);
    expect(told.get('safeguards')).toBe('found');
  });

  it('adds nothing to the gaps while they are open', async () => {
    expect(missing(await listAfter((text) => text))).toEqual([]);
  });

  it('lacks what its titles, headings and tables only announce', async () => {
    const rows = (text: string) => text.replace(/^\| (?!---).*\[.*\n/gm, '').replace(GAP, '');
    expect(missing(await listAfter(rows))).toEqual(
      expect.arrayContaining(['legal-basis-per-purpose', 'retention', 'required-data']),
    );
  });
});
