import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { movedByTranslation, movedSections } from '../../src/domain/moved-sections.ts';
import { planPublication, textAboveSeal } from '../../src/domain/plan/publish.ts';
import { planTranslation } from '../../src/domain/plan/translation.ts';
import type { AddedTranslation, Project, Version } from '../../src/domain/project.ts';
import {
  sealedLines,
  translationManifest,
  versionManifest,
} from '../../src/domain/schema/index.ts';
import { readSection } from '../../src/domain/sections.ts';
import type { SectionSource } from '../../src/domain/sections.ts';
import { translationOf } from '../../src/domain/translations.ts';
import { completeManifest, sectionsOf } from '../../src/domain/versions.ts';
import { findings, published, sampleProject, sha256, textFile } from './sample-project.ts';

const DATE = '2026-01-01';
const ids = ['one', 'two', 'three'];

function french(file: string, id: string, text: string): SectionSource {
  const read = readSection(textFile(file, text), id, 'fr');
  if ('issues' in read) throw new Error(JSON.stringify(read.issues));
  return read.section;
}

/** A version that was sealed in Dutch, with a working text in French of some sections. */
function sealedInDutch(translated: readonly string[]): Project {
  const project = published(
    sampleProject(Object.fromEntries(ids.map((id) => [id, 'Text.']))),
    DATE,
  );
  const texts = translated.map((id): [string, SectionSource] => [
    id,
    french(
      `content/statement/fr/${id}.mdx`,
      id,
      `---\ntitle: Titre\nslug: fr-${id}\n---\n\nTexte.\n`,
    ),
  ]);
  return {
    ...project,
    config: {
      ...project.config,
      locales: { ...project.config.locales, fr: { lang: 'fr-BE', name: 'Français', dir: 'ltr' } },
    },
    outline: { ...project.outline, title: { nl: 'Verklaring', fr: 'Déclaration' } },
    working: new Map([...project.working, ['fr', new Map(texts)]]),
  };
}

function first({ versions }: Project): Version {
  const [version] = versions;
  if (!version) throw new Error('a version expected');
  return version;
}

/** The project with what a plan adds to its first version, as it would be read from disk. */
function withAppend(project: Project, added: string): Project {
  const version = first(project);
  const plan = planTranslation(project, { version, locale: 'fr', added, note: 'Note' }, sha256);
  const [manifest, ...others] = plan?.writes ?? [];
  const prints = others.pop();
  if (!manifest || !prints) return project;
  const translation: AddedTranslation = {
    ...textFile(`content/${manifest.path}`, manifest.text),
    sealedSha256: sha256(textAboveSeal(manifest.text)),
    manifest: translationManifest.parse(parse(manifest.text)),
    texts: new Map(
      others.map(({ path, text }) => {
        const id = /([^/]+)\.mdx$/.exec(path)?.[1] ?? '';
        return [id, french(`content/${path}`, id, text)];
      }),
    ),
    lines: sealedLines.parse(parse(prints.text)),
  };
  const translations = [...(version.translations ?? []), translation];
  return { ...project, versions: [{ ...version, translations }, ...project.versions.slice(1)] };
}

function versionFindings(project: Project): string[] {
  return findings(project, '2026-06-01')
    .filter(({ rule }) => rule.startsWith('version/'))
    .map(({ rule, file }) => `${rule} ${file}`);
}

const FOLDER = `content/versions/${DATE}/translations/fr/2026-02-01`;

describe('a translation that is added', () => {
  test('leads readers on from where the untranslated text stood', () => {
    const sealed = sealedInDutch(['two']);
    const site = { locales: ['nl', 'fr'] };
    expect(movedByTranslation(sealed, site)).toEqual([]);
    const moved = { locale: 'fr', oldSlug: 'two', newSlug: 'fr-two' };
    const project = withAppend(sealed, '2026-02-01');
    expect(movedByTranslation(project, site)).toEqual([{ version: DATE, ...moved }]);
    expect(movedSections(project, site, '2026-02-01')).toEqual([moved]);
  });

  test('is shown by its version, with its day, title and note', () => {
    const project = withAppend(sealedInDutch(['two']), '2026-02-01');
    const version = first(project);
    expect(sectionsOf(version, project, 'fr')).toMatchObject([
      { id: 'two', from: DATE, added: '2026-02-01', source: { body: '\nTexte.\n' } },
    ]);
    expect(completeManifest(version)).toMatchObject({
      title: { nl: 'Verklaring', fr: 'Déclaration' },
      note: { nl: 'Nota', fr: 'Note' },
    });
    expect(translationOf(version, 'two', 'fr', project)).toEqual({ state: 'current' });
    expect(translationOf(version, 'one', 'fr', project)).toEqual({ state: 'missing' });
    expect(versionFindings(project)).toEqual([]);
  });

  test('is not taken where the prevailing text went on, or twice', () => {
    const project = sealedInDutch(['two']);
    const version = first(project);
    const dutch = sampleProject({ one: 'Text.', two: 'Changed.', three: 'Text.' }).working;
    const gone = { ...project, working: new Map([...project.working, ...dutch]) };
    const append = { version, locale: 'fr', added: '2026-02-01' };
    expect(planTranslation(gone, append, sha256)).toBeUndefined();
    const added = withAppend(project, '2026-02-01');
    const again = { ...append, version: first(added), added: '2026-02-02' };
    expect(planTranslation(added, again, sha256)).toBeUndefined();
  });

  test('is found when touched, taken away, moved or out of the chain', () => {
    const project = withAppend(sealedInDutch(['two']), '2026-02-01');
    const version = first(project);
    const [translation] = version.translations ?? [];
    if (!translation) throw new Error('a translation expected');
    const changed = (change: Partial<AddedTranslation>) =>
      versionFindings({
        ...project,
        versions: [{ ...version, translations: [{ ...translation, ...change }] }],
      });
    const { manifest } = translation;
    const other = french(
      `${FOLDER}/two.mdx`,
      'two',
      '---\ntitle: Titre\nslug: fr-two\n---\n\nAutre.\n',
    );
    expect(changed({ texts: new Map([['two', other]]) })).toEqual([
      `version/touched ${FOLDER}/two.mdx`,
    ]);
    expect(changed({ texts: new Map() })).toEqual([`version/text-missing ${FOLDER}/two.mdx`]);
    expect(changed({ lines: undefined })).toEqual([`version/lines ${FOLDER}/lines.yaml`]);
    expect(changed({ sealedSha256: sha256('') })).toEqual([
      `version/seal ${FOLDER}/translation.yaml`,
    ]);
    expect(changed({ manifest: { ...manifest, previous: sha256('') } })).toEqual([
      `version/chain ${version.file}`,
    ]);
    expect(changed({ manifest: { ...manifest, added: '2026-02-02' } })).toEqual([
      `version/chain ${translation.file}`,
    ]);
    const stray = new Map([...translation.texts, ['more', { ...other, file: 'more.mdx' }]]);
    expect(changed({ texts: stray })).toEqual(['version/stray-file more.mdx']);
  });

  test('whatever was added when: nothing sealed changes, all fits, and the next version inherits it', () => {
    const some = fc.subarray(ids);
    fc.assert(
      fc.property(some, some, (early, late) => {
        const sealed = sealedInDutch(early);
        const once = withAppend(sealed, '2026-02-01');
        const { working } = sealedInDutch([...new Set([...early, ...late])]);
        const project = withAppend({ ...once, working }, '2026-02-02');
        const version = first(project);
        expect({ ...version, translations: undefined }).toEqual({
          ...first(sealed),
          translations: undefined,
        });
        expect(versionFindings(project)).toEqual([]);
        const all = ids.filter((id) => early.includes(id) || late.includes(id));
        expect(sectionsOf(version, project, 'fr').map(({ id }) => id)).toEqual(all);
        const next = planPublication(
          project,
          {
            date: '2026-03-01',
            effective: '2026-03-01',
            kind: 'editorial',
            note: {},
            proposal: false,
          },
          sha256,
        );
        // No text is written again: the version's texts, and those that were added to it, stand.
        expect(next.writes.filter(({ path }) => path.endsWith('.mdx'))).toEqual([]);
        const { sections } = versionManifest.parse(parse(next.writes[0]?.text ?? ''));
        const inherited = sections.filter(({ texts }) => texts['fr']?.from === DATE);
        expect(inherited.map(({ id }) => id)).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });
});
