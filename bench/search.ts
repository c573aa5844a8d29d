import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { close } from 'pagefind';
import { createTranslator } from '../src/i18n/index.ts';
import { makeSearch } from '../src/integrations/search-index.ts';
import { createTextIndex } from '../src/integrations/pagefind-index.ts';
import type { TextIndex } from '../src/integrations/pagefind-index.ts';
import { readBuildSettings } from '../src/io/build-settings.ts';
import { readProject } from '../src/io/read-project.ts';
import { minisearch, ourSearch, pagefind } from './search/engines.ts';
import type { Engine, PagefindProgram } from './search/engines.ts';
import { measureInBrowser } from './search/browser.ts';
import { readQuestions } from './search/questions.ts';
import { judge, meetsTargets, printTable } from './search/score.ts';

/*
 * How well readers' questions are answered, and what that costs them. `npm run bench:search [-- LOCALE…]
 * [--today 2027-03-01] [--quality] [--browser] [--misses]`. `--quality` and `--browser` leave out the other part, `--misses` lists the questions of
 * the half for tuning that went wrong. The browser needs a built site (`npm run build`); CHROMIUM_PATH names it.
 */

const options = process.argv.slice(2);
const flag = (name: string) => options.includes(`--${name}`);
const value = (name: string) => options[options.indexOf(`--${name}`) + 1];
const settings = readBuildSettings({
  ...process.env,
  ...(flag('today') && { STATEMENT_TODAY: value('today') }),
});
const { project } = await readProject(settings.content);
if (!project) throw new Error('content/ cannot be read; npm run statement -- check says why');
const asked = options.filter((option) => option in project.config.locales);
const locales = asked.length > 0 ? asked : Object.keys(project.config.locales);
const [[siteId, site] = []] = Object.entries(project.config.sites);
if (siteId === undefined || !site) throw new Error('There is no site');

const served = new Map<string, Uint8Array>();
const server = createServer((request, response) => {
  const file = served.get((request.url ?? '').split('?', 1).join(''));
  response.writeHead(file ? 200 : 404).end(file);
});
await new Promise<void>((done) => server.listen(0, 'localhost', done));
const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
const folder = await mkdtemp(join(tmpdir(), 'bench-search-'));

/** Opens an index with Pagefind's own program, outside a browser. */
async function open(name: string, index: TextIndex, language: string) {
  for (const [path, content] of index.files) served.set(`/${name}/${path}`, content);
  const file = join(folder, `${name}.mjs`);
  await writeFile(file, index.files.get('pagefind.js') ?? '');
  const program = (await import(file)) as PagefindProgram;
  const opened = program.createInstance({ basePath: `${origin}/${name}/`, language });
  await opened.init();
  return opened;
}

let allMet = true;
try {
  for (const locale of flag('browser') ? [] : locales) {
    const t = createTranslator(locale, project.dictionaries[locale] ?? {});
    const words = t('paths', { returnObjects: true });
    const { today } = settings;
    const made = await makeSearch(
      { project, siteId, site, today, locale, t, words, compiled: new Map() },
      createTextIndex,
    );
    if (!made) throw new Error(`No version is in force on ${today}`);
    const { file, sections, text, lang } = made;
    const [language = locale] = lang.split('-');
    const plain = await createTextIndex(
      sections.flatMap(({ keywords, records }) =>
        records.map(({ id, kind, title, text: content }) => ({
          url: id,
          content: content || title,
          meta: {
            title,
            keywords: [
              ...(kind === 'section' ? keywords : []),
              ...(project.searchWords[locale]?.keywords[id] ?? []),
            ].join(', '),
          },
        })),
      ),
      lang,
    );
    const engines: Engine[] = [
      pagefind(await open(`plain-${locale}`, plain, language)),
      minisearch(sections, project.searchWords[locale]?.keywords ?? {}),
      ourSearch('first suggestions', file),
      ourSearch('full search', file, {
        index: await open(`text-${locale}`, text, language),
        ids: text.ids,
      }),
    ];
    const ids = new Set(sections.flatMap(({ records }) => records.map(({ id }) => id)));
    const questions = await readQuestions(locale, ids);
    console.log(`\n${locale}, ${today}: ${questions.length} questions, ${ids.size} passages`);
    for (const half of ['tuned', 'held out'] as const) {
      const these = questions.filter((question) => question.half === half);
      console.log(`\n  ${half}: ${these.length} questions`);
      for (const engine of engines) {
        const judged = await judge(engine, these);
        printTable(engine.name, judged);
        if (engine === engines.at(-1)) {
          if (half === 'held out') allMet = meetsTargets(locale, judged) && allMet;
          else if (flag('misses')) {
            for (const { question, ids: found, confident, place } of judged) {
              const wrong = question.answers.length === 0 ? confident : place !== 1 || !confident;
              if (wrong) {
                console.log(
                  `      [${question.category}] ${question.text}: ${place || 'not'} found${confident ? '' : ', unsure'}; ${found.slice(0, 3).join(', ')}`,
                );
              }
            }
          }
        }
      }
    }
  }
  if (!flag('quality')) allMet = (await measureInBrowser(settings)) && allMet;
} finally {
  server.close();
  server.closeAllConnections();
  await close();
  await rm(folder, { recursive: true });
}
process.exitCode = allMet ? 0 : 1;
