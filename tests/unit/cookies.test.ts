import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { consentSettings } from '../../src/domain/cookies/consent.ts';
import { lifetimeInDays, lifetimeInWords } from '../../src/domain/cookies/lifetime.ts';
import { governingVersion, registerOf } from '../../src/domain/cookies/register.ts';
import { cookieReader } from '../../src/domain/cookies/shown.ts';
import { cookieTable } from '../../src/domain/cookies/table.ts';
import { createEdition, createEditionCache } from '../../src/domain/edition.ts';
import type { Edition } from '../../src/domain/edition.ts';
import { planPublication } from '../../src/domain/plan/publish.ts';
import type { Project, Version } from '../../src/domain/project.ts';
import { toHtml } from '../../src/domain/render/index.ts';
import { cookieRegister, readYaml, versionManifest } from '../../src/domain/schema/index.ts';
import en from '../../src/i18n/dictionaries/en.json' with { type: 'json' };
import nl from '../../src/i18n/dictionaries/nl.json' with { type: 'json' };
import {
  edited,
  findings,
  published,
  registerSource,
  registerText,
  sampleProject,
  sha256,
} from './sample-project.ts';

const TODAY = '2026-11-23';

const YAML = registerText('needed', {
  purposes: `  - id: counting
    anchor: counted
    name: { nl: Tellen }
    text: { nl: Tellen. }
`,
  cookies: `  - name: _count.*
    purpose: counting
    provider: Counters & Co
    party: third
    lifetime: session
    domains: ['*.counters.example']
    personalData: { nl: Een nummer. }
    text: { nl: Telt. }
    example: true
`,
});

const SHOWN = 'Nodig. [#needed]\n\nTellen. [#counted]\n\n<CookieRegister />';
const register = registerSource(YAML);
const withRegister = (project: Project, yaml = YAML): Project => ({
  ...project,
  cookies: registerSource(yaml),
});
const first = published(sampleProject({ one: 'Text.', two: 'Old.' }), '2026-01-01');
const second = published(
  withRegister(edited(first, { one: 'Text.', two: SHOWN })),
  '2026-02-01',
  '2026-03-01',
);
const words = { nl: { cookies: nl.cookies }, en: { cookies: en.cookies } };
const reader = (locale: string) =>
  cookieReader({ config: first.config, dictionaries: words }, locale);

function versionOf(project: Project, index: number): Version {
  const version = project.versions.at(index);
  if (!version) throw new Error('a version expected');
  return version;
}

function editionOf(project: Project, index: number, before?: Edition): Edition {
  return createEdition(versionOf(project, index), 'nl', {
    project: { ...project, dictionaries: words },
    site: 'main',
    freePage: (_locale, id) => id,
    cache: createEditionCache(),
    before,
    digest: '',
  });
}

describe('the schema of the register', () => {
  const problems = (from: string, to: string) => {
    const text = YAML.replace(from, to);
    expect(text).not.toBe(YAML);
    return readYaml({ text, file: 'cookies.yaml', rule: 'cookies/invalid' }, cookieRegister).issues;
  };

  it('takes a good one', () => {
    expect(cookieRegister.safeParse(parse(YAML)).success).toBe(true);
  });

  it.each([
    ['purpose: counting', 'purpose: guessing', 21, 'one of the purposes necessary, counting'],
    ['lifetime: session', 'lifetime: { months: 1, days: 2 }', 24, 'one quantity'],
    ["['*.counters.example']", '[https://x.example]', 25, 'a host name'],
    ['  - name: choice', '  - name: chosen', 1, 'the name of a first-party cookie'],
    ['choice: choice', 'choice: other', 1, 'the name of a first-party cookie'],
    ['id: counting', 'id: necessary', 8, 'an id that no other has'],
  ])('%s → %s', (from, to, line, expected) => {
    const issues = problems(from, to);
    const issue = issues.find((one) => one.expected.includes(expected));
    expect(issue, JSON.stringify(issues)).toMatchObject({
      rule: 'cookies/invalid',
      place: { line },
    });
  });
});

describe('lifetimes', () => {
  it('are said in the reader’s language', () => {
    expect(lifetimeInWords({ months: 6 }, 'nl-BE', '')).toBe('6 maanden');
    expect(lifetimeInWords({ days: 1 }, 'fr-BE', '')).toBe('1\u00a0jour');
    expect(lifetimeInWords('session', 'en-GB', 'until you close the browser')).toBe(
      'until you close the browser',
    );
  });
  it('can be ordered', () => {
    const lives = [{ years: 1 }, { months: 6 }, { days: 1 }, { minutes: 5 }, 'session'] as const;
    const days = lives.map(lifetimeInDays);
    expect(days).toEqual(days.toSorted((a, b) => b - a));
  });
});

describe('the table', () => {
  const html = toHtml({ type: 'root', children: [cookieTable(register.register, reader('nl'))] });

  it('has a caption, a head, and a row a cookie that its name heads', () => {
    expect(html).toContain(`<caption>${nl.cookies.caption}</caption>`);
    expect(html.match(/<th scope="col">/g)).toHaveLength(6);
    expect(html.match(/<th scope="row">/g)).toHaveLength(2);
  });
  it('says everything of a cookie, examples marked, markup escaped', () => {
    expect(html).toContain('<code>_count.*</code> <em>voorbeeld</em>');
    expect(html).toContain('<a href="#counted">Tellen</a>');
    expect(html).toContain('Counters &#x26; Co (cookie van derden): *.counters.example');
    expect(html).toContain('Een nummer.');
    expect(html).toContain('6 maanden');
  });
  it('falls back to the prevailing language', () => {
    const table = cookieTable(register.register, reader('en'));
    const text = toHtml({ type: 'root', children: [table] });
    expect(text).toContain('Remembers your choice.');
    expect(text).toContain('Telt.');
  });
});

describe('a sealed register', () => {
  it('is named by the manifest and lies in the version’s folder', () => {
    const { cookies, manifest } = versionOf(second, -1);
    expect(manifest.cookies).toEqual({ from: '2026-02-01', sha256: sha256(YAML) });
    expect(cookies?.text).toBe(YAML);
    expect(findings(second, TODAY)).toEqual([]);
  });

  it('is not copied while it stays the same, and belongs to later versions too', () => {
    const third = published(edited(second, { one: 'New.', two: SHOWN }), '2026-04-01');
    const last = versionOf(third, -1);
    expect(last.manifest.cookies?.from).toBe('2026-02-01');
    expect(last.cookies).toBeUndefined();
    expect(registerOf(last, third.versions)?.sha256).toBe(sha256(YAML));
    expect(findings(third, TODAY)).toEqual([]);
  });

  it('leaves the manifest of a project without one as it always was', () => {
    const { writes } = planPublication(
      first,
      { date: '2026-02-01', effective: '2026-02-01', kind: 'editorial', note: {}, proposal: false },
      sha256,
    );
    expect(writes[0]?.text).not.toContain('cookies');
    expect(versionManifest.parse(parse(writes[0]?.text ?? '')).cookies).toBeUndefined();
  });

  it('is missed, and found changed or stray', () => {
    const replaced = (cookies: Version['cookies'], index = -1): Project => ({
      ...second,
      versions: second.versions.with(index, { ...versionOf(second, index), cookies }),
    });
    const rules = (project: Project) => findings(project, TODAY).map(({ rule }) => rule);
    expect(rules(replaced(undefined))).toEqual(['version/text-missing']);
    expect(rules(replaced(registerSource(YAML.replace('Telt.', 'Telt mee.'))))).toEqual([
      'version/touched',
    ]);
    expect(rules(replaced(register, 0))).toEqual(['version/stray-file']);
  });

  it('shows in its version, in text and HTML, and not in one that has none', () => {
    const [before, after] = [editionOf(second, 0), editionOf(second, 1, editionOf(second, 0))];
    const section = after.sections.find(({ id }) => id === 'two');
    expect(section?.html).toContain('<div class="cookie-register"><table>');
    expect(section?.text).toContain('Onthoudt uw keuze.');
    expect(section?.showsRegister).toBe(true);
    expect(after.cookies).toEqual({ sha256: sha256(YAML), source: YAML });
    expect(before.sections.some(({ showsRegister }) => showsRegister)).toBe(false);
    expect(before.cookies).toBeUndefined();
  });

  it('changes a section by itself: the redline shows which cell', () => {
    const third = published(withRegister(second, YAML.replace('Telt.', 'Telt mee.')), '2026-04-01');
    const before = editionOf(third, 1);
    const after = editionOf(third, 2, before);
    expect(after.changes).toMatchObject({
      wordsAdded: 1,
      wordsRemoved: 0,
      sections: [{ id: 'two', state: 'changed' }],
    });
    expect(after.sections.map(({ since }) => since)).toEqual(['2026-02-01', '2026-04-01']);
  });
});

describe('the version whose register governs', () => {
  it('is the one in force, or the first that brings a register', () => {
    expect(governingVersion(second, '2026-03-01')?.date).toBe('2026-02-01');
    expect(governingVersion(second, '2026-02-15')?.date).toBe('2026-02-01');
    expect(governingVersion(first, TODAY)).toBeUndefined();
    const third = published(
      withRegister(second, YAML.replace('Telt.', 'Telt mee.')),
      '2026-04-01',
      '2026-12-01',
    );
    expect(governingVersion(third, TODAY)?.date).toBe('2026-02-01');
    expect(governingVersion(third, '2026-12-01')?.date).toBe('2026-04-01');
  });
});

describe('the settings of the privacy preferences', () => {
  const site = { locales: ['nl', 'en'], defaultLocale: 'nl' };
  const speaking: Project = {
    ...second,
    config: {
      ...second.config,
      locales: { ...second.config.locales, en: { lang: 'en-GB', name: 'English', dir: 'ltr' } },
    },
    dictionaries: {
      nl: { ...words.nl, preferences: nl.preferences },
      en: { ...words.en, preferences: en.preferences },
    },
  };
  const settings = (project: Project, day = TODAY) =>
    consentSettings(project, site, day, (locale) => `https://sample.example/${locale}/`);

  it('come from the register and the dictionaries, in every language', () => {
    expect(settings(speaking)).toMatchObject({
      version: '2026-02-01',
      revision: 20260201,
      cookie: { name: 'choice', days: 168 },
      purposes: [
        { id: 'necessary', necessary: true, kept: [{ name: 'choice', kind: 'cookie' }] },
        { id: 'counting', necessary: false, kept: [{ name: '_count.*', kind: 'cookie' }] },
      ],
      locales: {
        nl: { words: { refuseAll: nl.preferences.refuseAll }, page: 'https://sample.example/nl/' },
        en: {
          words: { refuseAll: en.preferences.refuseAll },
          purposes: [
            {
              name: 'Necessary',
              cookies: [{ use: 'Remembers your choice.', lifetime: '6 months' }],
            },
            { name: 'Tellen', cookies: [{ use: 'Telt.', example: 'example' }] },
          ],
        },
      },
    });
  });

  it('are none without a register', () => {
    expect(settings(first)).toBeUndefined();
  });

  it('ask again after a material version that touches cookies, and after no other', () => {
    const changed = withRegister(speaking, YAML.replace('Telt.', 'Telt mee.'));
    const editorial = published(changed, '2026-04-01', '2026-04-01', 'editorial');
    const elsewhere = published(edited(speaking, { one: 'New.', two: SHOWN }), '2026-04-01');
    const around = published(
      edited(speaking, { one: 'Text.', two: `${SHOWN}\n\nMore.` }),
      '2026-04-01',
    );
    const revisions = [
      published(changed, '2026-04-01'),
      around,
      editorial,
      elsewhere,
      published(elsewhere, '2026-05-01'),
    ].map((project) => settings(project)?.revision);
    expect(revisions).toEqual([20260401, 20260401, 20260201, 20260201, 20260201]);
  });

  it('do not ask before the version applies', () => {
    const changed = withRegister(speaking, YAML.replace('Telt.', 'Telt mee.'));
    const later = published(changed, '2026-04-01', '2026-12-01');
    expect(settings(later)?.revision).toBe(20260201);
    expect(settings(later, '2026-12-01')?.revision).toBe(20260401);
  });
});

describe('checks of the register', () => {
  const found = (project: Project) => findings(project, TODAY);

  it('finds a place without a register, with file and line', () => {
    expect(
      found(edited(first, { one: 'Text.', two: 'Text.\n\n<CookieRegister />' })),
    ).toMatchObject([
      {
        rule: 'cookies/register-missing',
        file: 'content/statement/nl/two.mdx',
        place: { line: 8 },
      },
    ]);
  });
  it('finds a register that no section shows', () => {
    expect(
      found(withRegister(edited(first, { one: 'A [#needed]', two: 'B [#counted]' }))),
    ).toMatchObject([{ rule: 'cookies/not-shown', severity: 'warning' }]);
  });
  it('finds a purpose that the statement does not explain', () => {
    const text = SHOWN.replace('[#counted]', '');
    expect(found(withRegister(edited(first, { one: 'Text.', two: text })))).toMatchObject([
      { rule: 'cookies/anchor', file: 'content/cookies.yaml', place: { line: 9, column: 5 } },
    ]);
  });
  it('warns of a text that a language lacks', () => {
    const yaml = YAML.replace('text: { nl: Telt. }', 'text: { en: Counts. }');
    expect(found(withRegister(edited(first, { one: 'Text.', two: SHOWN }), yaml))).toMatchObject([
      { rule: 'cookies/text-missing', severity: 'warning', place: { line: 20 } },
    ]);
  });
});
