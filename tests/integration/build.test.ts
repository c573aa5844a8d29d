import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageHeadings } from '../../src/components/page-headings.ts';
import { isIsoDate } from '../../src/domain/dates.ts';
import { readBuildSettings, cacheFolder } from '../../src/io/build-settings.ts';
import { projectRoot } from '../../src/io/read-project.ts';
import { atomErrors } from '../atom/errors.ts';

const fixture = join(projectRoot, 'tests/fixtures/trapkracht/content');
const today = '2026-01-15';
let temporary = '';

beforeAll(async () => {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  temporary = await mkdtemp(join(projectRoot, '.cache/build-test-'));
});

afterAll(async () => {
  await rm(temporary, { recursive: true, force: true });
});

describe('a build of good content', () => {
  let content = '';
  let out = '';
  let first = '';

  beforeAll(async () => {
    content = await copyOfFixture('good');
    out = join(temporary, 'good/dist');
    await addSecondSite(content);
    const { code, output } = await build(content, out);
    expect(output).toContain('coop: built');
    expect(code, output).toBe(0);
    first = await treeHash(out);
  });

  it('gives the same bytes again', async () => {
    const again = join(temporary, 'good/again');
    expect((await build(content, again)).code).toBe(0);
    expect(await treeHash(again)).toBe(first);
  });

  it('holds nothing of the live preview', async () => {
    const scripts = (await filesBelow(out)).filter((file) => /\.(?:html|js|css)$/.test(file));
    expect(scripts.length).toBeGreaterThan(10);
    for (const file of scripts) {
      expect(await readFile(join(out, file), 'utf8')).not.toMatch(
        /__preview|class="preview"|\.preview\b/,
      );
    }
  });

  it('gives the same bytes when it leaves alone what never changes', async () => {
    // Of one site the texts are lost that lie beside Astro's store.
    const settings = readBuildSettings({ STATEMENT_CONTENT: content });
    await rm(join(cacheFolder(settings, 'shop'), 'shown-texts'));
    const { code, output } = await build(content, out);
    expect(code, output).toBe(0);
    expect(await treeHash(out)).toBe(first);
  });

  it('is not changed by line ends or a byte order mark', async () => {
    const windows = await copyOfFixture('windows');
    await addSecondSite(windows);
    for (const file of await filesBelow(windows)) {
      const text = await readFile(join(windows, file), 'utf8');
      await writeFile(join(windows, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    }
    const other = join(temporary, 'windows/dist');
    const { code, output } = await build(windows, other);
    expect(code, output).toBe(0);
    expect(await treeHash(other)).toBe(first);
  });

  it('of one site leaves the others as they are', async () => {
    const before = await treeHash(join(out, 'coop'));
    // Only a build of `coop` would show this.
    await edit(content, 'site.yaml', 'Velodroomkaai 7', 'Velodroomkaai 9');
    const { code, output } = await build(content, out, 'shop');
    expect(code, output).toBe(0);
    expect(output).not.toContain('coop: built');
    expect(await treeHash(join(out, 'coop'))).toBe(before);
    expect(await readFile(join(out, 'shop/nl/index.html'), 'utf8')).toContain('Velodroomkaai 9');
  });

  it('refuses a site that is not declared', async () => {
    const { code, output } = await build(content, out, 'bakery');
    expect(code).toBe(1);
    expect(output).toMatch(/no site bakery[\s\S]*one of coop, shop/);
  });

  it('stays as it is when the content breaks', async () => {
    const before = await treeHash(out);
    await edit(content, 'statement/nl/kept.mdx', '(#question-theft)', '(#question-gone)');
    expect((await build(content, out)).code).toBe(1);
    expect(await treeHash(out)).toBe(before);
  });
});

describe('a build of many versions', () => {
  let content = '';
  let out = '';
  const cold = async (name: string) => {
    const fresh = join(temporary, name);
    expect((await build(content, fresh)).code).toBe(0);
    return treeHash(fresh);
  };

  beforeAll(async () => {
    content = await copyOfFixture('versions');
    await addSecondSite(content);
    out = join(temporary, 'versions/dist');
    await edit(content, 'statement/nl/kept.mdx', 'hoe snel u fietste', 'hoe vlug u fietste');
    await publish(content, '2025-08-02', '2025-09-01');
    await edit(content, 'statement/nl/kept.mdx', 'hoe vlug u fietste', 'hoe traag u fietste');
    await publish(content, '2025-11-11', '2025-12-01');
    expect((await build(content, out)).code).toBe(0);
  });

  it('gives every page its own days, also where it shares its text with others', async () => {
    const page = (version: string) =>
      readFile(join(out, `shop/nl/versies/${version}/welkom/index.html`), 'utf8');
    const [first, second] = [await page('2025-06-01'), await page('2025-08-02')];
    expect(first).toContain('Versie van 1 juni 2025');
    expect(first).toContain('Deze versie gold van 1 juni 2025 tot en met 31 augustus 2025');
    expect(first).not.toContain('2025-08-02');
    expect(second).toContain('Versie van 2 augustus 2025');
    expect(second).toContain('Deze versie gold van 1 september 2025 tot en met 30 november 2025');
    expect(second).toContain('/nl/versies/2025-08-02/welkom/');
    expect(second).not.toContain('2025-06-01');
  });

  it('tells of a section from when its text applies, not when it was published', async () => {
    const page = await readFile(join(out, 'shop/nl/wat-we-bewaren/index.html'), 'utf8');
    const history = page.slice(page.indexOf('id="section-history"'));
    expect(history).toContain('Ongewijzigd sinds 1 december 2025.');
    expect(history).toContain('Gewijzigd met ingang van 1 december 2025');
    expect(history).toContain('Gewijzigd met ingang van 1 september 2025');
    expect(history).not.toMatch(/11 november 2025|2 augustus 2025/);
  });

  it('gives every Markdown form its own days as well', async () => {
    const text = await readFile(join(out, 'shop/nl/versies/2025-08-02/welkom.md'), 'utf8');
    expect(text).toContain('2 augustus 2025');
    expect(text).toContain('/nl/versies/2025-08-02/welkom/>');
    expect(text).not.toMatch(/1 juni 2025|2025-06-01/);
  });

  it('publishes data as its JSON Schemas say', async () => {
    const formats = { date: isIsoDate, uri: (text: string) => URL.canParse(text) };
    const ajv = new Ajv2020({ allErrors: true, formats });
    const read = async (path: string) =>
      JSON.parse(await readFile(join(out, 'shop', path), 'utf8')) as Record<string, unknown>;
    const check = async (schema: string, path: string) => {
      const validate =
        ajv.getSchema(schema) ?? ajv.compile({ ...(await read(schema)), $id: schema });
      const data = await read(path);
      expect(validate(data), `${path}: ${ajv.errorsText(validate.errors)}`).toBe(true);
      expect(data['$schema']).toMatch(new RegExp(`^https://.*/${schema}$`));
    };
    await check('versions.schema.json', 'nl/versies.json');
    for (const version of ['2025-06-01', '2025-08-02', '2025-11-11']) {
      await check('version.schema.json', `nl/versies/${version}.json`);
    }
  });

  it('writes a feed that is valid by the schema of Atom', async () => {
    expect(await atomErrors(await readFile(join(out, 'shop', 'nl/feed.xml'), 'utf8'))).toEqual([]);
  });

  it('says of its data and feed when they last changed', async () => {
    for (const [path, day] of [
      ['nl/versies/2025-06-01.json', '2025-06-01'],
      ['nl/versies/2025-08-02.json', '2025-08-02'],
      ['nl/versies.json', '2025-11-11'],
      ['nl/feed.xml', '2025-11-11'],
    ] as const) {
      const { mtime } = await stat(join(out, 'shop', path));
      expect(mtime.toISOString(), path).toBe(`${day}T00:00:00.000Z`);
    }
  });

  it('leads to every heading of a page that lists versions', async () => {
    for (const path of [
      'versies',
      'versies/op',
      'versies/bewijs',
      'wijzigingen',
      'wijzigingen/sinds',
    ]) {
      const page = await readFile(join(out, 'shop/nl', path, 'index.html'), 'utf8');
      const [, contents = ''] = /<nav class="contents"[^]*?<ol>([^]*?)<\/ol>/.exec(page) ?? [];
      const led = [...contents.matchAll(/href="#([^"]+)"[^>]*>([^<]*)</g)];
      const headings = pageHeadings(/<main[^>]*>([^]*)<\/main>/.exec(page)?.[1] ?? '');
      expect(headings.length, path).toBeGreaterThan(0);
      expect(
        led.map(([, id, text]) => ({ id, text })),
        path,
      ).toEqual(headings.length > 1 ? headings : []);
    }
  });

  it('is the same as from nothing after one version more', async () => {
    await edit(content, 'statement/nl/kept.mdx', 'hoe traag u fietste', 'hoe u fietste');
    await publish(content, '2026-01-02', '2026-01-10');
    expect((await build(content, out)).code).toBe(0);
    expect(await treeHash(out)).toBe(await cold('versions/cold'));
  });
});

describe('a build of broken content', () => {
  /** Each mistake: what breaks the content, and where and as what the build must name it. */
  const mistakes: readonly [string, (content: string) => Promise<void>, RegExp][] = [
    [
      'front matter that is not what it should be',
      (content) => edit(content, 'statement/nl/welcome.mdx', 'slug: welkom', 'slug: Welkom hier'),
      /^content\/statement\/nl\/welcome\.mdx:3:\d+ {2}error {2}front-matter\/invalid$/m,
    ],
    [
      'a file without front matter',
      (content) => writeFile(join(content, 'pages/nl/loose.mdx'), 'Just text.\n'),
      /^content\/pages\/nl\/loose\.mdx:1:1 {2}error {2}front-matter\/missing$/m,
    ],
    [
      'an import',
      (content) =>
        edit(content, 'statement/nl/kept.mdx', '## Wat en', "import x from 'y'\n\n## Wat en"),
      /^content\/statement\/nl\/kept\.mdx:8:1 {2}error {2}mdx\/not-allowed\n.*`import` and `export`/m,
    ],
    [
      'an expression',
      (content) =>
        edit(content, 'statement/nl/kept.mdx', 'hoe snel u fietste:', 'hoe {1 + 1} u fietste:'),
      /^content\/statement\/nl\/kept\.mdx:\d+:7 {2}error {2}mdx\/not-allowed\n.*expression in braces/m,
    ],
    [
      'a component off the list',
      (content) =>
        edit(
          content,
          'statement/nl/kept.mdx',
          'We volgen u niet',
          '<Video>We volgen</Video> u niet',
        ),
      /^content\/statement\/nl\/kept\.mdx:\d+:1 {2}error {2}mdx\/not-allowed\n.*<Video> is not on the list/m,
    ],
    [
      'a tag that is not closed',
      (content) => edit(content, 'statement/nl/requests.mdx', '</Note>', ''),
      /^content\/statement\/nl\/requests\.mdx:\d+:\d+ {2}error {2}mdx\/syntax$/m,
    ],
    [
      'a text of a section that is not in the outline',
      (content) =>
        writeFile(
          join(content, 'statement/nl/extra.mdx'),
          '---\ntitle: Extra\nslug: extra\n---\n\nTekst.\n',
        ),
      /^content\/statement\/nl\/extra\.mdx:1:1 {2}error {2}section\/unknown$/m,
    ],
    [
      'a section without a text',
      (content) =>
        edit(
          content,
          'statement/statement.yaml',
          '  - { id: kept }',
          '  - { id: kept }\n  - { id: lost }',
        ),
      /^content\/statement\/statement\.yaml.* {2}error {2}section\/missing\n.*`lost`/m,
    ],
    [
      'a slug that is taken',
      (content) =>
        edit(content, 'pages/nl/about.mdx', 'slug: over-deze-website', 'slug: vragen-van-leden'),
      /^content\/pages\/nl\/about\.mdx:3:1 {2}error {2}slug\/duplicate$/m,
    ],
    [
      'an anchor that is taken',
      (content) =>
        edit(content, 'statement/nl/questions.mdx', '[#question-tracking]', '[#kept-table]'),
      /^content\/statement\/nl\/(?:questions|kept)\.mdx:\d+:\d+ {2}error {2}anchor\/duplicate$/m,
    ],
    [
      'a link that leads nowhere',
      (content) => edit(content, 'statement/nl/questions.mdx', '(#not-kept)', '(#not-here)'),
      /^content\/statement\/nl\/questions\.mdx:\d+:\d+ {2}error {2}link\/target\n.*`#not-here`/m,
    ],
    [
      'a version whose folder is no day',
      (content) =>
        cp(join(content, 'versions/2025-06-01'), join(content, 'versions/2025-13-45'), {
          recursive: true,
        }),
      /^content\/versions\/2025-13-45/m,
    ],
    [
      'a folder of a locale that is not declared',
      (content) =>
        cp(join(content, 'statement/nl'), join(content, 'statement/xx'), { recursive: true }),
      /^content\/statement\/xx\/\w+\.mdx:1:1 {2}error {2}locale\/unknown$/m,
    ],
    [
      'a sealed text that was edited',
      (content) =>
        appendFile(join(content, 'versions/2025-06-01/nl/kept.mdx'), '\nStiekem erbij.\n'),
      /^content\/versions\/2025-06-01\/nl\/kept\.mdx:30:1 {2}error {2}version\/touched$/m,
    ],
  ];

  let output = '';
  let code: number | null = 0;
  let seconds = 0;

  beforeAll(async () => {
    const content = await copyOfFixture('broken');
    for (const [, breakIt] of mistakes) await breakIt(content);
    const started = performance.now();
    ({ code, output } = await build(content, join(temporary, 'broken/dist')));
    seconds = (performance.now() - started) / 1000;
  });

  it('fails, at once, and builds nothing', async () => {
    expect(code).toBe(1);
    expect(output).toContain('Nothing was built');
    expect(seconds).toBeLessThan(30);
    await expect(readdir(join(temporary, 'broken/dist'))).rejects.toThrow('ENOENT');
  });

  it.each(mistakes)('names %s', (_what, _breakIt, expected) => {
    expect(output).toMatch(expected);
  });

  it('says for each what was expected and how to mend it, without a stack trace', () => {
    const findings = output.split('\n\n').filter((block) => / {2}error {2}/.test(block));
    expect(findings.length).toBeGreaterThanOrEqual(mistakes.length);
    for (const finding of findings) {
      expect(finding).toMatch(/^ {2}expected: \S/m);
      expect(finding).toMatch(/^ {2}mend: {5}\S/m);
    }
    expect(output).not.toMatch(/^\s+at .*[/\\]/m);
    expect(output).not.toContain('node:internal');
  });

  it.each([
    ['an indentation that YAML refuses', 'locales: [nl]', 'locales: [nl', 'yaml/syntax'],
    ['an unknown key', 'defaultLocale: nl', 'defaultLocale: nl\n    colour: red', 'config/invalid'],
    ['a locale that is not declared', 'defaultLocale: nl', 'defaultLocale: fr', 'config/invalid'],
  ])('names %s in site.yaml along with the rest', async (what, from, to, rule) => {
    const content = await copyOfFixture(what.replaceAll(' ', '-'));
    await edit(content, 'site.yaml', from, to);
    await edit(content, 'statement/nl/welcome.mdx', 'slug: welkom', 'slug: Welkom hier');
    const result = await build(content, join(content, '../dist'));
    expect(result.code).toBe(1);
    expect(result.output).toMatch(
      new RegExp(`^content/site\\.yaml:\\d+:\\d+ {2}error {2}${rule}$`, 'm'),
    );
    expect(result.output).toMatch(/welcome\.mdx:3:\d+ {2}error/);
    expect(result.output).not.toMatch(/^\s+at .*[/\\]/m);
  });

  it('says so when site.yaml is missing', async () => {
    const content = await copyOfFixture('headless');
    await rename(join(content, 'site.yaml'), join(content, 'site.txt'));
    const result = await build(content, join(content, '../dist'));
    expect(result.code).toBe(1);
    expect(result.output).toMatch(/^content\/site\.yaml:1:1 {2}error {2}file\/missing$/m);
  });
});

async function copyOfFixture(name: string): Promise<string> {
  const content = join(temporary, name, 'content');
  await cp(fixture, content, { recursive: true });
  return content;
}

/** A site at the root of a host beside the one under a base path. */
async function addSecondSite(content: string): Promise<void> {
  await appendFile(
    join(content, 'site.yaml'),
    '  shop:\n    url: https://winkel.example\n    locales: [nl]\n    defaultLocale: nl\n    regulator: wielraad\n',
  );
}

async function edit(content: string, file: string, from: string, to: string): Promise<void> {
  const path = join(content, file);
  const text = await readFile(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold “${from}”`);
  await writeFile(
    path,
    text.replace(from, () => to),
  );
}

/** Runs `build` as people do; gives its exit code and all it printed, with the names of files from `content/` on. */
async function build(
  content: string,
  out: string,
  ...sites: string[]
): Promise<{ code: number | null; output: string }> {
  const place = (path: string) => relative(projectRoot, path);
  const options = ['--content', place(content), '--out', place(out), '--today', today];
  const child = spawn(process.execPath, ['src/cli/main.ts', 'build', ...sites, ...options], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, output: output.replaceAll(`${place(dirname(content))}/`, '') };
}

/** Seals the working text of a copy of the fixture. */
async function publish(content: string, date: string, effective: string): Promise<void> {
  const args = ['publish', '--content', content, '--today', today, '--date', date];
  const child = spawn(
    process.execPath,
    [
      'src/cli/main.ts',
      ...args,
      '--effective',
      effective,
      '--kind',
      'material',
      '--note',
      'nl=Een wijziging.',
    ],
    { cwd: projectRoot, stdio: 'ignore' },
  );
  expect(await new Promise((done) => child.on('close', done))).toBe(0);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

/** One hash over the names and bytes of all files in a folder. */
async function treeHash(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesBelow(folder)) {
    hash.update(`${file}\0`).update(await readFile(join(folder, file)));
  }
  return hash.digest('hex');
}
