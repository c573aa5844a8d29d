import { describe, expect, it } from 'vitest';
import type { KnownSection } from '../../../src/importers/known.ts';
import { bodyOf, imported } from './imported.ts';

function known(id: string, given: Partial<KnownSection> = {}): KnownSection {
  return {
    id,
    role: 'section',
    isOwnLanguage: false,
    title: id,
    slug: id,
    summary: undefined,
    keywords: [],
    headings: [],
    words: new Set(),
    ...given,
  };
}

const heading = (id: string, depth = 2) => ({ id, depth, text: id });

describe('a text in a second language', () => {
  const settings = {
    locale: 'fr',
    isTranslation: true,
    known: [
      known('introduction', { role: 'introduction' }),
      known('boats', { headings: [heading('boats-own'), heading('boats-hired')] }),
      known('cookies'),
      known('your-rights'),
    ],
  };

  it('takes the ids of the sections and headings in the same order', async () => {
    const source =
      'Bonjour.\n\n# Bateaux\n\n## À nous\n\nA.\n\n## Loués\n\nB.\n\n# Traceurs\n\nC.\n\n# Droits\n\nD.';
    const text = await imported('a.md', source, settings);
    expect(text.sections.map(({ id, slug }) => `${id} ${slug}`)).toEqual([
      'introduction introduction',
      'boats bateaux',
      'cookies traceurs',
      'your-rights droits',
    ]);
    expect(bodyOf(text, 'boats')).toBe(
      '## À nous [#boats-own]\n\nA.\n\n## Loués [#boats-hired]\n\nB.\n',
    );
  });

  it('keeps a section without counterpart as a heading, and says so', async () => {
    const source =
      '# Bateaux\n\nA.\n\n# Traceurs\n\nC.\n\n# Météo\n\n## Vent\n\nE.\n\n# Droits\n\nD.';
    const text = await imported('a.md', source, settings);
    expect(text.sections.map(({ id }) => id)).toEqual(['boats', 'cookies', 'your-rights']);
    expect(bodyOf(text, 'cookies')).toBe(
      'C.\n\n## Météo [#cookies-1]\n\n### Vent [#cookies-2]\n\nE.\n',
    );
    expect(text.proof.differences).toEqual([]);
    expect(text.remarks.map(({ message }) => message)).toEqual([
      'section “Météo” has no counterpart among the sections that exist: it stands as a heading in the section before it',
    ]);
  });
});

describe('a text in a language that has one', () => {
  it('keeps ids, addresses, summary and search words of sections with the same title', async () => {
    const text = await imported('a.md', '# Boats\n\nA.\n\n# About bikes\n\nB.', {
      known: [
        known('two-wheels', {
          isOwnLanguage: true,
          title: 'About bikes',
          slug: 'bikes',
          keywords: ['x'],
        }),
        known('vessels', {
          isOwnLanguage: true,
          title: '1. Boats',
          slug: 'all-boats',
          summary: 'S.',
        }),
      ],
    });
    expect(
      text.sections.map(({ id, slug, summary, keywords }) => [id, slug, summary, keywords]),
    ).toEqual([
      ['vessels', 'all-boats', 'S.', []],
      ['two-wheels', 'bikes', undefined, ['x']],
    ]);
  });
});

describe('an address', () => {
  it('is not that of another page', async () => {
    const text = await imported('a.md', '# Changes\n\nA.\n\n# Changes\n\nB.', {
      takenSlugs: ['changes'],
    });
    expect(text.sections.map(({ slug }) => slug)).toEqual(['changes-2', 'changes-3']);
  });
});
