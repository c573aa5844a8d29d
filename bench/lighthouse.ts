import { resolve } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import type { Result } from 'lighthouse';
import { serve } from '../src/cli/serve.ts';
import { createRoutes } from '../src/domain/routes.ts';
import { compile } from '../src/domain/render/index.ts';
import { sectionsOf, versionInForce } from '../src/domain/versions.ts';
import { readBuildSettings } from '../src/io/build-settings.ts';
import { projectRoot, readProject } from '../src/io/read-project.ts';

/*
 * Lighthouse with its mobile preset (a slow phone on a slow network, simulated) on built sites, served with the headers
 * and compression of real hosts; each page three times, of which the middle one counts. `npm run bench:lighthouse [-- FOLDER]`; CHROMIUM_PATH names the browser.
 */

/** One quantity: how it is read from a result, shown, and the bar it must meet. */
interface Bar {
  readonly name: string;
  readonly value: (result: Result) => number;
  readonly show: (value: number) => string;
  readonly bar: string;
  readonly meets: (value: number) => boolean;
}

const LCP = 'largest-contentful-paint';
const RUNS = 3;

const score = (id: string, name: string): Bar => ({
  name,
  value: ({ categories }) => Math.round((categories[id]?.score ?? 0) * 100),
  show: String,
  bar: '100',
  meets: (value) => value === 100,
});

const numeric = (result: Result, id: string) => result.audits[id]?.numericValue ?? Infinity;

const bars: readonly Bar[] = [
  score('performance', 'performance'),
  score('accessibility', 'accessibility'),
  score('best-practices', 'best practices'),
  score('seo', 'SEO'),
  {
    name: 'LCP',
    value: (result) => numeric(result, LCP) / 1000,
    show: (value) => `${value.toFixed(2)} s`,
    bar: '<= 1.00 s',
    meets: (value) => value <= 1,
  },
  {
    name: 'TBT',
    value: (result) => numeric(result, 'total-blocking-time'),
    show: (value) => `${value.toFixed(0)} ms`,
    bar: '0 ms',
    meets: (value) => Math.round(value) === 0,
  },
  {
    name: 'CLS',
    value: (result) => numeric(result, 'cumulative-layout-shift'),
    show: (value) => value.toFixed(3),
    bar: '0',
    meets: (value) => value === 0,
  },
];

process.exitCode = await main(process.argv[2] ?? 'dist');

async function main(dist: string): Promise<number> {
  const { site, paths } = await pagesToMeasure();
  const { servers, addresses } = await serve({
    dist: resolve(projectRoot, dist),
    sites: [site],
    port: 0,
  });
  const origin = new URL(addresses[0]?.address ?? '').origin;
  const chromePath = process.env['CHROMIUM_PATH'];
  const browser = await launch({
    ...(chromePath && { chromePath }),
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'],
    logLevel: 'silent',
  });
  let missed = 0;
  try {
    for (const [name, path] of paths) {
      const results: Result[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const found = await lighthouse(origin + path, { port: browser.port, logLevel: 'error' });
        if (found) results.push(found.lhr);
      }
      missed += report(name, path, median(results, path));
    }
  } finally {
    browser.kill();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
  console.log(missed === 0 ? 'All bars are met.' : `${missed} bars are missed.`);
  return missed === 0 ? 0 : 1;
}

/** The run in the middle, by its LCP: a busy machine makes a page late, or gives no figure. Throws when all gave none. */
function median(results: readonly Result[], path: string): Result {
  const figures = results
    .filter((result) => Number.isFinite(numeric(result, LCP)))
    .toSorted((a, b) => numeric(a, LCP) - numeric(b, LCP));
  const middle = figures[Math.floor((figures.length - 1) / 2)];
  if (!middle) throw new Error(`Lighthouse gave no figures for ${path}`);
  return middle;
}

/** The first site of the content, its whole statement, the longest of its sections and its questions. */
async function pagesToMeasure() {
  const settings = readBuildSettings(process.env);
  const { project } = await readProject(settings.content);
  const [id, site] = Object.entries(project?.config.sites ?? {})[0] ?? [];
  const version = project && versionInForce(project.versions, settings.today);
  if (!id || !site || !version) throw new Error('No statement is in force; see: npm run build');
  const routes = createRoutes(site);
  const sections = sectionsOf(version, project, site.defaultLocale);
  const hasQuestions = ({ source }: (typeof sections)[number]) =>
    compile(source).questions.length > 0;
  const longest = sections
    .filter((section) => !hasQuestions(section))
    .toSorted((a, b) => b.source.body.length - a.source.body.length)[0];
  const path = (section: typeof longest) =>
    section ? [routes.section(site.defaultLocale, section.source.frontMatter.slug)] : [];
  const paths = [
    ['the whole statement', routes.statement(site.defaultLocale)],
    ...path(longest).map((found) => ['the longest section', found]),
    ...path(sections.find(hasQuestions)).map((found) => ['the questions', found]),
  ] as [string, string][];
  return { site: { id, ...site }, paths };
}

/** Prints a page's figures beside their bars, then the audits that cost points; gives how many bars it misses. */
function report(name: string, path: string, result: Result): number {
  console.log(`\n${name}  ${path}`);
  const rows = bars.map(({ value, ...bar }) => ({ ...bar, measured: value(result) }));
  for (const { name: what, measured, show, bar, meets } of rows) {
    const verdict = meets(measured) ? '' : '  MISSED';
    console.log(`  ${what.padEnd(15)} ${show(measured).padStart(8)}   bar ${bar}${verdict}`);
  }
  const costly = Object.values(result.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && (result.audits[id]?.score ?? 1) < 1),
  );
  for (const { id } of costly) {
    const { title = id, displayValue = '' } = result.audits[id] ?? {};
    console.log(`  - ${id}: ${title} ${displayValue}`);
  }
  return rows.filter(({ measured, meets }) => !meets(measured)).length;
}
