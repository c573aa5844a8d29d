import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { mediaTypeOf } from '../domain/hosting/index.ts';
import { inParallel } from '../io/in-parallel.ts';
import { openKept } from '../io/kept.ts';
import type { Kept } from '../io/kept.ts';

/** The files beside those of a site that hosts send to whoever reads compressed ones. */
export interface CompressedDoubles {
  /**
   * Begins with the work on a file that is about to be written, beside other work.
   *
   * @param name of the file; what is no text is left alone.
   */
  readonly begin: (name: string, bytes: Uint8Array) => void;
  /**
   * Puts `.br` and `.gz` beside every text file of 1 kB and more, where that is smaller, and removes those of files that are gone.
   *
   * @param root folder of the site.
   * @param plain files to leave as they are.
   * @returns how many files have compressed doubles now, and for how many that took work.
   */
  readonly write: (
    root: string,
    plain?: ReadonlySet<string>,
  ) => Promise<{ readonly files: number; readonly compressed: number }>;
}

/** How many files are compressed at a time while others are made: one processor is left to that. */
const HELPERS = Math.max(1, availableParallelism() - 1);

/** Below this, headers weigh more than what compression saves. */
const smallest = 1024;

/** One below brotli's best: that takes three times as long for three bytes in a hundred. */
const QUALITY = 10;

const encodings = [
  {
    suffix: '.br',
    /** Part of each cache entry's name: another compressor may give other bytes for the same text. */
    compressor: `${process.versions.brotli} ${QUALITY} text`,
    pack: (bytes: Uint8Array) =>
      promisify(brotliCompress)(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: QUALITY,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  {
    suffix: '.gz',
    compressor: `${process.versions.zlib} 9`,
    pack: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
  },
] as const;

/**
 * Compresses the files of a site. Astro writes all of them anew, so times say nothing: results are kept in a cache by the hash of the
 * plain text.
 *
 * @param cache folder for this site's results; what this run did not use is removed.
 */
export function compressedDoubles(cache: string): CompressedDoubles {
  const anew = new Set<string>();
  const begun: Uint8Array[] = [];
  let opened: Promise<Kept> | undefined;
  const kept = () => (opened ??= openKept(cache));
  const working = new Set<Promise<void>>();

  /** The bytes of a file in each encoding. */
  const packed = async (bytes: Uint8Array) => {
    const results = await kept();
    const hash = createHash('sha256').update(bytes).digest('hex');
    return Promise.all(
      encodings.map(async ({ suffix, compressor, pack }) => {
        const double = await results.of([compressor, suffix, hash].join(' '), () => {
          anew.add(hash);
          return pack(bytes);
        });
        return { suffix, double, isAnew: anew.has(hash) };
      }),
    );
  };

  const work = async () => {
    for (let next = begun.shift(); next; next = begun.shift()) {
      await packed(next);
    }
  };

  return {
    begin: (name, bytes) => {
      if (!isCompressed(name) || bytes.length < smallest) return;
      begun.push(bytes);
      if (working.size >= HELPERS) return;
      const worker: Promise<void> = work()
        // It is met again, and told, when the file is there.
        .catch(() => undefined)
        .finally(() => working.delete(worker));
      working.add(worker);
    },
    write: async (root, plain = new Set()) => {
      begun.length = 0;
      await Promise.all(working);
      const names = await listFiles(root);
      const doubles = new Set<string>();
      let [files, compressed] = [0, 0];
      await inParallel(
        names.filter((name) => isCompressed(name) && !plain.has(name)),
        async (name) => {
          const file = join(root, name);
          const bytes = await readFile(file);
          if (bytes.length < smallest) return;
          const { mtime } = await stat(file);
          const all = await packed(bytes);
          if (all.some(({ isAnew }) => isAnew)) compressed += 1;
          const smaller = all.filter(({ double }) => double.length < bytes.length);
          if (smaller.length > 0) files += 1;
          for (const { suffix, double } of smaller) {
            doubles.add(name + suffix);
            await writeFile(file + suffix, double);
            // Hosts say when it last changed by its time.
            await utimes(file + suffix, mtime, mtime);
          }
        },
      );
      const isStale = (name: string) => {
        const of = /^(.+)\.(?:br|gz)$/u.exec(name)?.[1];
        return of !== undefined && isCompressed(of) && !doubles.has(name);
      };
      await inParallel(names.filter(isStale), (name) => rm(join(root, name)));
      await (await kept()).removeOthers();
      return { files, compressed };
    },
  };
}

const isCompressed = (name: string): boolean => mediaTypeOf(name)?.text === true;

/** Paths of all files below a folder, relative to it, sorted. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const prefix = join(folder, 'x').length - 1;
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(prefix))
    .sort();
}
