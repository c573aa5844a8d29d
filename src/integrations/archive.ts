import { once } from 'node:events';
import { existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration, AstroPrerenderer, PathWithRoute } from 'astro';
import type { HostedSite } from '../domain/hosting/index.ts';
import { foldersLeftAlone, isWithin } from '../domain/left-alone.ts';
import { canBecome, readKey } from '../domain/sheets.ts';
import type { PageKey } from '../domain/sheets.ts';
import { readArchiveNames, writeArchiveNames, writeLeft } from '../io/archive.ts';
import { siteRoot } from '../io/build-settings.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { hashText } from '../io/files.ts';
import { collectOften } from '../io/memory.ts';
import { codeDigest } from '../io/renderer-digest.ts';
import type { CompressedDoubles } from './compressed-doubles.ts';
import { noteModified, setModified } from './modified-files.ts';
import type { ModifiedFiles } from './modified-files.ts';
import type { FilledSheet } from './sheet-thread.ts';

/** Making fewer pages is over before there is much garbage. */
const MANY = 500;

/** What stays as it is while its name does: a file, or a folder. */
interface Named {
  /** Its path below the site's root; that of a folder ends in a slash. */
  readonly file: string;
  /** What it depends on, hashed: the key, and the code that makes pages. */
  readonly name: string;
}

interface Frozen extends Named, PageKey {}

export interface Archive {
  readonly integration: AstroIntegration;
  /** Files that hardly anyone asks for, below the site's root; known once the site is built. */
  readonly seldomRead: () => ReadonlySet<string>;
  /** Waits until all its pages are written. */
  readonly filled: () => Promise<void>;
  /**
   * Asks whether a file or folder need not be written, since the site built before has it as it would be: it stays then. The answer
   * comes when the pages begin to be made.
   *
   * @param path below the site's root; that of a folder ends in a slash.
   * @param madeOf all that it depends on.
   */
  readonly stays: (path: string, madeOf: string) => Promise<boolean>;
}

/**
 * Renders once what never changes: every path with a `cacheKey` (see `domain/sheets.ts`). Astro gets those that the site
 * built before does not have; of the pages that share a sheet it gets one, and the others are made of that. Folders in
 * which all stays are left where they are, for the command line to move when it replaces the old site by the new one.
 */
export function archive(
  settings: BuildSettings,
  site: HostedSite,
  doubles: CompressedDoubles,
): Archive {
  let frozen: Frozen[] = [];
  const before = Promise.withResolvers<Before>();
  let rendered = new Set<string>();
  let seldomRead: ReadonlySet<string> = new Set();
  let filled = Promise.resolve();
  const others: Named[] = [];
  const modified: ModifiedFiles = new Map();
  const integration: AstroIntegration = {
    name: 'archive',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((prerenderer): AstroPrerenderer => ({
          ...prerenderer,
          getStaticPaths: async () => {
            const paths = await prerenderer.getStaticPaths();
            const code = await codeDigest();
            frozen = paths.flatMap((path) => toFrozen(path, site.base, code));
            const old = await siteBefore(settings, site.id);
            rendered = missingSheets(frozen, old);
            const known = new Set(frozen.map(({ file }) => file));
            const asked = paths.filter((path) => {
              const file = fileOf(path, site.base);
              return !known.has(file) || rendered.has(file);
            });
            if (asked.length > MANY) collectOften();
            before.resolve(old);
            seldomRead = new Set(
              frozen.filter((page) => page.isSeldomRead).map(({ file }) => file),
            );
            const isSeldom = (path: PathWithRoute) => seldomRead.has(fileOf(path, site.base));
            // Those that are compressed come first: that is done beside the rest.
            const first = asked.filter((path) => !isSeldom(path));
            return filesBesidePages([...first, ...asked.filter(isSeldom)]);
          },
          render: async (request, options) => {
            const result = await prerenderer.render(request, options);
            const response = result instanceof Response ? result : result.response;
            const file = fileFor(request);
            noteModified(modified, file, response);
            if (!seldomRead.has(file)) compress(doubles, file, response);
            return result;
          },
        }));
      },
      'astro:build:done': async ({ logger }) => {
        const root = siteRoot(settings);
        const old = await before.promise;
        await setModified(root, modified);
        const sheets = sheetsToFill(root, frozen, old, rendered);
        filled = fillSheets(sheets);
        // Told when it is waited for.
        filled.catch(() => undefined);
        const all = [...frozen, ...others];
        const left = takeOver(root, all, old);
        const made = sheets.reduce((sum, { copies }) => sum + copies.length, 0);
        const names = Object.fromEntries(all.map(({ file, name }) => [file, name]));
        if (settings.sites) {
          await writeArchiveNames(dirname(root), site.id, names);
          await writeLeft(dirname(root), site.id, left);
        }
        logger.info(
          `${frozen.length} pages that never change: ${rendered.size} rendered, ${made} made of others`,
        );
      },
    },
  };
  return {
    integration,
    seldomRead: () => seldomRead,
    filled: () => filled,
    stays: async (file, madeOf) => {
      const one = { file, name: hashText(madeOf).slice(0, 32) };
      others.push(one);
      return isKept(one, await before.promise);
    },
  };
}

/** The site as an earlier build left it. */
interface Before {
  /** Its folder; nothing when there is none. */
  readonly root: string | undefined;
  readonly names: ReadonlyMap<string, string>;
}

async function siteBefore({ sites }: BuildSettings, site: string): Promise<Before> {
  if (sites === undefined) return { root: undefined, names: new Map() };
  const names = await readArchiveNames(sites, site);
  return { root: join(sites, site), names: new Map(Object.entries(names)) };
}

function toFrozen(path: PathWithRoute, base: string, code: string): Frozen[] {
  if (path.cacheKey === undefined) return [];
  const { sheet, ...key } = readKey(path.cacheKey);
  const file = fileOf(path, base);
  const name = hashText(`${code} ${file} ${path.cacheKey}`).slice(0, 32);
  return [{ sheet: hashText(`${path.route.component} ${sheet}`), ...key, file, name }];
}

const isFile = ({ route }: PathWithRoute) => route.type !== 'page';

/**
 * Puts each file behind the page that it is another form of, and files without a page last: a redline's page leaves ready
 * what its Markdown needs.
 */
function filesBesidePages(paths: readonly PathWithRoute[]): PathWithRoute[] {
  const place = ({ pathname }: PathWithRoute) => pathname.replace(/\/$|\.\w+$/, '');
  const pages = paths.filter((path) => !isFile(path));
  const files = Map.groupBy(paths.filter(isFile), place);
  const beside = pages.flatMap((page) => {
    const own = files.get(place(page)) ?? [];
    files.delete(place(page));
    return [page, ...own];
  });
  return [...beside, ...[...files.values()].flat()];
}

/** Where Astro writes a path, below the site's root. */
function fileOf(path: PathWithRoute, base: string): string {
  const file = join(base, path.pathname, isFile(path) ? '' : 'index.html');
  return file.replace(/^\//, '');
}

/** The same for a request. */
function fileFor({ url }: Request): string {
  return decodeURI(new URL(url).pathname)
    .slice(1)
    .replace(/(^|\/)$/, '$1index.html');
}

/** Begins to compress a page that Astro is about to write. */
function compress(doubles: CompressedDoubles, file: string, response: Response): void {
  response
    .clone()
    .arrayBuffer()
    .then((bytes) => doubles.begin(file, new Uint8Array(bytes)))
    // Astro meets it as well, and tells.
    .catch(() => undefined);
}

const isKept = ({ file, name }: Named, { names }: Before): boolean => names.get(file) === name;

/** Files that Astro must render: of those that are not kept one for each sheet, unless one of that sheet is kept. */
function missingSheets(frozen: readonly Frozen[], before: Before): Set<string> {
  const sources = sourcesOf(frozen.filter((page) => isKept(page, before)));
  const missing = new Set<string>();
  for (const page of frozen) {
    if (isKept(page, before) || sourceOf(page, sources)) continue;
    missing.add(page.file);
    addSource(page, sources);
  }
  return missing;
}

/** Pages that exist, by sheet: several of one sheet where one cannot become the other. */
type Sources = Map<string, Frozen[]>;

function sourcesOf(pages: readonly Frozen[]): Sources {
  const sources: Sources = new Map();
  for (const page of pages) if (!sourceOf(page, sources)) addSource(page, sources);
  return sources;
}

function sourceOf(page: Frozen, sources: Sources): Frozen | undefined {
  return sources.get(page.sheet)?.find(({ words }) => canBecome(words, page.words));
}

function addSource(page: Frozen, sources: Sources): void {
  sources.set(page.sheet, [...(sources.get(page.sheet) ?? []), page]);
}

/** The pages that are made of others, by those. */
function sheetsToFill(
  root: string,
  frozen: readonly Frozen[],
  before: Before,
  rendered: ReadonlySet<string>,
): FilledSheet[] {
  const exists = (page: Frozen) => rendered.has(page.file) || isKept(page, before);
  const sources = sourcesOf(frozen.filter(exists));
  const missing = frozen.filter((page) => !exists(page));
  const bySource = Map.groupBy(missing, (page) => {
    const source = sourceOf(page, sources);
    if (!source) throw new Error(`${page.file} was not rendered`);
    return source;
  });
  return [...bySource].map(([{ file, words }, pages]) => ({
    source: join(rendered.has(file) ? root : (before.root ?? root), file),
    words,
    copies: pages.map((page) => ({ file: join(root, page.file), words: page.words })),
  }));
}

/** Writes such pages beside other work. Fails where one cannot be written. */
async function fillSheets(sheets: readonly FilledSheet[]): Promise<void> {
  if (sheets.length === 0) return;
  const thread = new Worker(new URL(import.meta.resolve('./sheet-thread.ts')), {
    workerData: sheets,
  });
  await once(thread, 'exit');
}

/** Links what is kept into the new site, but for the folders that can stay where they are: gives those. */
function takeOver(root: string, named: readonly Named[], before: Before): string[] {
  const old = before.root;
  if (old === undefined) return [];
  const kept = named.filter((one) => isKept(one, before)).map(({ file }) => file);
  if (kept.length === 0) return [];
  const stays = new Set(kept);
  const gone = [...before.names.keys()].filter((file) => !stays.has(file));
  const made = named.map(({ file }) => file).filter((file) => !stays.has(file));
  const left = foldersLeftAlone(kept, [...filesOf(root), ...made, ...gone]).filter((folder) =>
    existsSync(join(old, folder)),
  );
  const leftFolders = new Set(left);
  const isFolder = (path: string) => path.endsWith('/');
  // A folder that cannot be left is one that was never made.
  for (const file of kept.filter((path) => !isFolder(path) && !isWithin(path, leftFolders))) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    linkSync(join(old, file), join(root, file));
  }
  return left;
}

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
}
