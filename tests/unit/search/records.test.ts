import { describe, expect, it } from 'vitest';
import { historicPassages } from '../../../src/domain/search/history.ts';
import { searchSections } from '../../../src/domain/search/records.ts';
import { compileSections } from '../../../src/domain/statement.ts';
import { sectionsOf } from '../../../src/domain/versions.ts';
import { edited, published, sampleProject } from '../sample-project.ts';

const texts = {
  one: 'Before.\n\n## First [#first]\n\nBelow *it*. [#below]\n\n### Second [#second]\n\n- a\n- b',
  two: '<Questions>\n\n## Who? [#who]\n\nWe.\n\n<SeeAlso>More: [one](#one).</SeeAlso>\n\n</Questions>',
};
const first = published(sampleProject(texts), '2026-01-01');
const project = published(
  edited(first, { ...texts, one: texts.one.replace('Before', 'Changed') }),
  '2026-02-01',
);
const [old, now] = project.versions.map((version) =>
  searchSections(
    compileSections(sectionsOf(version, project, 'nl'), new Map(), {
      site: undefined,
      register: undefined,
    }),
  ),
);
if (!old || !now) throw new Error('two versions expected');

describe('passages of a version', () => {
  it('are sections, headings and questions with the text that belongs to each', () => {
    expect(old.map(({ id, records }) => [id, records])).toEqual([
      [
        'one',
        [
          { id: 'one', kind: 'section', title: 'one', text: 'Before.' },
          { id: 'first', kind: 'heading', title: 'First', text: 'Below it.' },
          { id: 'second', kind: 'heading', title: 'Second', text: 'a\nb' },
        ],
      ],
      [
        'two',
        [
          { id: 'two', kind: 'section', title: 'two', text: '' },
          { id: 'who', kind: 'question', title: 'Who?', text: 'We.' },
        ],
      ],
    ]);
  });
});

describe('passages of the history', () => {
  it('are those that the version in force does not have', () => {
    const past = historicPassages(now, [{ version: '2026-01-01', sections: old }]);
    expect(past.map(({ versions, record }) => [versions, record.text])).toEqual([
      [['2026-01-01'], 'Before.'],
    ]);
  });

  it('are there once, however many versions share them', () => {
    const past = historicPassages(
      [],
      [
        { version: '2026-01-01', sections: old },
        { version: '2026-02-01', sections: now },
      ],
    );
    expect(past.map(({ versions, record }) => `${record.id} ${versions.join(' ')}`)).toEqual([
      'one 2026-01-01',
      'first 2026-01-01 2026-02-01',
      'second 2026-01-01 2026-02-01',
      'who 2026-01-01 2026-02-01',
      'one 2026-02-01',
    ]);
  });
});
