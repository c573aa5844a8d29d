import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAllTexts } from '../../src/io/files.ts';
import { projectRoot } from '../../src/io/read-project.ts';

/** Whole builds are made: on a busy machine they take their time. */
const BUSY = 400_000;
let temporary = '';
let content = '';
let before: ReadonlyMap<string, string> = new Map();
let after: ReadonlyMap<string, string> = new Map();

/** A version that was published in January and applies from March: the site of the evening before, and of that night. */
beforeAll(async () => {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  temporary = await mkdtemp(join(projectRoot, '.cache/nightly-test-'));
  content = join(temporary, 'content');
  await cp(join(projectRoot, 'tests/fixtures/trapkracht/content'), content, { recursive: true });
  const welcome = join(content, 'statement/nl/welcome.mdx');
  const text = await readFile(welcome, 'utf8');
  await writeFile(welcome, text.replace('slug: welkom', 'slug: begin').replace(/\n$/, ' Echt.\n'));
  statement(
    'publish',
    '--today',
    '2026-01-15',
    '--effective',
    '2026-03-01',
    '--kind',
    'material',
    '--note',
    'nl=Eén woord erbij.',
    '--proposal',
  );
  before = await builtOn('2026-02-28');
  // In the place of the site of the day before, as on a machine that keeps it.
  after = await builtOn('2026-03-01');
}, BUSY);

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

describe('the night in which a version comes into force', () => {
  it('brings its text to the statement, the section and their data', () => {
    for (const page of ['nl/index.html', 'nl.md']) {
      expect(before.get(page), page).not.toContain('Echt.');
      expect(after.get(page), page).toContain('Echt.');
    }
    expect(before.get('nl/welkom/index.html')).toContain('<h1');
    expect(after.get('nl/begin/index.html')).toContain('Echt.');
    expect(before.has('nl/begin/index.html')).toBe(false);
  });

  it('leads the old address of a section on, on the page and by the host', () => {
    expect(after.get('nl/welkom/index.html')).toContain('url=/privacy/nl/begin/');
    expect(before.get('_redirects') ?? '').not.toContain('/privacy/nl/begin/');
    expect(after.get('_redirects') ?? '').toContain('/privacy/nl/begin/');
    expect(after.get('_redirects')).toMatch(
      /^\/privacy\/nl\/welkom\.md\s+\/privacy\/nl\/begin\.md\s/m,
    );
  });

  it('goes on to say that nobody approved it', () => {
    for (const page of ['nl/index.html', 'nl/begin/index.html']) {
      expect(after.get(page), page).toContain('class="proposal-note"');
    }
    expect(before.get('nl/index.html')).not.toContain('class="proposal-note"');
    for (const page of ['nl.md', 'nl/begin.md']) {
      expect(after.get(page), page).toContain('niet goedgekeurd');
    }
  });

  it('takes the announcement away', () => {
    expect(before.get('nl/index.html')).toMatch(/class="upcoming-note"[\s\S]*1 maart 2026/);
    for (const [path, text] of after) {
      if (!path.endsWith('.html') || path.includes('/wijzigingen/')) continue;
      expect(text, path).not.toContain('class="upcoming-note"');
    }
  });

  it('changes the status of both versions, on their pages and in the list', () => {
    const [old, now] = ['nl/versies/2025-06-01', 'nl/versies/2026-01-15'];
    const status = (site: typeof before, version: string) =>
      /data-status="([^"]+)"/.exec(site.get(`${version}/index.html`) ?? '')?.[1];
    expect([status(before, old), status(before, now)]).toEqual(['in-force', 'upcoming']);
    expect([status(after, old), status(after, now)]).toEqual(['superseded', 'in-force']);
    expect(before.get(`${old}/index.html`)).not.toContain('content="noindex"');
    expect(after.get(`${old}/index.html`)).toContain('content="noindex"');
    expect(after.get(`${old}/index.html`)).toContain('28 februari 2026');
    expect(after.get('nl/versies/index.html')).not.toEqual(before.get('nl/versies/index.html'));
  });

  it(
    'gives the site that a build from nothing gives',
    async () => {
      await rm(join(temporary, 'dist'), { recursive: true });
      const fresh = await builtOn('2026-03-01');
      expect([...fresh.keys()].sort()).toEqual([...after.keys()].sort());
      expect(
        [...fresh].filter(([path, text]) => after.get(path) !== text).map(([path]) => path),
      ).toEqual([]);
    },
    BUSY,
  );

  it('changes nothing that is sealed', () => {
    expect(statement('verify', '--today', '2026-03-01')).toContain(
      'All 2 versions are as they were sealed.',
    );
  });
});

/** Builds the site on a day; gives its texts by their path below the base path. */
async function builtOn(today: string): Promise<ReadonlyMap<string, string>> {
  const out = join(temporary, 'dist');
  statement('build', '--today', today, '--out', relative(projectRoot, out));
  const files = await readAllTexts(join(out, 'coop'));
  return new Map(files.map(({ path, text }) => [path.replace(/^privacy\//, ''), text]));
}

function statement(command: string, ...options: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'src/cli/main.ts'), command, '--content', content, ...options],
    { encoding: 'utf8' },
  );
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
