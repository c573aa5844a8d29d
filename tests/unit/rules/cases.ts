import { readFileSync } from 'node:fs';
import { withPluralForms } from '../../../src/domain/plural-forms.ts';
import type { Dictionary } from '../../../src/domain/project.ts';
import type { RuleId } from '../../../src/domain/rules.ts';
import { hashText } from '../../../src/io/files.ts';
import { registerText } from '../sample-project.ts';
import type { ContentFolder } from './content-folder.ts';

type Change = (content: ContentFolder) => void | Promise<void>;

/** Content that breaks a rule, and content that comes near to it and does not. */
export interface RuleCase {
  readonly breaks: Change;
  readonly keeps: Change;
  /** Other rules that the same fault breaks. */
  readonly also?: readonly RuleId[];
  /** The day of the check. */
  readonly today?: string;
}

const DATA = 'statement/nl/data.mdx';
const OUTLINE = 'statement/statement.yaml';
const MANIFEST = 'versions/2026-01-01/version.yaml';
const WELSH = '  cy: { lang: cy, name: Cymraeg }\n';
const SEALED = 'versions/2026-01-01/nl/data.mdx';

/** In the Dutch text of the data. */
const adding =
  (text: string): Change =>
  (content) => {
    content.append(DATA, text);
  };
const replacing =
  (path: string, old: string, now: string): Change =>
  (content) => {
    content.replace(path, old, now);
  };
const removing =
  (path: string): Change =>
  (content) => {
    content.remove(path);
  };
const writing =
  (path: string, text: string | Uint8Array): Change =>
  (content) => {
    content.write(path, text);
  };
const nothing: Change = () => undefined;

const hard = Array.from(
  { length: 25 },
  () => 'Verwerkingsverantwoordelijken beantwoorden informatieverzoeken onverwijld.',
).join(' ');
const easy = Array.from({ length: 25 }, () => 'We geven u snel een antwoord.').join(' ');

/** A use of data that names an anchor, held against the section as it is, or as another hash says. */
const processing =
  ({ at, sha256 }: { at: string; sha256?: string }, edit = (text: string) => text): Change =>
  (content) => {
    const text = `checked: { data: ${sha256 ?? hashText(content.read(DATA))} }
general: { data: data, purposes: why, bases: why, sources: source, recipients: recipients }
data: {}
recipients: {}
activities:
  - id: data.order
    section: data
    title: { nl: Bestelling, en: Order }
    purposes: [{ text: { nl: leveren, en: deliver }, at: contract }]
    bases: [{ basis: contract, at: ${at} }]
`;
    content.write('processing.yaml', edit(text));
  };

const english = JSON.parse(readFileSync('src/i18n/dictionaries/en.json', 'utf8')) as Dictionary;
/** With one more language, in these interface words. */
const inWelsh =
  (words: Dictionary): Change =>
  (content) => {
    content.replace('site.yaml', 'prevailing: nl', `${WELSH}prevailing: nl`);
    content.write('dictionaries/cy.yaml', JSON.stringify(words));
  };

const cookies = registerText('contract');
/** Shows a register in both languages. */
const withCookies =
  (register: string): Change =>
  (content) => {
    content.write('cookies.yaml', register);
    for (const locale of ['nl', 'en']) {
      content.append(`statement/${locale}/data.mdx`, '<CookieRegister />');
    }
  };

/** A case for every rule there is. */
export const ruleCases: Readonly<Record<RuleId, RuleCase>> = {
  'file/missing': { breaks: removing(OUTLINE), keeps: nothing },
  'file/encoding': {
    breaks: (content) => {
      content.write(
        DATA,
        Buffer.from(
          `${content.read(DATA)}Café.
`,
          'latin1',
        ),
      );
    },
    keeps: (content) => {
      content.write(DATA, `\uFEFF${content.read(DATA).replaceAll('\n', '\r\n')}`);
    },
  },
  'file/link': {
    breaks: (content) => {
      content.link('cookies.yaml', 'nothing');
    },
    keeps: (content) => {
      content.write('rights-2.yaml', '{}');
      content.link('rights.yaml', 'rights-2.yaml');
    },
  },
  'file/unread': {
    breaks: writing('statement/nl/notes.txt', 'Notes'),
    keeps: writing('statement/nl/.notes', 'Notes'),
  },
  'yaml/syntax': {
    breaks: replacing(OUTLINE, 'sections:', 'sections: ]'),
    keeps: replacing(OUTLINE, 'sections:', '# A remark\nsections:'),
  },
  'config/invalid': {
    breaks: replacing('site.yaml', 'defaultLocale: nl', 'defaultLocale: de'),
    keeps: replacing('site.yaml', 'defaultLocale: nl', 'defaultLocale: en'),
  },
  'checks/invalid': {
    breaks: writing('checks.yaml', 'exceptions: [{ rule: file/unread, file: x }]\n'),
    keeps: writing('checks.yaml', 'readingLevel: 30\n'),
  },
  'checks/unused': {
    breaks: writing(
      'checks.yaml',
      'exceptions: [{ rule: file/unread, file: content/statement/nl/notes.txt, reason: Kept }]\n',
    ),
    keeps: (content) => {
      content.write('statement/nl/notes.txt', 'Notes');
      content.write(
        'checks.yaml',
        'exceptions: [{ rule: file/unread, file: content/statement/nl/notes.txt, reason: Kept }]\n',
      );
    },
  },
  'statement/invalid': {
    breaks: replacing(OUTLINE, '{ id: data }', '{ id: Data }'),
    keeps: replacing(OUTLINE, '{ id: data }', '{ id: data, role: section }'),
  },
  'dictionary/invalid': {
    breaks: writing('dictionaries/nl.yaml', 'footer: [1]\n'),
    keeps: writing('dictionaries/nl.yaml', 'footer: { made: Gemaakt }\n'),
  },
  'dictionary/missing': {
    breaks: inWelsh({ paths: { versions: 'fersiynau' } }),
    keeps: inWelsh(withPluralForms(english, 'cy')),
  },
  'dictionary/unknown': {
    breaks: writing('dictionaries/nl.yaml', 'page: { skp: Naar de inhoud }\n'),
    keeps: writing('dictionaries/nl.yaml', 'page: { skip: Naar de inhoud }\n'),
  },
  'dictionary/untranslated': {
    breaks: writing(
      'dictionaries/en.yaml',
      'page: { leadsOn: "U wordt doorgestuurd naar {{title}}." }\n',
    ),
    keeps: writing('dictionaries/en.yaml', 'page: { leadsOn: "Go to {{title}}." }\n'),
  },
  'front-matter/missing': {
    breaks: writing('pages/nl/about.mdx', 'Tekst.\n'),
    keeps: nothing,
  },
  'front-matter/invalid': {
    breaks: replacing(DATA, 'slug: uw-gegevens', 'slug: Uw gegevens'),
    keeps: replacing(DATA, 'slug: uw-gegevens', 'slug: gegevens'),
  },
  'section/duplicate': {
    breaks: replacing(OUTLINE, '  - { id: data }', '  - { id: data }\n  - { id: data }'),
    keeps: nothing,
    also: ['slug/duplicate', 'anchor/duplicate'],
  },
  'section/missing': {
    breaks: removing('statement/nl/introduction.mdx'),
    keeps: removing('statement/en/introduction.mdx'),
  },
  'section/unknown': {
    breaks: writing('statement/nl/more.mdx', '---\ntitle: Meer\nslug: meer\n---\n'),
    keeps: nothing,
  },
  'section/order': {
    breaks: (content) => {
      content.replace(OUTLINE, '  - { id: introduction, role: introduction }\n', '');
      content.append(OUTLINE, '  - { id: introduction, role: introduction }');
    },
    keeps: replacing(OUTLINE, 'id: introduction, role: introduction', 'id: introduction'),
  },
  'mdx/syntax': { breaks: adding('<Note>'), keeps: adding('<Note>\n\nTekst.\n\n</Note>') },
  'mdx/not-allowed': { breaks: adding('Som: {a + b}'), keeps: adding('Som: \\{a + b}') },
  'image/text': {
    breaks: adding('![](https://sample.example/a.png)'),
    keeps: adding('Een tekst in plaats van een afbeelding.'),
    also: ['mdx/not-allowed'],
  },
  'heading/order': {
    breaks: adding('#### Diep [#deep]'),
    keeps: adding('### Diep [#deep]'),
    also: ['anchor/translation'],
  },
  'anchor/missing': { breaks: adding('## Zonder'), keeps: adding('## Met [#with]') },
  'anchor/invalid': {
    breaks: adding('Tekst. [#Met Spatie]'),
    keeps: adding('Tekst. [#met-2]'),
    also: ['anchor/translation'],
  },
  'anchor/duplicate': { breaks: adding('Tekst. [#who]'), keeps: adding('Tekst. [#whom]') },
  'slug/duplicate': {
    breaks: replacing(DATA, 'slug: uw-gegevens', 'slug: uw-rechten'),
    keeps: replacing(DATA, 'slug: uw-gegevens', 'slug: your-rights'),
  },
  'link/target': {
    breaks: adding('Lees [uw rechten](#right).'),
    keeps: adding('Lees [uw rechten](#rights).'),
  },
  'text/reading-level': { breaks: adding(hard), keeps: adding(easy) },
  'anchor/translation': {
    breaks: replacing('statement/en/data.mdx', '[#retention]', '[#keeping]'),
    keeps: replacing('statement/en/data.mdx', 'We keep', 'Our firm keeps'),
    also: ['link/target'],
  },
  'link/label': {
    breaks: adding('Lees [hier](#rights) meer.'),
    keeps: adding('Lees [hier meer over uw rechten](#rights).'),
  },
  'address/unknown': {
    breaks: adding('Mail naar mail@sampel.example.'),
    keeps: (content) => {
      content.append('site.yaml', 'known: { domains: [other.example], emails: [me@me.example] }');
      content.append(DATA, 'Mail me@me.example, of lees https://www.other.example/pagina.');
    },
    also: ['text/facts'],
  },
  'text/placeholder': {
    breaks: adding('Onze functionaris is [naam …].'),
    keeps: adding('Onze functionaris heet [An Peeters](mailto:mail@sample.example)…'),
  },
  'text/facts': {
    breaks: replacing('statement/en/data.mdx', '10 years', '12 years'),
    also: ['faq/older'],
    keeps: (content) => {
      content.replace(DATA, '10 jaar', '1.000 dagen');
      content.replace('statement/en/data.mdx', '10 years', '1,000 days');
    },
  },
  'date/unreal': {
    breaks: adding('Sinds 31 april 2020.'),
    keeps: adding('Sinds 30 april 2020, en bel 02/123.45.67.'),
    also: ['text/facts'],
  },
  'date/typed': {
    breaks: adding('Deze tekst geldt vanaf 1 januari 2026.'),
    keeps: adding('De wet geldt sinds 25 mei 2018.'),
    also: ['text/facts'],
  },
  'faq/older': {
    breaks: (content) => {
      content.replace(DATA, 'Dat is de bewaartermijn', 'Soms is er een andere bewaartermijn');
    },
    keeps: (content) => {
      content.replace(DATA, 'Dat is de bewaartermijn', 'Soms is er een andere bewaartermijn');
      content.replace('statement/nl/questions.mdx', 'ze 10 jaar', 'ze meestal 10 jaar');
    },
  },
  'gdpr/missing': {
    breaks: replacing('statement/nl/rights.mdx', 'op elk moment intrekken', 'geven'),
    keeps: replacing('statement/nl/rights.mdx', 'op elk moment intrekken', 'altijd intrekken'),
  },
  'variant/unknown-site': {
    breaks: adding('<Only site="uk">\n\nTekst.\n\n</Only>'),
    keeps: adding('<Only site="main">\n\nTekst.\n\n</Only>'),
  },
  'processing/invalid': {
    breaks: processing({ at: 'contract' }, (text) => text.replace('contract,', 'habit,')),
    keeps: processing({ at: 'contract' }),
  },
  'processing/anchor': {
    breaks: processing({ at: 'contrct' }),
    keeps: processing({ at: 'contract' }),
  },
  'processing/section-changed': {
    breaks: processing({ at: 'contract', sha256: '0'.repeat(63) + 'a' }),
    keeps: processing({ at: 'contract' }),
  },
  'rights/invalid': {
    breaks: writing('rights.yaml', 'holidays: [21 July]\n'),
    keeps: writing('rights.yaml', 'holidays: [07-21]\n'),
  },
  'rights/anchor': {
    breaks: writing('rights.yaml', 'rights: { access: { says: [right-cpoy] } }\n'),
    keeps: writing('rights.yaml', 'rights: { access: { says: [right-copy] } }\n'),
  },
  'search/invalid': {
    breaks: writing('search/nl.yaml', 'synonyms: [wissen]\n'),
    keeps: writing('search/nl.yaml', 'synonyms: [[wissen, verwijderen]]\n'),
    also: ['search/no-keywords'],
  },
  'search/no-keywords': {
    breaks: writing('search/nl.yaml', 'outside: [vacature]\n'),
    keeps: nothing,
  },
  'search/unknown-anchor': {
    breaks: writing('search/nl.yaml', 'keywords: { question-retention: [hoelang], whom: [wie] }\n'),
    keeps: writing('search/nl.yaml', 'keywords: { question-retention: [hoelang], who: [wie] }\n'),
  },
  'locale/unknown': {
    breaks: writing('pages/de/about.mdx', '---\ntitle: A\nslug: a\ndescription: A.\n---\n'),
    keeps: nothing,
  },
  'locale/words': {
    breaks: replacing('site.yaml', 'prevailing: nl', `${WELSH}prevailing: nl`),
    keeps: inWelsh({ paths: { versions: 'fersiynau' } }),
  },
  'translation/behind': {
    breaks: (content) => {
      content.replace('site.yaml', 'behind: off', 'behind: warning');
      content.append(DATA, 'Nieuw.');
    },
    keeps: (content) => {
      content.replace('site.yaml', 'behind: off', 'behind: warning');
      content.append(DATA, 'Nieuw.');
      content.replace(DATA, 'slug: uw-gegevens', 'slug: uw-gegevens\ncorrects: 2026-01-01');
    },
  },
  'translation/missing': {
    breaks: (content) => {
      content.replace('site.yaml', 'missing: off', 'missing: warning');
      content.remove('statement/en/data.mdx');
    },
    keeps: replacing('site.yaml', 'missing: off', 'missing: warning'),
    also: ['faq/older', 'gdpr/missing'],
  },
  'translation/corrects': {
    breaks: replacing(DATA, 'slug: uw-gegevens', 'slug: uw-gegevens\ncorrects: 2019-01-01'),
    keeps: replacing(DATA, 'slug: uw-gegevens', 'slug: uw-gegevens\ncorrects: 2026-01-01'),
  },
  'locale/no-text': {
    breaks: async (content) => {
      await inWelsh({ paths: { versions: 'fersiynau' } })(content);
      content.replace('site.yaml', 'locales: [nl, en]', 'locales: [nl, en, cy]');
    },
    keeps: replacing('site.yaml', 'locales: [nl, en]', 'locales: [en, nl]'),
    also: ['search/no-keywords', 'dictionary/missing', 'locale/text-missing'],
  },
  'locale/text-missing': {
    breaks: replacing('site.yaml', ', en: Privacy supervisor }', ' }'),
    keeps: replacing('site.yaml', 'locales: [nl, en]', 'locales: [nl]'),
    // Which authority takes complaints cannot be seen then in English.
    also: ['gdpr/missing'],
  },
  'cookies/invalid': {
    breaks: writing('cookies.yaml', 'choice: Choice\n'),
    keeps: withCookies(cookies),
  },
  'cookies/register-missing': {
    breaks: adding('<CookieRegister />'),
    keeps: withCookies(cookies),
  },
  'cookies/not-shown': { breaks: writing('cookies.yaml', cookies), keeps: withCookies(cookies) },
  'cookies/anchor': {
    breaks: withCookies(cookies.replace('anchor: contract', 'anchor: kontract')),
    keeps: withCookies(cookies),
  },
  'cookies/text-missing': {
    breaks: withCookies(cookies.replace(', en: Remembers your choice.', '')),
    keeps: withCookies(cookies),
  },
  'version/date': {
    breaks: replacing(MANIFEST, 'effective: 2026-01-01', 'effective: 2025-12-31'),
    keeps: nothing,
    also: ['version/seal'],
  },
  'version/manifest': {
    breaks: replacing(MANIFEST, 'kind: material', 'kind: big'),
    keeps: nothing,
  },
  'version/touched': {
    breaks: replacing(SEALED, '10 jaar', '11 jaar'),
    keeps: (content) => {
      content.write(SEALED, content.read(SEALED).replaceAll('\n', '\r\n'));
    },
    also: ['faq/older'],
  },
  'version/seal': {
    breaks: replacing(MANIFEST, 'Something changed.', 'Nothing changed.'),
    keeps: nothing,
  },
  'version/lines': { breaks: removing('versions/2026-01-01/lines.yaml'), keeps: nothing },
  'version/text-missing': {
    breaks: removing(SEALED),
    keeps: nothing,
    also: ['link/target', 'faq/older'],
  },
  'version/stray-file': {
    breaks: writing('versions/2026-01-01/nl/more.mdx', '---\ntitle: Meer\nslug: meer\n---\n'),
    keeps: nothing,
  },
  'version/chain': {
    breaks: async (content) => {
      content.append(DATA, 'Meer.');
      await content.publish({ date: '2026-03-01', effective: '2026-06-01' });
      content.remove('versions/2026-01-01/version.yaml');
      content.remove('versions/2026-01-01');
    },
    keeps: async (content) => {
      content.append(DATA, 'Meer.');
      await content.publish({ date: '2026-03-01', effective: '2026-06-01' });
    },
    also: ['version/text-missing', 'link/target'],
  },
  'version/notice-period': {
    breaks: async (content) => {
      content.append(DATA, 'Meer.');
      await content.publish({ date: '2026-03-01', effective: '2026-03-15' });
    },
    keeps: async (content) => {
      content.append(DATA, 'Meer.');
      await content.publish({ date: '2026-03-01', effective: '2026-03-31' });
      content.append(DATA, 'En meer.');
      await content.publish({ date: '2026-05-01', kind: 'editorial' });
    },
  },
  'version/none-in-force': { breaks: nothing, keeps: nothing, today: '2025-12-31' },
};
