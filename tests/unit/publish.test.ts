import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { planPublication } from '../../src/domain/plan/publish.ts';
import { versionManifest } from '../../src/domain/schema/index.ts';
import { sectionsOf } from '../../src/domain/versions.ts';
import { edited, published, sampleProject, sha256 } from './sample-project.ts';

const first = published(sampleProject({ one: 'Text.', two: 'More.' }), '2026-01-01');
const publication = {
  date: '2026-02-01',
  effective: '2026-03-01',
  kind: 'editorial',
  note: { nl: 'Nota' },
  proposal: true,
} as const;

describe('planPublication', () => {
  it('writes the manifest and only the texts that changed', () => {
    const plan = planPublication(
      edited(first, { two: 'Changed.', one: 'Text.' }),
      publication,
      sha256,
    );
    expect(plan.writes.map(({ path }) => path)).toEqual([
      'versions/2026-02-01/version.yaml',
      'versions/2026-02-01/nl/two.mdx',
      'versions/2026-02-01/lines.yaml',
    ]);
    const manifest = versionManifest.parse(parse(plan.writes[0]?.text ?? ''));
    expect(manifest).toMatchObject({
      published: '2026-02-01',
      effective: '2026-03-01',
      kind: 'editorial',
      proposal: true,
      previous: { version: '2026-01-01', sha256: first.versions[0]?.sha256 },
    });
    expect(manifest.sections.map(({ id, texts }) => [id, texts['nl']?.from])).toEqual([
      ['two', '2026-02-01'],
      ['one', '2026-01-01'],
    ]);
  });

  it('says the same for the same project', () => {
    expect(planPublication(first, publication, sha256)).toEqual(
      planPublication(first, publication, sha256),
    );
  });
});

describe('sectionsOf', () => {
  it('gives an unchanged section the text of the version it came from', () => {
    const second = published(edited(first, { one: 'Text.', two: 'Changed.' }), '2026-02-01');
    const [, version] = second.versions;
    if (!version) throw new Error('two versions expected');
    expect(sectionsOf(version, second, 'nl')).toMatchObject([
      { id: 'one', number: 1, from: '2026-01-01', source: { body: '\nText.\n' } },
      { id: 'two', number: 2, from: '2026-02-01', source: { body: '\nChanged.\n' } },
    ]);
    expect(sectionsOf(version, second, 'fr')).toEqual([]);
  });
});
