import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEdition, createEditionCache } from '../../src/domain/edition.ts';
import { versionData } from '../../src/domain/version-data.ts';
import type { VersionData } from '../../src/domain/version-data.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';

/** The data as anybody may change them. */
interface Data extends Record<string, unknown> {
  note: string;
  manifest: string;
  sections: Section[];
}

type Section = Record<string, string>;

let folder = '';
let versions: readonly VersionData[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-version-'));
  const { project } = await readProject(join(projectRoot, 'content'));
  if (!project) throw new Error('The content cannot be read');
  const cache = createEditionCache();
  versions = Object.entries(project.config.locales).flatMap(([locale, { lang }]) => {
    const context = { project, site: 'be', freePage: () => '/', cache, digest: '' };
    return project.versions.map((version) =>
      versionData(
        createEdition(version, locale, { ...context, before: undefined }),
        lang,
        'schema',
      ),
    );
  });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function prove(...texts: string[]) {
  const files = await Promise.all(
    texts.map(async (text, index) => {
      const file = join(folder, `${index}.json`);
      await writeFile(file, text);
      return file;
    }),
  );
  return run(...files);
}

function run(...args: string[]) {
  const script = join(projectRoot, 'public/verify-version.mjs');
  return spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
}

describe('the checking program', () => {
  it('finds every version in every language as sealed, and the chain whole', async () => {
    const locales = new Set(versions.map(({ locale }) => locale));
    for (const locale of locales) {
      const texts = versions
        .filter((one) => one.locale === locale)
        .map((one) => JSON.stringify(one));
      const { stdout, status } = await prove(...texts);
      expect(stdout).not.toContain('WRONG');
      expect(stdout).toContain('the chain holds');
      expect(status).toBe(0);
    }
  });

  const tampered: [string, (data: Data, one: Section, other: Section) => unknown][] = [
    ['another title', (data) => (data['title'] = 'Verklaring')],
    ['another note', (data) => (data.note += ' Niets bijzonders.')],
    ['another day from which it applies', (data) => (data['effective'] = '2026-12-01')],
    ['another day of publication', (data) => (data['published'] = '2026-11-22')],
    ['another kind', (data) => (data['kind'] = 'editorial')],
    ['a proposal that is none any more', (data) => (data['proposal'] = false)],
    ['no version before', (data) => (data['previous'] = null)],
    ['no cookie register', (data) => (data['cookies'] = null)],
    ['a section less', ({ sections }) => sections.splice(3, 1)],
    ['the sections in another order', ({ sections }) => sections.reverse()],
    ['a section with another title', (_, one) => (one['title'] = 'Uw plichten')],
    ['a section at another address', (_, one) => (one['slug'] = 'plichten')],
    ['a letter in a text', (_, one) => (one['source'] = `${one['source'] ?? ''} `)],
    ['a text said to be of another language', (_, one) => (one['locale'] = 'fr')],
    [
      'a manifest with another day',
      (data) => (data.manifest = data.manifest.replace('03-01', '04-01')),
    ],
    [
      'the texts of two sections exchanged',
      (_, one, other) => {
        const [first, second] = [{ ...one }, { ...other }];
        Object.assign(one, second, { id: first['id'] });
        Object.assign(other, first, { id: second['id'] });
      },
    ],
  ];
  it.each(tampered)('finds %s', async (_, tamper) => {
    const data = JSON.parse(JSON.stringify(versions.at(1))) as Data;
    const [, , one, other] = data.sections;
    if (!one || !other) throw new Error('The version has too few sections');
    tamper(data, one, other);
    const { stdout, status } = await prove(JSON.stringify(data));
    expect(stdout).toContain('WRONG');
    expect(status).toBe(1);
  });

  it('says in a sentence what it cannot read', async () => {
    const answers = [
      run(),
      run(join(folder, 'missing.json')),
      run(folder),
      await prove('no JSON'),
      await prove('{}'),
      await prove('null'),
    ];
    for (const { status, stderr } of answers) {
      expect(status).toBe(2);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
