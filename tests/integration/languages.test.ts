import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withPluralForms } from '../../src/domain/plural-forms.ts';
import type { Dictionary } from '../../src/domain/project.ts';
import { projectRoot } from '../../src/io/read-project.ts';

const TODAY = '2026-01-15';
const fixtures = join(projectRoot, 'tests/fixtures');
let temporary = '';
let content = '';
let out = '';

/** What a language takes: one line in site.yaml, one dictionary, one folder of texts. No code. */
const languages = {
  de: {
    line: '  de: { lang: de-DE, name: Deutsch }',
    versions: 'fassungen',
    changes: 'aenderungen',
  },
  ar: {
    line: '  ar: { lang: ar, name: العربية, dir: rtl }',
    versions: 'نسخ',
    changes: 'تغييرات',
  },
} as const;

beforeAll(async () => {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  temporary = await mkdtemp(join(projectRoot, '.cache/languages-test-'));
  content = join(temporary, 'content');
  out = join(temporary, 'dist');
  await cp(join(fixtures, 'trapkracht/content'), content, { recursive: true });
  // A site that does not list its languages has all of them.
  await edit('site.yaml', '    locales: [nl]\n', '');
  // Another has German alone.
  await edit(
    'site.yaml',
    'sites:\n',
    `sites:
  ausland:
    url: https://ausland.example
    locales: [de]
    defaultLocale: de
    regulator: wielraad
`,
  );

  for (const [locale, { line, versions, changes }] of Object.entries(languages)) {
    await edit('site.yaml', 'locales:\n', `locales:\n${line}\n`);
    const english = await readFile(join(projectRoot, 'src/i18n/dictionaries/en.json'), 'utf8');
    const words = withPluralForms(JSON.parse(english) as Dictionary, locale);
    Object.assign(words['paths'] ?? {}, { versions, changes });
    await mkdir(join(content, 'dictionaries'), { recursive: true });
    await writeFile(join(content, `dictionaries/${locale}.json`), JSON.stringify(words));
    await cp(join(fixtures, 'languages', locale), join(content, 'statement', locale), {
      recursive: true,
    });
  }
  statement('publish', '--date', '2026-01-10', '--kind', 'editorial', '--note', 'nl=Talen');
  // One text goes on in the prevailing language alone, one was never in another, one is corrected only.
  await edit('statement/nl/requests.mdx', 'binnen tien dagen', 'binnen acht dagen');
  await edit('statement/nl/kept.mdx', 'zeven jaar', 'acht jaar');
  await edit('statement/nl/welcome.mdx', 'slug: welkom', 'slug: welkom\ncorrects: 2026-01-10');
  await edit('statement/nl/welcome.mdx', 'Wie lid is, huurt', 'Wie lid is huurt');
  statement('publish', '--date', '2026-01-12', '--kind', 'material', '--note', 'nl=Termijn');
  statement('build', '--out', relative(projectRoot, out));
}, 240_000);

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

test('a language that was added has its pages, in its own words and direction', async () => {
  const german = await page('de');
  expect(german).toContain('<html lang="de-DE" dir="ltr">');
  expect(german).toContain('Genossenschaft von Radfahrern');
  const arabic = await page('ar');
  expect(arabic).toContain('<html lang="ar" dir="rtl">');
  expect(arabic).toContain('تعاونية');
  expect(await page('ar/طلبات')).toContain('خلال عشرة أيام');
  expect(await page('de/fassungen')).toContain('2026');
});

test('every page leads to the same one in the new languages', async () => {
  const dutch = await page('nl/wat-u-kunt-vragen');
  expect(dutch).toMatch(/<a href="\/privacy\/de\/was-sie-fragen-koennen\/" lang="de-DE"/);
  expect(dutch).toMatch(/<a href="\/privacy\/ar\/[^"]+" lang="ar" hreflang="ar" dir="rtl"/);
  expect(dutch).toContain('hreflang="de-DE"');
});

test('a translation that is behind says so, and leads to the prevailing text and to the change', async () => {
  const german = await page('de/was-sie-fragen-koennen');
  expect(german).toMatch(/<aside class="translation-notice">\s*<p>[^<]*Niederländisch/);
  expect(german).toContain('href="/privacy/nl/versies/2026-01-12/wat-u-kunt-vragen/"');
  expect(german).toContain(
    'href="/privacy/nl/wijzigingen/2026-01-10/2026-01-12/#section-requests"',
  );
  expect(german).toContain('zehn Tagen');
});

test('a site without the prevailing language leads to the one that owns it', async () => {
  const german = await page('de/was-sie-fragen-koennen', 'ausland');
  expect(german).toContain(
    'href="https://trapkracht.example/privacy/nl/versies/2026-01-12/wat-u-kunt-vragen/"',
  );
  expect(german).toContain(
    'href="https://trapkracht.example/privacy/nl/wijzigingen/2026-01-10/2026-01-12/#section-requests"',
  );
});

test('a correction needs nothing in the translations', async () => {
  expect(await page('nl/welkom')).toContain('Wie lid is huurt');
  expect(await page('de/willkommen')).not.toContain('translation-notice');
});

test('a section without a translation is the prevailing one, in its own language', async () => {
  const german = await page('de/wat-we-bewaren');
  expect(german).toContain('translation-notice');
  expect(german).toMatch(/<h1[^>]* lang="nl-BE" dir="ltr"/);
  expect(german).toMatch(/<div class="prose" lang="nl-BE" dir="ltr"/);
  expect(german).toMatch(/<li aria-current="page" lang="nl-BE" dir="ltr"/);
  const whole = await page('de');
  expect(whole).toMatch(/<h2 id="kept" lang="nl-BE" dir="ltr"/);
  const [changes = ''] = /<section id="section-kept"[^]*?<\/section>/.exec(
    await page('de/aenderungen/2025-06-01/2026-01-10'),
  ) ?? [''];
  expect(changes).toMatch(/<h2[^>]* lang="nl-BE" dir="ltr"/);
  expect(changes).toMatch(/<p lang="nl-BE" dir="ltr"/);
  expect(whole).toMatch(/<a href="[^"]*" lang="nl-BE" dir="ltr">\s*Vragen van leden/);
  expect(await page('de/fassungen')).toMatch(/<a href="[^"]*#section-kept" lang="nl-BE" dir="ltr"/);
  const arabic = await page('ar/wat-we-bewaren');
  expect(arabic).toMatch(/<div class="prose" lang="nl-BE" dir="ltr"/);
  // A version from before the language came is there as well.
  expect(await page('de/fassungen/2025-06-01')).toMatch(/<div class="prose" lang="nl-BE"/);
});

test('check and status name what is not translated', () => {
  const check = statement('check');
  expect(check).toMatch(/de\/requests\.mdx:\d+:\d+ {2}warning {2}translation\/behind/);
  expect(check).toMatch(/de\/kept\.mdx:\d+:\d+ {2}warning {2}translation\/missing/);
  expect(check).not.toMatch(/de\/welcome\.mdx\S* {2}\w+ {2}translation/);
  const status = statement('status');
  expect(status).toMatch(/^requests .*behind since 2026-01-12/m);
  expect(status).toMatch(/^kept .*missing/m);
});

async function page(path: string, site = 'coop/privacy'): Promise<string> {
  return readFile(join(out, site, path, 'index.html'), 'utf8');
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(content, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold “${from}”`);
  await writeFile(join(content, file), text.replace(from, to));
}

/** Runs a command as people do; gives what it printed. */
function statement(...args: string[]): string {
  const options = ['--content', relative(projectRoot, content), '--today', TODAY];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['src/cli/main.ts', ...args, ...options],
    { cwd: projectRoot, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${args.join(' ')}:\n${stdout}${stderr}`);
  return stdout;
}
