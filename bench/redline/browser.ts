import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
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
  /** Of the first comparison in a new page, and the best of those after it. */
  readonly first: number;
  readonly best: number;
  /** Whether the redline is the one that Node makes, byte by byte. */
  readonly same: boolean;
}

/** Milliseconds after which a new page has its processes running. */
const SETTLED = 1000;

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
    for (const [before, after] of await shippedPairs()) {
      const page = await browser.newPage();
      await page.addScriptTag({ content: code });
      // A reader has had the page open while choosing; what Chromium does to open one is no part of the comparison.
      await page.waitForTimeout(SETTLED);
      const run = () =>
        page.evaluate(([old, now]) => engine.compare(old, now), [before, after] as const);
      const { milliseconds: first, trees } = await run();
      const again = [await run(), await run(), await run(), await run()];
      const { sections } = compareEditions(before, after, parseHtml);
      results.push({
        name: `${before.version} to ${after.version}, ${after.locale}`,
        first,
        best: Math.min(...again.map(({ milliseconds }) => milliseconds)),
        same: trees.map(writeHtml).join() === sections.map(({ tree }) => writeHtml(tree)).join(),
      });
      await page.close();
    }
    return results;
  } finally {
    await browser.close();
  }
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
