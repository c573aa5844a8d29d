import { describe, expect, it } from 'vitest';
import { changeReport } from '../../src/domain/change-report.ts';
import type { LocaleChanges } from '../../src/domain/change-report.ts';
import { draftOf, withDraft } from '../../src/domain/draft.ts';
import { planNewLocale } from '../../src/domain/plan/new-locale.ts';
import { planPublication } from '../../src/domain/plan/publish.ts';
import { createSay, placesOf } from '../../src/domain/redline-view/index.ts';
import {
  markdownRedline,
  redlineLines,
  terminalRedline,
} from '../../src/domain/redline-text/index.ts';
import { statusReport } from '../../src/domain/status-report.ts';
import en from '../../src/i18n/dictionaries/en.json' with { type: 'json' };
import { edited, published, sampleProject, sectionTexts, sha256 } from './sample-project.ts';
import type { Texts } from './sample-project.ts';

const first = published(
  sampleProject({ one: 'Wij bewaren uw gegevens 30 dagen.', two: 'Dit blijft.\n\nDit ook.' }),
  '2026-01-01',
);

/** What editing the first version into these texts changes. */
function changesOf(texts: Texts): LocaleChanges {
  const project = edited(first, texts);
  const draft = draftOf(project, '2026-02-01', sha256);
  const [latest] = project.versions;
  if (!latest) throw new Error('a version expected');
  const [changes] = changeReport(latest, draft, withDraft(project, draft));
  if (!changes) throw new Error('a language expected');
  return changes;
}

function shown(texts: Texts, colour = false): { terminal: string; markdown: string } {
  const { comparison } = changesOf(texts);
  const lines = comparison.sections
    .filter(({ state }) => state !== 'unchanged')
    .flatMap((section) =>
      redlineLines(section, {
        say: createSay(en.redline, 'en'),
        ...placesOf(comparison),
        nameOf: (target) => target,
      }),
    );
  return {
    terminal: terminalRedline(lines, { colour, width: 60 }),
    markdown: markdownRedline(lines),
  };
}

describe('draftOf', () => {
  it('is the version that publishing would seal', () => {
    const project = edited(first, { one: 'Anders.', two: 'Dit blijft.\n\nDit ook.' });
    const draft = draftOf(project, '2026-02-01', sha256);
    const { writes } = planPublication(
      project,
      {
        date: '2026-02-01',
        effective: '2026-02-01',
        kind: 'editorial',
        note: { nl: '…' },
        proposal: true,
      },
      sha256,
    );
    expect(draft.text).toBe(writes[0]?.text);
    expect([...(draft.texts.get('nl')?.keys() ?? [])]).toEqual(['one']);
  });

  it('takes the place of versions that are still to come', () => {
    const upcoming = published(first, '2026-02-01', '2026-06-01');
    expect(draftOf(upcoming, '2026-03-01', sha256).manifest).toMatchObject({
      published: '2026-03-01',
      effective: '2026-06-01',
    });
  });

  it('takes a day of its own when a version has today', () => {
    expect(draftOf(first, '2026-01-01', sha256).date).toBe('2026-01-02');
    expect(draftOf(first, '2025-01-01', sha256).date).toBe('2026-01-02');
  });
});

describe('changeReport', () => {
  const { main } = first.config.sites;
  if (!main) throw new Error('a site expected');
  const config = { ...first.config, sites: { main, other: main, uk: main } };
  const report = (one: string) => {
    const project = { ...edited(first, { one, two: 'Dit blijft.\n\nDit ook.' }), config };
    const draft = draftOf(project, '2026-02-01', sha256);
    const [latest] = project.versions;
    return latest ? changeReport(latest, draft, withDraft(project, draft)) : [];
  };

  it('tells sites together whose readers see the same', () => {
    expect(report('Wij bewaren niets.').map(({ sites }) => sites)).toEqual([
      ['main', 'other', 'uk'],
    ]);
  });

  it('tells sites apart where a passage is for one of them', () => {
    const changes = report(
      'Wij bewaren uw gegevens 30 dagen.\n\n<Only site="uk">\n\nDit geldt hier.\n\n</Only>',
    );
    expect(changes.map(({ sites, comparison }) => [sites, comparison.stats.wordsAdded])).toEqual([
      [['main', 'other'], 0],
      [['uk'], 3],
    ]);
  });
});

describe('a redline as text', () => {
  const texts = {
    one: 'Wij bewaren uw gegevens 60 dagen.\n\n- Een *nieuw* punt.',
    two: 'Dit blijft.\n\nDit ook.',
  };

  it('marks words with brackets where there are no colours', () => {
    expect(shown(texts).terminal).toBe(
      '## one\n\nWij bewaren uw gegevens [-30-]{+60+} dagen.\n\n- {+Een nieuw punt.+}',
    );
  });

  it('marks words with colours where there are', () => {
    expect(shown(texts, true).terminal).toContain(
      'gegevens \u001b[31;9m30\u001b[39;29m\u001b[32;4m60\u001b[39;24m dagen.',
    );
  });

  it('marks words with elements in Markdown', () => {
    expect(shown(texts).markdown).toBe(
      '**one**\n\nWij bewaren uw gegevens <del>30</del><ins>60</ins> dagen.\n\n- <ins>Een nieuw punt.</ins>',
    );
  });

  it('counts what it leaves out', () => {
    const { terminal, markdown } = shown({
      one: 'Wij bewaren uw gegevens 30 dagen.',
      two: 'Dit blijft.\n\nDit niet.',
    });
    expect(terminal).toBe('## two\n\n… 2 words unchanged …\n\nDit [-ook-]{+niet+}.');
    expect(markdown).toContain('*… 2 words unchanged …*');
  });

  it('breaks lines between words and repeats the marks', () => {
    const long = 'woord '.repeat(30).trim();
    const { terminal } = shown({ one: long, two: 'Dit blijft.\n\nDit ook.' });
    const lines = terminal.split('\n').filter((line) => line.includes('woord'));
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/\{\+woord[ a-z]*\+\}$/);
  });

  it('lets no text of an editor become Markdown or HTML', () => {
    const { markdown } = shown({
      one: 'Wij bewaren uw gegevens 30 dagen.\n\n1\\) \\<b>x\\</b> \\*y\\* a@example.org \\[z](q) & \\# h',
      two: 'Dit blijft.\n\nDit ook.',
    });
    expect(markdown).toContain(
      '<ins>1\\) &lt;b&gt;x&lt;/b&gt; \\*y\\* a&#64;example.org \\[z\\](q) &amp; \\# h</ins>',
    );
  });
});

describe('proposeKind', () => {
  const proposed = (texts: Texts) =>
    changesOf({ ...texts, two: 'Dit blijft.\n\nDit ook.' }).proposal;

  it.each([
    ['a number', 'Wij bewaren uw gegevens 60 dagen.', /a number changed \(30 → 60\)/],
    ['a word that turns the meaning', 'Wij bewaren uw gegevens niet 30 dagen.', /none → niet/],
    [
      'many words',
      'Wij bewaren uw gegevens 30 dagen in een beveiligde ruimte van onze eigen gebouwen.',
      /8 words differ/,
    ],
    [
      'a paragraph',
      'Wij bewaren uw gegevens 30 dagen.\n\nDaarna verkopen wij ze.',
      /4 words added/,
    ],
  ])('takes %s for material', (_, one, reason) => {
    const { kind, reasons } = proposed({ one });
    expect(kind).toBe('material');
    expect(reasons[0]?.text).toMatch(reason);
  });

  it('takes a section that comes or goes for material', () => {
    const { kind, reasons } = changesOf({
      one: 'Wij bewaren uw gegevens 30 dagen.',
      three: 'Nieuw.',
    }).proposal;
    expect(kind).toBe('material');
    expect(reasons.map(({ section, text }) => `${section}: ${text}`)).toEqual([
      'two: the section is gone',
      'three: the section is new',
    ]);
  });

  it.each([
    ['a few other words', 'We bewaren uw gegevens 30 dagen.', /a few words differ/],
    ['emphasis', 'Wij bewaren uw gegevens *30 dagen*.', /other formatting/],
  ])('takes %s for editorial', (_, one, reason) => {
    const { kind, reasons } = proposed({ one });
    expect(kind).toBe('editorial');
    expect(reasons[0]?.text).toMatch(reason);
  });
});

describe('statusReport', () => {
  it('tells of versions, drafts and words', () => {
    const two = published(
      edited(first, { one: 'Wij bewaren uw gegevens 30 dagen.', two: 'Kort.' }),
      '2026-02-01',
      '2026-06-01',
    );
    const project = edited(two, { one: 'Wij bewaren uw gegevens 30 dagen.', two: 'Kort en goed.' });
    const report = statusReport(project, draftOf(project, '2026-03-01', sha256), '2026-03-01');
    expect(report.versions).toMatchObject([
      { version: '2026-02-01', status: 'upcoming', period: { from: '2026-06-01' } },
      {
        version: '2026-01-01',
        status: 'in-force',
        period: { from: '2026-01-01', until: '2026-05-31' },
      },
    ]);
    expect(report.draft).toEqual([
      {
        id: 'two',
        locale: 'nl',
        sites: ['main'],
        state: 'changed',
        wordsAdded: 2,
        wordsRemoved: 0,
      },
    ]);
    const translations = { nl: { state: 'current' } };
    expect(report.sections).toEqual([
      { id: 'one', texts: { nl: { words: 6, readingEase: 48 } }, translations },
      { id: 'two', texts: { nl: { words: 3, readingEase: 100 } }, translations },
    ]);
  });

  it('says of what `new-locale` wrote that it is not translated, until it is', () => {
    const { writes } = planNewLocale(
      first,
      { locale: 'fr', lang: 'fr-BE', name: 'Français', dir: 'ltr' },
      { site: '', outline: '' },
      undefined,
    );
    const written = (id: string) =>
      writes.find(({ path }) => path === `statement/fr/${id}.mdx`)?.text ?? '';
    const texts = sectionTexts('content/statement', {
      one: written('one'),
      two: written('two')
        .replace(/\n\[… .*\]\n/, '\n')
        .replaceAll('[…] ', '')
        .replace('Dit blijft.', 'Ceci reste.'),
    });
    const french = [...(texts.get('nl')?.values() ?? [])].map((source) => ({
      ...source,
      locale: 'fr',
    }));
    const locales = {
      ...first.config.locales,
      fr: { lang: 'fr-BE', name: 'Français', dir: 'ltr' as const },
    };
    const project = {
      ...first,
      config: { ...first.config, locales },
      working: new Map([
        ...first.working,
        ['fr', new Map(french.map((source) => [source.id, source]))],
      ]),
    };
    const { sections, draft } = statusReport(
      project,
      draftOf(project, '2026-03-01', sha256),
      '2026-03-01',
    );
    expect(sections.map(({ translations }) => translations['fr'])).toEqual([
      { state: 'to-translate' },
      { state: 'current' },
    ]);
    expect(draft).toMatchObject([
      { id: 'one', locale: 'fr', state: 'to-translate' },
      { id: 'two', locale: 'fr', state: 'translated' },
    ]);
  });

  it('sees front matter that changed without the text', () => {
    const project = edited(first, {
      one: '---\ntitle: one\nslug: other\n---\n\nWij bewaren uw gegevens 30 dagen.\n',
      two: 'Dit blijft.\n\nDit ook.',
    });
    const { draft } = statusReport(project, draftOf(project, '2026-03-01', sha256), '2026-03-01');
    expect(draft).toMatchObject([{ id: 'one', state: 'front-matter' }]);
  });
});
