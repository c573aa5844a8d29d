import { describe, expect, it } from 'vitest';
import type { Project } from '../../src/domain/project.ts';
import { edited, findings, published, sampleProject, sectionTexts } from './sample-project.ts';

const TODAY = '2026-11-23';
const good = published(sampleProject(), '2026-01-01');
const rules = (project: Project, today = TODAY) => findings(project, today).map(({ rule }) => rule);
const withText = (two: string) => edited(good, { one: 'Text.', two });

describe('a project without faults', () => {
  it('has no findings', () => {
    expect(findings(good, TODAY)).toEqual([]);
  });
  it('has none after a second version either', () => {
    expect(findings(published(withText('Changed.'), '2026-02-01'), TODAY)).toEqual([]);
  });
});

describe('texts and links', () => {
  it.each([
    ['mdx/not-allowed', '{1}'],
    ['mdx/syntax', '<Note>'],
    ['anchor/missing', '## Bare'],
    ['anchor/duplicate', 'A [#x]\n\nB [#x]'],
    ['anchor/duplicate', 'A [#one]'],
    ['heading/order', '### Deep [#deep]'],
    ['heading/order', '# Top [#top]'],
    ['link/target', '[there](#nowhere)'],
    ['variant/unknown-site', 'A <Only site="main moon">b</Only>'],
    ['mdx/not-allowed', 'A <Only>b</Only>'],
    ['mdx/not-allowed', 'A <Only site={1}>b</Only>'],
    ['link/target', '[there](page:none)'],
    ['link/target', '[there](http://insecure.example)'],
    ['link/target', '[there](javascript:alert)'],
  ])('%s: %j', (rule, text) => {
    expect(rules(withText(text))).toEqual([rule]);
  });

  it.each([
    '[a](#one)',
    'A [#x]\n\n[a](#x)',
    '[a](https://example.org)',
    '[a](mailto:a@b.example)',
  ])('fine: %j', (text) => {
    expect(rules(withText(text))).toEqual([]);
  });

  it('proposes the anchor that was meant', () => {
    const project = withText('A [#right-to-object]\n\n[x](#right-to-objct)');
    expect(findings(project, TODAY)).toMatchObject([{ fix: 'did you mean `#right-to-object`?' }]);
  });
});

describe('what waits to be filled in', () => {
  it('is named in the settings by its key, with a mend that fits there', () => {
    const configText = '# […]\nregulators:\n  one:\n    name:\n      nl: "[…]"\n';
    expect(findings({ ...good, configText }, TODAY)).toMatchObject([
      {
        rule: 'text/placeholder',
        file: 'content/site.yaml',
        place: { line: 5, column: 12 },
        message: '“[…]” in the value of `regulators.one.name.nl` still waits to be filled in.',
        fix: 'replace the whole value of `regulators.one.name.nl`',
      },
    ]);
  });

  it('is in front matter named by its key: there is no sentence to remove', () => {
    const text =
      '---\ntitle: One\nslug: one\nsummary: We keep [what …].\n---\n\nWe ask [whom …].\n';
    expect(findings(edited(good, { one: text, two: 'More text.' }), TODAY)).toMatchObject([
      {
        rule: 'text/placeholder',
        place: { line: 4, column: 18 },
        message: '“[what …]” in the value of `summary` still waits to be filled in.',
        fix: 'replace the whole value of `summary`',
      },
      { place: { line: 7, column: 8 }, fix: 'write it, or remove the sentence' },
    ]);
  });

  it('is in a text written, or removed with its sentence', () => {
    expect(findings(withText('We ask [whom …].'), TODAY)).toMatchObject([
      { rule: 'text/placeholder', fix: 'write it, or remove the sentence' },
    ]);
  });
});

describe('reading level', () => {
  const sentences = (sentence: string) => Array.from({ length: 20 }, () => sentence).join(' ');

  it('finds a section that is hard to read, with its longest sentences', () => {
    const hard = sentences(
      'Verwerkingsverantwoordelijken beantwoorden informatieverzoeken onverwijld.',
    );
    expect(findings(withText(`Kort.\n\n${hard} ${hard}`), TODAY)).toMatchObject([
      { rule: 'text/reading-level', severity: 'warning', place: { line: 8, column: 1 } },
    ]);
  });

  it.each([sentences('We antwoorden snel op uw vraag.'), 'Verwerkingsverantwoordelijkheid.'])(
    'fine: %j',
    (text) => {
      expect(rules(withText(text))).toEqual([]);
    },
  );
});

describe('structure', () => {
  it('finds a listed section without a text', () => {
    const outline = {
      ...good.outline,
      sections: [...good.outline.sections, { id: 'three', role: 'section' as const }],
    };
    expect(rules({ ...good, outline })).toEqual(['section/missing']);
  });

  it('finds a text that is not listed', () => {
    const outline = { ...good.outline, sections: good.outline.sections.slice(0, 1) };
    expect(rules({ ...good, outline })).toEqual(['section/unknown']);
  });

  it('finds a section listed twice', () => {
    const outline = {
      ...good.outline,
      sections: [...good.outline.sections, ...good.outline.sections.slice(0, 1)],
    };
    expect(rules({ ...good, outline })).toContain('section/duplicate');
  });

  it('finds a slug used twice, also by a page of the site itself', () => {
    const text = (slug: string) => `---\ntitle: Two\nslug: ${slug}\n---\n\nText.\n`;
    expect(rules(withText(text('one')))).toEqual(['slug/duplicate']);
    expect(rules(withText(text('versies')))).toEqual(['slug/duplicate']);
  });

  it('finds texts in a language the site does not have, and a language without words', () => {
    const strays = new Map([
      ...good.working,
      ['de', good.working.get('nl') ?? new Map<string, never>()],
    ]);
    expect(rules({ ...good, working: strays })).toContain('locale/unknown');
    expect(rules({ ...good, dictionaries: {} })).toEqual(['locale/words']);
  });
});

describe('versions', () => {
  const [version] = good.versions;
  if (!version) throw new Error('no version');
  const changed = (manifest: Partial<typeof version.manifest>): Project => ({
    ...good,
    versions: [{ ...version, manifest: { ...version.manifest, ...manifest } }],
  });

  it('finds none in force', () => {
    expect(rules(good, '2025-12-31')).toEqual(['version/none-in-force']);
  });

  it('finds a manifest that was changed after it was sealed', () => {
    expect(rules({ ...good, versions: [{ ...version, sealedSha256: 'f'.repeat(64) }] })).toEqual([
      'version/seal',
    ]);
  });

  it('finds dates that do not fit', () => {
    expect(rules(changed({ published: '2026-01-02', effective: '2026-01-02' }))).toEqual([
      'version/date',
    ]);
    expect(rules(changed({ effective: '2025-12-31' }))).toEqual(['version/date']);
  });

  it('finds a sealed text that was touched, lost or added', () => {
    const texts = (sections: Record<string, string>): Project => ({
      ...good,
      versions: [{ ...version, texts: sectionTexts('content/versions/2026-01-01', sections) }],
    });
    expect(rules(texts({ one: 'Text.', two: 'Touched.' }))).toEqual(['version/touched']);
    expect(rules(texts({ one: 'Text.' }))).toEqual(['version/text-missing']);
    expect(rules(texts({ one: 'Text.', two: 'More text.', three: 'New.' }))).toEqual([
      'version/stray-file',
    ]);
  });

  it('names the line that was touched', () => {
    const versions = [
      {
        ...version,
        texts: sectionTexts('content/versions/2026-01-01', { one: 'Text.', two: 'Touched.' }),
      },
    ];
    const [issue] = findings({ ...good, versions }, '2026-01-02').filter(
      ({ rule }) => rule === 'version/touched',
    );
    expect(issue).toMatchObject({ place: { line: 6, column: 1 } });
    expect(issue?.message).toContain('line 6 reads otherwise');
  });

  it('finds lines that could not be named', () => {
    const lines = { ...version.lines, 'nl/one.mdx': ['00000000'] };
    expect(rules({ ...good, versions: [{ ...version, lines }] })).toEqual(['version/lines']);
    expect(rules({ ...good, versions: [{ ...version, lines: undefined }] })).toEqual([
      'version/lines',
    ]);
  });

  it('finds a manifest changed after the next version was sealed', () => {
    const two = published(withText('Changed.'), '2026-02-01');
    const [first, second] = two.versions;
    if (!first || !second) throw new Error('two versions expected');
    expect(rules({ ...two, versions: [{ ...first, sha256: 'f'.repeat(64) }, second] })).toEqual([
      'version/chain',
    ]);
    expect(rules({ ...two, versions: [second] })).toContain('version/chain');
  });
});
