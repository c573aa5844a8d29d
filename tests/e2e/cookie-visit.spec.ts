import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { serve } from '../../src/cli/serve.ts';
import type { Serving } from '../../src/cli/serve.ts';
import { visitSite } from '../../src/cli/visit-site.ts';
import { compareWithRegister } from '../../src/domain/cookies/observed.ts';
import { governingVersion, registerOf } from '../../src/domain/cookies/register.ts';
import type { RegisterSource } from '../../src/domain/cookies/register.ts';
import { cookieRegister } from '../../src/domain/schema/index.ts';
import { createTranslator } from '../../src/i18n/index.ts';
import { readBuildSettings } from '../../src/io/build-settings.ts';
import { mainSite } from './support/sites.ts';
import { expect, test } from './support/test.ts';

/** A copy of a built site in which a page sets things that nobody declared. */
const { routes, site, project } = mainSite;
const { today } = readBuildSettings(process.env);
const host = new URL(site.url).hostname;
const visited = { hosts: [host], own: [host] };
const plain = routes.page('nl', pageSlug('accessibility'));
const planted = routes.page('nl', pageSlug('about'));

let dist: string;
let serving: Serving;
test.beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'cookies-'));
  cpSync(mainSite.root, join(dist, mainSite.id), { recursive: true });
  const file = join(dist, mainSite.id, planted, 'index.html');
  const html = readFileSync(file, 'utf8');
  writeFileSync(file, html.replace('</head>', '<script src="/planted.js"></script></head>'));
  rmSync(`${file}.br`, { force: true });
  rmSync(`${file}.gz`, { force: true });
  writeFileSync(
    join(dist, mainSite.id, 'planted.js'),
    `document.cookie = 'planted=1; path=/';
document.cookie = 'planted-long=1; path=/; max-age=2592000';
localStorage.setItem('planted-too', '1');`,
  );
  // The program of the letters, which comes only to who composes one.
  const assets = join(dist, mainSite.id, 'assets');
  const program = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .find((name) => readFileSync(join(assets, name), 'utf8').includes('createObjectURL'));
  if (program === undefined) throw new Error('No program downloads a letter');
  appendFileSync(join(assets, program), ";localStorage.setItem('planted-letter', '1');");
  for (const coding of ['br', 'gz']) rmSync(join(assets, `${program}.${coding}`), { force: true });
  serving = await serve({ dist, sites: [{ id: mainSite.id, ...site }], port: 0 });
});
test.afterAll(() => {
  for (const server of serving.servers) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(dist, { recursive: true });
});

const visit = (
  browser: Parameters<typeof visitSite>[0],
  paths: readonly string[],
  letter?: { path: string; file: string },
) =>
  visitSite(browser, {
    letter,
    origin: new URL(serving.addresses[0]?.address ?? '').origin,
    host,
    pages: paths.map((path) => ({ path, file: path })),
    preferences: { path: routes.page('nl', pageSlug('preferences')), file: 'preferences' },
  });

test('a real browser finds planted cookies and storage, and nothing else', async ({ browser }) => {
  const observed = await visit(browser, [plain, planted]);
  const found = compareWithRegister(observed, visited, register());
  expect(found.map(({ file, message }) => [file, /`([^`]+)`/.exec(message)?.[1]])).toEqual([
    [planted, 'planted'],
    [planted, 'planted-long'],
    [planted, 'planted-too'],
  ]);
});

test('a real browser finds what only the program of the letters keeps', async ({ browser }) => {
  const t = createTranslator('nl', project.dictionaries['nl'] ?? {});
  const path = routes.right('nl', t('paths', { returnObjects: true }), 'access');
  const observed = await visit(browser, [plain], { path, file: 'letter' });
  const found = compareWithRegister(observed, visited, register());
  expect(found.map(({ file, message }) => [file, /`([^`]+)`/.exec(message)?.[1]])).toEqual([
    ['letter', 'planted-letter'],
  ]);
});

test('a real browser finds what is kept for another time than listed', async ({ browser }) => {
  const observed = await visit(browser, [planted]);
  const found = (session: string, long: string) => {
    const { text, register: listed, ...source } = register();
    const entry = (name: string, rest: string) =>
      `  - { name: ${name}, purpose: ${listed.purposes[0]?.id ?? ''}, provider: P, party: first, domains: [${host}], text: { nl: T. }, ${rest} }\n`;
    const more = `${text.trimEnd()}\n${entry('planted', session)}${entry('planted-long', long)}${entry('planted-too', 'kind: local-storage, lifetime: { years: 1 }')}`;
    const withMore = { ...source, text: more, register: cookieRegister.parse(parse(more)) };
    const lines = text.trimEnd().split('\n').length;
    return compareWithRegister(observed, visited, withMore).map(({ file, message }) => [
      Number(/:(\d+)$/.exec(file)?.[1]) - lines,
      message.replace(/ \(.*/, ''),
    ]);
  };
  expect(found('lifetime: session', 'lifetime: { days: 30 }')).toEqual([]);
  expect(found('lifetime: { days: 1 }', 'lifetime: session')).toEqual([
    [1, '`planted` is listed for 1 day, and the browser keeps it for the session'],
    [2, '`planted-long` is listed for the session, and the browser keeps it for 30 days'],
  ]);
});

test('a real browser finds a stale entry', async ({ browser }) => {
  const observed = await visit(browser, [plain]);
  const { register: listed, ...file } = register();
  expect(compareWithRegister(observed, visited, { ...file, register: listed })).toEqual([]);
  const [choice] = listed.cookies;
  if (!choice) throw new Error('a register without cookies');
  const stale = { ...choice, name: 'no-longer-set' };
  const withStale = { ...file, register: { ...listed, cookies: [...listed.cookies, stale] } };
  const found = compareWithRegister(observed, visited, withStale);
  expect(found.map(({ message }) => message)).toEqual([
    `\`no-longer-set\` is listed for ${host}, and no page there sets it.`,
  ]);
});

function register(): RegisterSource {
  const governing = governingVersion(project, today);
  const source = governing && registerOf(governing, project.versions);
  if (!source) throw new Error('The shipped content has no cookie register');
  return source;
}

function pageSlug(id: string): string {
  return (
    project.pages.find((page) => page.id === id && page.locale === 'nl')?.frontMatter.slug ?? ''
  );
}
