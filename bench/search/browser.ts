import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { serve } from '../../src/cli/serve.ts';
import type { BuildSettings } from '../../src/io/build-settings.ts';
import { projectRoot } from '../../src/io/read-project.ts';
import { readSite } from '../../src/io/read-site.ts';

/** A slow connection: 150 ms to the host and back, 1.6 Mbit/s. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

const question = 'hoelang bewaren jullie mijn gegevens';
const asked = [
  'klacht',
  'kredietkaart',
  'nieuwsbrief uitschrijven',
  'waar staan mijn gegevens',
  'cookies weigeren',
];

const runs = 5;

/** What one cold visit costs and how fast it answers; bytes as they come over the network, bodies alone. */
interface Visit {
  readonly beforeFocus: number;
  readonly requests: number;
  readonly suggestions: number;
  readonly suggestionBytes: number;
  readonly fullBytes: number;
  readonly afterWarmUp: number;
  readonly warm: readonly number[];
}

/** Visits a built section page over a slow connection with an empty cache, and prints what it measured beside the bars. */
export async function measureInBrowser(settings: BuildSettings): Promise<boolean> {
  const site = await readSite(settings);
  const dist = join(projectRoot, 'dist');
  if (!existsSync(join(dist, site.id))) {
    console.log('\nNo built site to visit: npm run build');
    return false;
  }
  const { servers, addresses } = await serve({ dist, sites: [site], port: 0 });
  const browser = await chromium.launch({
    ...(process.env['CHROMIUM_PATH'] && { executablePath: process.env['CHROMIUM_PATH'] }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const visits: Visit[] = [];
  try {
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext({ locale: 'nl-BE' });
      const page = await context.newPage();
      visits.push(await visit(page, new URL('nl/', addresses[0]?.address).href));
      await context.close();
    }
  } finally {
    await browser.close();
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  }
  const middle = (pick: (visit: Visit) => number) => median(visits.map(pick));
  const warm = visits.flatMap((one) => one.warm).toSorted((a, b) => a - b);
  const rows: readonly (readonly [string, number, number, string])[] = [
    [
      'fetched for the search before focus',
      Math.max(...visits.map((one) => one.beforeFocus)),
      0,
      'B',
    ],
    ['requests of the page before focus', Math.max(...visits.map((one) => one.requests)), 4, ''],
    ['first suggestions, cold', middle((one) => one.suggestions), 250, 'ms'],
    ['bytes until first suggestions', middle((one) => one.suggestionBytes), 14_000, 'B'],
    ['bytes until the full search answers', middle((one) => one.fullBytes), 125_000, 'B'],
    ['full result with excerpt after warm-up', middle((one) => one.afterWarmUp), 250, 'ms'],
    [
      'full result, warm, 95th percentile',
      warm[Math.ceil(warm.length * 0.95) - 1] ?? Infinity,
      15,
      'ms',
    ],
  ];
  console.log(
    `\nIn Chromium at ${network.latency} ms and 1.6 Mbit/s, median of ${runs} cold visits`,
  );
  for (const [what, value, bar, unit] of rows) {
    console.log(
      `    ${value <= bar ? 'met   ' : 'MISSED'} ${what.padEnd(40)} ${value.toFixed(unit === 'ms' ? 1 : 0).padStart(8)} ${unit.padEnd(2)} (<= ${bar})`,
    );
  }
  return rows.every(([, value, bar]) => value <= bar);
}

async function visit(page: Page, address: string): Promise<Visit> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.emulateNetworkConditions', network);
  await page.goto(address, { waitUntil: 'networkidle' });
  const before = await fetched(page);
  const ofSearch = before.filter(({ name }) => /search|zoeken|start\./.test(name));

  const suggestions = await ask(page, question, '[role="option"]');
  const first = since(before, await fetched(page)).filter(({ name }) => !name.includes('pagefind'));
  await page.locator('.search-excerpt mark').first().waitFor();
  // Excerpts of the other suggestions are still on their way.
  await page.waitForTimeout(1000);
  const full = since(before, await fetched(page));

  const afterWarmUp = await ask(page, asked[0] ?? '', '.search-excerpt mark');
  const warm: number[] = [];
  for (const query of [...asked, ...asked]) {
    await page.waitForTimeout(400);
    warm.push(await ask(page, query, '[role="option"]'));
  }
  return {
    beforeFocus: bytesOf(ofSearch),
    // The page itself, and all but the icon.
    requests: 1 + before.filter(({ name }) => !name.endsWith('.svg')).length,
    suggestions,
    suggestionBytes: bytesOf(first),
    fullBytes: bytesOf(full),
    afterWarmUp,
    warm,
  };
}

/** Puts a question into the field at once and gives the milliseconds from the focus to what was waited for. */
async function ask(page: Page, query: string, awaited: string): Promise<number> {
  return page.evaluate(
    async ([text, selector]) => {
      const input = document.querySelector<HTMLInputElement>('search-box input');
      const box = input?.closest('search-box');
      if (!input || !box) throw new Error('There is no field');
      for (const mark of box.querySelectorAll(selector)) mark.remove();
      const begun = performance.now();
      // The observer leaves the thread to the search, and speaks as soon as something stands there.
      const answered = new Promise<void>((done) => {
        const observer = new MutationObserver(() => {
          if (!box.querySelector(selector)) return;
          observer.disconnect();
          done();
        });
        observer.observe(box, { childList: true, subtree: true });
      });
      input.focus();
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await answered;
      return performance.now() - begun;
    },
    [query, awaited] as const,
  );
}

interface Fetched {
  readonly name: string;
  readonly bytes: number;
}

/** What the page and its workers have fetched, without headers. */
async function fetched(page: Page): Promise<Fetched[]> {
  const entries = () =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
      ({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize }),
    );
  const lists = await Promise.all([
    page.evaluate(entries),
    ...page.workers().map((worker) => worker.evaluate(entries)),
  ]);
  return lists.flat();
}

function since(before: readonly Fetched[], now: readonly Fetched[]): Fetched[] {
  return now.filter(({ name }) => before.every((known) => known.name !== name));
}

function bytesOf(files: readonly Fetched[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Infinity;
}
