import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/io/read-project.ts';
import { copyOfFixture, filesOf, runOn } from './support/commands.ts';

const run = runOn('2026-01-15');
const PLACEHOLDER = /\[(?:[^\][]*…[^\][]*)\] ?/g;
let temporary = '';
let content = '';

beforeAll(async () => {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  temporary = await mkdtemp(join(projectRoot, '.cache/start-test-'));
  content = await copyOfFixture(temporary);
});

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

const organisation = [
  ...['--name', 'De Zwaan *', '--url', 'https://www.dezwaan.example', '--country', 'BE'],
  ...['--email', 'mail@dezwaan.example', '--locales', 'nl,fr,en'],
  ...['--site', 'main=https://privacy.dezwaan.example/over'],
];

describe('another organisation', () => {
  it('is told what is missing, and nothing is written', async () => {
    const before = await filesOf(content);
    const { code, output } = await run(content, 'init', '--name', 'De Zwaan', '--yes');
    expect(code).toBe(1);
    expect(output).toContain('--url is not given');
    expect(await filesOf(content)).toEqual(before);
    expect((await run(content, 'init', ...organisation)).output).toContain('Nothing was written');
    expect(await filesOf(content)).toEqual(before);
  });

  it('starts with a skeleton in three languages; what was there is kept aside', async () => {
    const before = await filesOf(content);
    const { code, output } = await run(content, 'init', ...organisation, '--yes');
    expect(code, output).toBe(0);
    const after = await filesOf(content);
    for (const [path, text] of Object.entries(before)) {
      expect(after[`aside/2026-01-15/${path}`]).toBe(text);
    }
    const made = Object.keys(after).filter((path) => !path.startsWith('aside/'));
    expect(made.filter((path) => path.startsWith('versions/'))).toEqual([]);
    expect(made.filter((path) => path.startsWith('statement/')).length).toBe(1 + 3 * 13);
    for (const path of made.filter((name) => name.endsWith('.mdx'))) {
      expect(after[path]).not.toContain('{{');
    }
    const { output: found } = await run(content, 'check');
    // Gaps to fill in, and no version yet: nothing else is wrong.
    const rules = [...found.matchAll(/ error {2}(\S+)/g)].map(([, rule]) => rule);
    expect(rules.filter((rule) => rule === 'text/placeholder').length).toBeGreaterThan(60);
    expect(rules.filter((rule) => rule !== 'text/placeholder')).toEqual(['version/none-in-force']);
    expect(found).toContain('regulators.authority.name.nl');
    expect(found).toContain('regulators.authority.url.nl');
    expect(found).not.toContain('gdpr/missing');
  });

  it('adds a language for a translator', async () => {
    const before = await filesOf(content);
    const { code, output } = await run(content, 'new-locale', 'de', '--yes');
    expect(code, output).toBe(0);
    const after = await filesOf(content);
    expect(after['site.yaml']).toContain('\n  de: { lang: de-BE, name: Deutsch }\n');
    expect(after['statement/de/contact.mdx']).toContain('title: "[…] Contact"');
    expect(after['statement/de/your-rights.mdx']).toContain('[#right-access]');
    expect(after['pages/de/about.mdx']).toContain('[… translate from nl');
    expect(after['dictionaries/de.yaml']).toContain('  skip: "[…] ');
    expect(after['dictionaries/de.yaml']).toContain('  versions: versies\n');
    const touched = Object.keys(before).filter((path) => before[path] !== after[path]);
    expect(touched).toEqual(['site.yaml', 'statement/statement.yaml']);
    expect((await run(content, 'new-locale', 'de')).output).toContain('is there already');
    const { output: found } = await run(content, 'check');
    expect(found).toMatch(/statement\/de\/contact.mdx:\d.+text\/placeholder/);
    expect(found).toMatch(/dictionaries\/de.yaml:\d+:\d+ .+text\/placeholder/);
    expect(found).toMatch(/dictionaries\/de.yaml:\d+:\d+ .+dictionary\/untranslated\n.+`paths/);
    expect(found).not.toContain('dictionary/missing');
  });

  it('publishes and builds when nothing is left to fill in', async () => {
    for (const [path, text] of Object.entries(await filesOf(content))) {
      if (path.startsWith('aside/')) continue;
      const filled = text.replace(PLACEHOLDER, 'ingevuld ').replace('- en\n', '- en\n      - de\n');
      await writeFile(join(content, path), filled);
    }
    const notes = ['nl', 'fr', 'en', 'de'].flatMap((locale) => ['--note', `${locale}=Begin.`]);
    const published = await run(content, 'publish', '--kind', 'material', ...notes);
    expect(published.code, published.output).toBe(0);
    const out = join(temporary, 'dist');
    const built = await run(content, 'build', '--out', relative(projectRoot, out));
    expect(built.code, built.output).toBe(0);
    for (const locale of ['nl', 'fr', 'en', 'de']) {
      const page = await readFile(join(out, 'main/over', locale, 'index.html'), 'utf8');
      expect(page).toContain('De Zwaan *');
    }
  });
});
