import { createHash } from 'node:crypto';
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import {
  caddyfile,
  cloudflareRules,
  headerPolicy,
  siteRedirects,
  mediaTypeOf,
  netlifyHeaders,
  netlifyRedirects,
  nginxServer,
} from '../domain/hosting/index.ts';
import type { HostedSite } from '../domain/hosting/index.ts';
import { siteRoot } from '../io/build-settings.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import { inParallel } from '../io/in-parallel.ts';
import { openKept } from '../io/kept.ts';

/**
 * Astro's `outDir`: the base path's folder in the site's root, so that a host finds each file where
 * its URL says.
 */
export function outputFolder(settings: BuildSettings, site: HostedSite): string {
  return join(siteRoot(settings), site.base);
}

/**
 * Makes a built site ready for hosts: `_headers` and `_redirects` in its root, `nginx.conf` and
 * `Caddyfile` in `hosting/<site>/` beside it, where visitors cannot read them, and compressed files
 * beside the plain ones. Must be the last integration: it takes the files as they are then.
 *
 * @param seldomRead files of which compressed doubles are not worth their time: the host makes them when asked.
 */
export function hosting(
  settings: BuildSettings,
  site: HostedSite,
  seldomRead: () => readonly string[],
): AstroIntegration {
  let cache = '';
  return {
    name: 'hosting',
    hooks: {
      'astro:config:done': ({ config }) => {
        cache = join(fileURLToPath(config.cacheDir), '..', 'packed', site.id);
      },
      'astro:build:done': async ({ logger }) => {
        const root = siteRoot(settings);
        await liftToRoot(root, site);
        await writeHostFiles(root, site);
        const { files, compressed } = await precompress(root, cache, new Set(seldomRead()));
        logger.info(`${files} files compressed, ${compressed} of them anew`);
      },
    },
  };
}

/** Under a base path, robots.txt and the 404 page are looked for in the root all the same. */
export async function liftToRoot(root: string, site: HostedSite): Promise<void> {
  const output = join(root, site.base);
  if (resolve(output) === resolve(root)) return;
  await ifPresent(rename(join(output, 'robots.txt'), join(root, 'robots.txt')));
  await ifPresent(copyFile(join(output, '404.html'), join(root, '404.html')));
}

/** Writes each host's configuration. Throws when the folder for it would be the root itself. */
export async function writeHostFiles(root: string, site: HostedSite): Promise<void> {
  const beside = join(dirname(root), 'hosting');
  if (beside === resolve(root)) {
    throw new Error(
      `Site “${site.id}” is built in ${root}, where hosts' configuration goes; name it otherwise`,
    );
  }
  const policy = headerPolicy(site);
  const redirects = siteRedirects(site);
  const folder = join(beside, site.id);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(join(root, '_headers'), netlifyHeaders(policy)),
    writeFile(join(root, '_redirects'), netlifyRedirects(redirects)),
    writeFile(join(folder, 'nginx.conf'), nginxServer(site, policy, redirects)),
    writeFile(join(folder, 'Caddyfile'), caddyfile(site, policy, redirects)),
    writeFile(join(folder, 'cloudflare.json'), cloudflareRules(site, redirects)),
  ]);
}

/** Below this, headers weigh more than what compression saves. */
const smallest = 1024;

const encodings = [
  {
    suffix: '.br',
    pack: (bytes: Buffer) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  { suffix: '.gz', pack: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }) },
] as const;

/** Part of each cache entry's name: another compressor may give other bytes for the same text. */
const compressors = `${process.versions.brotli} 11 text ${process.versions.zlib} 9`;

/**
 * Puts `.br` and `.gz` beside every text file of 1 kB and more, where that is smaller, and removes
 * those of files that are gone. Astro writes all files anew, so times say nothing: results are kept
 * in a cache by the hash of the plain text.
 *
 * @param root folder of the site.
 * @param cache folder for this site's results; what this run did not use is removed.
 * @param plain files to leave as they are.
 * @returns how many files have compressed doubles now, and for how many that took work.
 */
export async function precompress(
  root: string,
  cache: string,
  plain: ReadonlySet<string> = new Set(),
): Promise<{ files: number; compressed: number }> {
  const kept = await openKept(cache);
  const names = await listFiles(root);
  const doubles = new Set<string>();
  let [files, compressed] = [0, 0];

  await inParallel(
    names.filter((name) => mediaTypeOf(name)?.text && !plain.has(name)),
    async (name) => {
      const bytes = await readFile(join(root, name));
      if (bytes.length < smallest) return;
      const { mtime } = await stat(join(root, name));
      const hash = createHash('sha256').update(bytes).digest('hex');
      let [packed, worked] = [false, false];
      for (const { suffix, pack } of encodings) {
        const double = await kept.of([compressors, suffix, hash].join(' '), () => {
          worked = true;
          return pack(bytes);
        });
        if (double.length >= bytes.length) continue;
        packed = true;
        doubles.add(name + suffix);
        await writeFile(join(root, name + suffix), double);
        // Hosts say when it last changed by its time.
        await utimes(join(root, name + suffix), mtime, mtime);
      }
      if (packed) files += 1;
      if (worked) compressed += 1;
    },
  );

  const isStale = (name: string) => {
    const plain = /^(.+)\.(?:br|gz)$/u.exec(name)?.[1];
    return plain !== undefined && mediaTypeOf(plain)?.text && !doubles.has(name);
  };
  await inParallel(names.filter(isStale), (name) => rm(join(root, name)));
  await kept.removeOthers();
  return { files, compressed };
}

/** Paths of all files below a folder, relative to it, sorted. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const prefix = join(folder, 'x').length - 1;
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(prefix))
    .sort();
}

async function ifPresent(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
