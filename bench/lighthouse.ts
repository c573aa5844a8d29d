import { join, resolve } from 'node:path';
import { loadavg } from 'node:os';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import type { Flags, Result } from 'lighthouse';
import { serve } from '../src/cli/serve.ts';
import type { HostedSite } from '../src/domain/hosting/index.ts';
import { createRoutes } from '../src/domain/routes.ts';
import { compile } from '../src/domain/render/index.ts';
import { sectionsOf, versionInForce } from '../src/domain/versions.ts';
import { readBuildSettings } from '../src/io/build-settings.ts';
import { projectRoot, readProject } from '../src/io/read-project.ts';
import { serveAsHosted } from './lighthouse/hosted.ts';

/*
 * Lighthouse with its mobile preset (a slow phone on a slow network, simulated) on the first site as built:
 * `npm run bench:lighthouse [-- FOLDER [LOCALE…]]`, all its languages unless some are named; CHROMIUM_PATH names the browser.
 *
 * What has a bar is measured as readers get it: from nginx with the generated configuration, over TLS and HTTP/2, as on all
 * hosts that a build writes configuration for. Beside it stands the LCP from the local server. That speaks HTTP/1.1, as
 * browsers speak nothing newer without TLS: each file after the second waits for a connection of its own, two round trips.
 *
 * Each page three times, of which the middle one counts. Lighthouse takes the times of this machine four times: measure on an
 * idle one.
 */

/** One quantity: how it is read from a result, shown, and the bar it must meet. */
interface Bar {
  readonly name: string;
  readonly value: (result: Result) => number;
  readonly show: (value: number) => string;
  readonly bar: string;
  readonly meets: (value: number) => boolean;
}

/** A page to measure. */
interface MeasuredPage {
  readonly name: string;
  readonly path: string;
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
const seconds = (value: number) => `${value.toFixed(2)} s`;

const bars: readonly Bar[] = [
  score('performance', 'performance'),
  score('accessibility', 'accessibility'),
  score('best-practices', 'best practices'),
  score('seo', 'SEO'),
  {
    name: 'LCP',
    value: (result) => numeric(result, LCP) / 1000,
    show: seconds,
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

const [folder = 'dist', ...locales] = process.argv.slice(2);
process.exitCode = await main(resolve(projectRoot, folder), locales);

async function main(dist: string, wanted: readonly string[]): Promise<number> {
  const { site, pages } = await pagesToMeasure(wanted);
  const local = await serve({ dist, sites: [site], port: 0 });
  const localOrigin = new URL(local.addresses[0]?.address ?? '').origin;
  const hosted = await serveAsHosted(site, join(dist, site.id));
  const chromePath = process.env['CHROMIUM_PATH'];
  const browser = await launch({
    ...(chromePath && { chromePath }),
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--ignore-certificate-errors'],
    logLevel: 'silent',
  });
  const measure = (url: string, flags?: Flags) =>
    middleOf(url, { ...flags, port: browser.port, logLevel: 'error' });
  let missed = 0;
  try {
    console.log('Served by nginx over TLS and HTTP/2, as by hosts; beside it the local HTTP/1.1.');
    console.log(`Load of this machine, which makes every time longer: ${loadavg()[0]?.toFixed(1)}`);
    for (const page of pages) {
      missed += report(page, await measure(hosted.origin + page.path));
      const plain = await measure(localOrigin + page.path, { onlyCategories: ['performance'] });
      const lcp = seconds(numeric(plain, LCP) / 1000);
      console.log(`  ${'LCP, HTTP/1.1'.padEnd(15)} ${lcp.padStart(8)}   no bar`);
    }
  } finally {
    browser.kill();
    await hosted.stop();
    for (const server of local.servers) {
      server.close();
      server.closeAllConnections();
    }
  }
  console.log(missed === 0 ? 'All bars are met.' : `${missed} bars are missed.`);
  return missed === 0 ? 0 : 1;
}

/**
 * The middle one of several runs, by its LCP: a busy machine makes a page late, or gives no figure. Throws when all gave none.
 */
async function middleOf(url: string, flags: Flags): Promise<Result> {
  const results: Result[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const found = await lighthouse(url, flags);
    if (found && Number.isFinite(numeric(found.lhr, LCP))) results.push(found.lhr);
  }
  const sorted = results.toSorted((a, b) => numeric(a, LCP) - numeric(b, LCP));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (!middle) throw new Error(`Lighthouse gave no figures for ${url}`);
  return middle;
}

/** The first site of the content; in each language its whole statement, the longest of its sections and its questions. */
async function pagesToMeasure(
  wanted: readonly string[],
): Promise<{ site: HostedSite; pages: MeasuredPage[] }> {
  const settings = readBuildSettings(process.env);
  const { project } = await readProject(settings.content);
  const [id, site] = Object.entries(project?.config.sites ?? {})[0] ?? [];
  const version = project && versionInForce(project.versions, settings.today);
  if (!id || !site || !version) throw new Error('No statement is in force; see: npm run build');
  const routes = createRoutes(site);
  const locales = site.locales.filter((locale) => wanted.length === 0 || wanted.includes(locale));
  const pages = locales.flatMap((locale) => {
    const sections = sectionsOf(version, project, locale);
    const hasQuestions = ({ source }: (typeof sections)[number]) =>
      compile(source).questions.length > 0;
    const longest = sections
      .filter((section) => !hasQuestions(section))
      .toSorted((a, b) => b.source.body.length - a.source.body.length)[0];
    const pageOf = (name: string, section: typeof longest) =>
      section ? [{ name, path: routes.section(locale, section.source.frontMatter.slug) }] : [];
    return [
      { name: 'the whole statement', path: routes.statement(locale) },
      ...pageOf('the longest section', longest),
      ...pageOf('the questions', sections.find(hasQuestions)),
    ];
  });
  return { site: { id, ...site }, pages };
}

/** Prints a page's figures beside their bars, then the audits that cost points; gives how many bars it misses. */
function report({ name, path }: MeasuredPage, result: Result): number {
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
