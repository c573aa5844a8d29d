import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAllTexts } from '../../src/io/files.ts';
import { projectRoot } from '../../src/io/read-project.ts';
import { edit } from './support/commands.ts';

const ADDED = 'versions/2026-01-10/translations/fr/2026-01-15';
/** A whole build is made: on a busy machine that takes its time. */
const BUSY = 240_000;
let temporary = '';
let content = '';
let out = '';
let sealed: Awaited<ReturnType<typeof readAllTexts>> = [];

/** Two versions that were sealed in Dutch alone; the French of the second comes later. */
beforeAll(async () => {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  temporary = await mkdtemp(join(projectRoot, '.cache/translation-test-'));
  content = join(temporary, 'content');
  await cp(join(projectRoot, 'tests/fixtures/trapkracht/content'), content, { recursive: true });
  await edit(content, 'site.yaml', '    locales: [nl]\n', '');
  await edit(
    content,
    'site.yaml',
    'locales:\n',
    'locales:\n  fr: { lang: fr-BE, name: Français }\n',
  );
  await edit(content, 'statement/nl/welcome.mdx', /\n$/, ' Echt waar.\n');
  const note = ['--kind', 'editorial', '--note', 'nl=Beter gezegd.'];
  const { code, output } = statement('publish', ...note, '--today', '2026-01-10');
  expect(code, output).toBe(0);
  sealed = await readAllTexts(join(content, 'versions'));
  out = join(temporary, 'dist');
  build();
  await mkdir(join(content, 'statement/fr'));
  const dutch = await readFile(join(content, 'statement/nl/welcome.mdx'), 'utf8');
  const french = dutch
    .replace(/^slug: .*$/m, 'slug: bienvenue')
    .replace(/^title: .*$/m, 'title: Bienvenue chez nous');
  await writeFile(join(content, 'statement/fr/welcome.mdx'), french);
}, BUSY);

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

test.each([
  [['--translation', 'nl'], /“nl” is not a language of translations[\s\S]*one of fr/],
  [
    ['--translation', 'fr', '--of', '2025-06-02'],
    /There is no version “2025-06-02”[\s\S]*one of 2025-06-01, 2026-01-10/,
  ],
  [['--translation', 'fr', '--kind', 'material'], /--kind does not go with --translation/],
  [['--of', '2025-06-01'], /--of goes with --translation alone/],
  [['--translation', 'fr', '--today', '2025-05-01'], /cannot get a translation on 2025-05-01/],
])('refuses %j and writes nothing', async (options, message) => {
  const { code, output } = statement('publish', ...options);
  expect(code, output).toBe(1);
  expect(output).toMatch(message);
  expect(await readAllTexts(join(content, 'versions'))).toEqual(sealed);
});

test('a notice in a language without a note says in which language the note is', async () => {
  const folder = join(temporary, 'notice');
  const { code, output } = statement('notice', '2026-01-10', '--locale', 'fr', '--out', folder);
  expect(code, output).toBe(0);
  expect(output).toContain(`-- publish --translation fr --note "fr=…" --content ${content}`);
  const [text, html] = await Promise.all(
    ['email.txt', 'email.html'].map((name) => readFile(join(folder, 'coop-fr', name), 'utf8')),
  );
  expect(text).toContain('Cette explication n’existe qu’en néerlandais\u00a0:');
  expect(html).toMatch(/<p lang="nl-BE" dir="ltr">/);
});

test('a translation is added to a version, and nothing sealed before it changes', async () => {
  const options = ['--translation', 'fr', '--note', 'fr=Mieux dit.'];
  const dry = statement('publish', ...options, '--dry-run');
  expect(dry.code, dry.output).toBe(0);
  expect(await readAllTexts(join(content, 'versions'))).toEqual(sealed);

  const { code, output } = statement('publish', ...options);
  expect(code, output).toBe(0);
  expect(output).toContain('The translation is added to version 2026-01-10, on 2026-01-15.');
  const after = await readAllTexts(join(content, 'versions'));
  expect(after).toEqual(expect.arrayContaining(sealed));
  const made = after.map(({ path }) => `versions/${path}`).filter((path) => path.includes(ADDED));
  expect(made).toEqual([
    `${ADDED}/lines.yaml`,
    `${ADDED}/translation.yaml`,
    `${ADDED}/welcome.mdx`,
  ]);
  expect(after).toHaveLength(sealed.length + made.length);

  const again = statement('publish', '--translation', 'fr', '--today', '2026-01-16');
  expect(again.code).toBe(1);
  expect(again.output).toContain('lacks no text that stands in content/statement/fr');
  expect(statement('publish').output).toContain('Nothing has changed since version 2026-01-10.');
});

test('verify proves it, and names what was touched in it', async () => {
  const proven = statement('verify');
  expect(proven.code, proven.output).toBe(0);
  expect(proven.output).not.toContain('version/');
  expect(proven.output).toContain('1 added in `fr`');
  for (const [name, rule, line] of [
    ['welcome.mdx', 'version/touched', 2],
    ['translation.yaml', 'version/seal', 6],
  ] as const) {
    const before = await readFile(join(content, ADDED, name), 'utf8');
    await edit(content, `${ADDED}/${name}`, /Bienvenue chez nous|Mieux/, 'Autre');
    const touched = statement('verify');
    await writeFile(join(content, ADDED, name), before);
    expect(touched.code).toBe(1);
    expect(touched.output).toContain(rule);
    expect(touched.output).toContain(`content/${ADDED}/${name}:${line}:`);
  }
});

test(
  'readers see it with its day, and a download of it is proven',
  async () => {
    build();
    const files = await readAllTexts(out);
    const file = files.find(({ path }) => path.endsWith('fr/versions/2026-01-10.json'));
    const whole = files.find(({ path }) => path.endsWith('fr/versions/2026-01-10/index.html'));
    expect(whole?.text).toContain('Bienvenue chez nous');
    expect(whole?.text).toContain('Cette traduction a été ajoutée le 15 janvier 2026.');
    const data = JSON.parse(file?.text ?? '{}') as { note: string; translations: object[] };
    expect(data).toMatchObject({ note: 'Mieux dit.' });
    expect(data.translations).toHaveLength(1);

    // Pages that stay when nothing changes are made anew where they lead to it; its old addresses lead on.
    const page = (path: string) => files.find((other) => other.path.endsWith(`${path}/index.html`));
    expect(page('fr/versions/2025-06-01/welkom')?.text).toContain('href="/privacy/fr/bienvenue/"');
    for (const [old, now] of [
      ['fr/welkom', 'fr/bienvenue'],
      ['fr/versions/2026-01-10/welkom', 'fr/versions/2026-01-10/bienvenue'],
    ] as const) {
      expect(page(old)?.text).toContain(`url=/privacy/${now}/`);
      expect(page(now)?.text).toContain('Bienvenue chez nous');
    }

    // Its redline compares no two languages, and leads to what changed in the text that prevails.
    const changes = 'modifications/2025-06-01/2026-01-10';
    const redline = page(`fr/${changes}`)?.text ?? '';
    const section = /<section id="section-welcome"[^]*?<\/section>/.exec(redline)?.[0] ?? '';
    expect(section).toContain('Dans l’ancienne, le texte y figurait en néerlandais.');
    expect(section).not.toMatch(/<ins|<del/);
    expect(section).toContain(
      'href="/privacy/nl/wijzigingen/2025-06-01/2026-01-10/#section-welcome"',
    );
    expect(page('nl/wijzigingen/2025-06-01/2026-01-10')?.text).toContain('Echt waar.');
    expect(page('fr/versions')?.text).toContain('(traduit pour la première fois)');
    expect(page('fr/bienvenue')?.text).toContain('Traduit à compter du 10 janvier 2026');
    const { sections } = data as unknown as { sections: { id: string; locale: string }[] };
    expect(new Set(sections.map(({ locale }) => locale))).toEqual(new Set(['nl', 'fr']));

    const download = join(temporary, 'download.json');
    const prove = (text: string) => {
      return writeFile(download, text).then(() =>
        spawnSync(process.execPath, [join(projectRoot, 'public/verify-version.mjs'), download], {
          encoding: 'utf8',
        }),
      );
    };
    const sound = await prove(file?.text ?? '');
    expect(sound.stdout).toContain('All as sealed.');
    expect((await prove(JSON.stringify({ ...data, translations: [] }))).status).toBe(1);
  },
  BUSY,
);

function build(): void {
  const { code, output } = statement('build', '--out', relative(projectRoot, out));
  expect(code, output).toBe(0);
}

function statement(command: string, ...options: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(projectRoot, 'src/cli/main.ts'),
      ...[command, '--content', content, '--today', '2026-01-15', ...options],
    ],
    { encoding: 'utf8' },
  );
  return { code: status, output: stdout + stderr };
}
