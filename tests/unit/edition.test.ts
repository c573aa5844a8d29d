import { describe, expect, it } from 'vitest';
import {
  createEdition,
  createEditionCache,
  outlineEdition,
  withTexts,
} from '../../src/domain/edition.ts';
import type { Edition, EditionCache, EditionOutline } from '../../src/domain/edition.ts';
import { edited, published, sampleProject } from './sample-project.ts';

const first = sampleProject({ one: 'Text with [a link](#two).', two: 'More text.' });
const project = published(
  edited(published(first, '2026-01-01'), { one: 'Text with [a link](#two).', two: 'Other text.' }),
  '2026-02-01',
);

function contextOf(cache: EditionCache, before: Edition | undefined) {
  return { project, site: 'main', freePage: (_: string, id: string) => id, cache, before };
}

/** The outlines of all versions, made one after the other. */
function outlines(cache: EditionCache): EditionOutline[] {
  return project.versions.reduce<EditionOutline[]>((made, version) => {
    const last = made.at(-1);
    const context = contextOf(cache, last && withTexts(last, cache.texts));
    return [...made, outlineEdition(version, 'nl', { ...context, digest: version.date })];
  }, []);
}

describe('the outline of an edition', () => {
  const cache = createEditionCache();
  const made = outlines(cache);

  it('is the edition, but for its texts', () => {
    let before: Edition | undefined;
    for (const [index, version] of project.versions.entries()) {
      const context = contextOf(createEditionCache(new Map(), new Map(cache.texts)), before);
      const edition = createEdition(version, 'nl', { ...context, digest: version.date });
      const outline = made[index];
      expect(outline && withTexts(outline, cache.texts)).toEqual(edition);
      for (const { made: name, ...section } of outline?.sections ?? []) {
        const text = cache.texts.get(name);
        expect(text?.html).toMatch(/^<p>/);
        expect(JSON.stringify(section)).not.toContain(text?.text);
      }
      before = edition;
    }
  });

  it('is the same where an earlier build made the texts', () => {
    expect(outlines(createEditionCache(new Map(), new Map(cache.texts)))).toEqual(made);
    expect(made.map(({ sections }) => sections.map(({ since }) => since))).toEqual([
      ['2026-01-01', '2026-01-01'],
      ['2026-01-01', '2026-02-01'],
    ]);
    expect(made[1]?.changes?.sections.map(({ id }) => id)).toEqual(['two']);
  });

  it('shares a text with the version before where nothing changed', () => {
    const names = made.map(({ sections }) => sections.map((section) => section.made));
    expect(names[1]?.[0]).toBe(names[0]?.[0]);
    expect(names[1]?.[1]).not.toBe(names[0]?.[1]);
    expect(cache.texts.size).toBe(3);
  });

  it('is refused where a text is not there', () => {
    expect(() => made.map((outline) => withTexts(outline, new Map()))).toThrow(
      'No text of one in 2026-01-01',
    );
  });
});
