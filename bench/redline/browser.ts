import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';
import type { Root } from 'hast';
import { build } from 'vite';
import { compareEditions } from '../../src/domain/comparison.ts';
import { parseHtml, writeHtml } from '../../src/domain/diff/index.ts';
import { createEdition, createEditionCache } from '../../src/domain/edition.ts';
import type { Edition } from '../../src/domain/edition.ts';
import { projectRoot, readProject } from '../../src/io/read-project.ts';
import type * as program from './in-page.ts';

declare const engine: typeof program;

/** How a comparison goes in Chromium. */
export interface ComparedInBrowser {
  readonly name: string;
  /** The first comparison in each new page: with the data there at once, and with data that took their time. */
  readonly atOnce: readonly Cost[];
  readonly fetched: readonly Cost[];
  /** The best of the comparisons after it, in milliseconds. */
  readonly best: number;
  /** Whether the redline is the one that Node makes, byte by byte. */
  readonly same: boolean;
}

/** Milliseconds: by the clock from the arrival of the data, and of the processor, which a busy machine stretches less. */
export interface Cost {
  readonly clock: number;
  readonly processor: number;
}

/** Milliseconds after which a new page has its processes running. */
const SETTLED = 1000;
/** Milliseconds that the data of two versions take on a good network. */
const FETCHED = 50;
/** New pages for each pair, of each kind. */
const PAGES = 3;

/** Bytes of the engine as a browser gets it: bundled, minified, by gzip. */
export async function engineSize(): Promise<number> {
  return gzipSync(await bundle(join('src', 'domain', 'diff', 'tree.ts')), { level: 9 }).length;
}

/** Compares every two versions of the shipped statement, either way, in each language, in Chromium. */
export async function compareInBrowser(): Promise<ComparedInBrowser[]> {
  const code = await bundle(join('bench', 'redline', 'in-page.ts'));
  const browser = await chromium.launch({
    ...(process.env['CHROMIUM_PATH'] && { executablePath: process.env['CHROMIUM_PATH'] }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const results: ComparedInBrowser[] = [];
    for (const pair of await shippedPairs()) {
      const [before, after] = pair;
      const { sections } = compareEditions(before, after, parseHtml);
      const expected = sections.map(({ tree }) => writeHtml(tree)).join();
      const visits: Visit[] = [];
      for (let count = 0; count < PAGES; count += 1)
        for (const delay of [0, FETCHED]) visits.push(await visit(browser, code, pair, delay));
      const first = (wanted: number) =>
        visits.filter(({ delay }) => delay === wanted).map((one) => one.first);
      results.push({
        name: `${before.version} to ${after.version}, ${after.locale}`,
        atOnce: first(0),
        fetched: first(FETCHED),
        best: Math.min(...visits.flatMap(({ later }) => later)),
        same: visits.every(({ trees }) => trees.map(writeHtml).join() === expected),
      });
    }
    return results;
  } finally {
    await browser.close();
  }
}

interface Visit {
  readonly delay: number;
  readonly first: Cost;
  readonly later: readonly number[];
  readonly trees: readonly Root[];
}

/** Compares two versions in a new page. */
async function visit(
  browser: Browser,
  code: string,
  pair: readonly [Edition, Edition],
  delay: number,
): Promise<Visit> {
  const page = await browser.newPage();
  await page.addScriptTag({ content: code });
  // What Chromium does to open a page is no part of the comparison.
  await page.waitForTimeout(SETTLED);
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  const processor = async () => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? NaN);
  };
  const late = await page.evaluate(([both, ms]) => engine.receive(both, ms), [
    pair,
    delay,
  ] as const);
  const used = await processor();
  const clock = late + (await page.evaluate(() => engine.compare()));
  const first = { clock, processor: (await processor()) - used };
  const later: number[] = [];
  for (let count = 0; count < 4; count += 1)
    later.push(await page.evaluate(() => engine.compare()));
  const trees = await page.evaluate(() => engine.trees());
  await page.close();
  return { delay, first, later, trees };
}

async function shippedPairs(): Promise<(readonly [Edition, Edition])[]> {
  const { project } = await readProject(join(projectRoot, 'content'));
  if (!project) throw new Error('content/ cannot be read; npm run statement -- check says why');
  const cache = createEditionCache();
  return Object.entries(project.config.sites).flatMap(([site, { locales }]) =>
    locales.flatMap((locale) => {
      const context = { project, site, freePage: () => '', cache, before: undefined, digest: '' };
      const all = project.versions.map((version) => createEdition(version, locale, context));
      return all.flatMap((before) =>
        all.filter((after) => after !== before).map((after) => [before, after] as const),
      );
    }),
  );
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(projectRoot, entry), formats: ['iife'], name: 'engine' },
    },
  });
  const [first] = [result].flat();
  const chunk = first && 'output' in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${entry} was bundled to nothing`);
  return chunk.code;
}
