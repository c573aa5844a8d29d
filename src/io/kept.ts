import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { hashText, join } from './files.ts';
import { inParallel } from './in-parallel.ts';
import { rendererDigest } from './renderer-digest.ts';

/** Results of work that builds keep for those after them, each in a file named by what it was made of. */
export interface Kept {
  /**
   * The result of a piece of work.
   *
   * @param key all that the result depends on.
   * @param make does the work, where no build before did.
   */
  readonly of: (key: string, make: () => Promise<Uint8Array>) => Promise<Uint8Array>;
  /** Removes what nobody asked for since the folder was opened. */
  readonly removeOthers: () => Promise<void>;
}

/** Opens a folder of results; makes it where there is none. */
export async function openKept(folder: string): Promise<Kept> {
  await mkdir(folder, { recursive: true });
  const known = new Set(await readdir(folder));
  const used = new Set<string>();
  return {
    of: async (key, make) => {
      const name = hashText(key);
      const file = join(folder, name);
      used.add(name);
      if (known.has(name)) return readFile(file);
      const made = await make();
      // Whole or not at all, should the build be stopped half-way.
      const unfinished = `${file}.${randomUUID()}`;
      await writeFile(unfinished, made);
      await rename(unfinished, file);
      known.add(name);
      return made;
    },
    removeOthers: () =>
      inParallel(
        [...known].filter((name) => !used.has(name)),
        (name) => rm(join(folder, name), { recursive: true, force: true }),
      ),
  };
}

/** Results that are many and small, and wanted all at once: in one file, by what they were made of. */
export interface KeptResults<T> {
  /** Those of earlier runs; gets what this one adds. */
  readonly results: Map<string, T>;
  /** Keeps for the next run those that are used, and no others. Throws when the disk does not let it. */
  readonly keep: (isUsed: (key: string) => boolean) => Promise<void>;
}

/** What such a file holds. */
interface ResultsFile<T> {
  /** Hash of the code that made them. */
  readonly renderer: string;
  readonly results: Map<string, T>;
}

/** Opens a file of results that the code as it is now has made; has none where there is no such file. */
export async function openResults<T>(file: string): Promise<KeptResults<T>> {
  const renderer = await rendererDigest();
  const results = await readResults<T>(file, renderer);
  const before = new Set(results.keys());
  return {
    results,
    keep: async (isUsed) => {
      const kept = new Map([...results].filter(([key]) => isUsed(key)));
      if (before.symmetricDifference(kept).size > 0) {
        await writeResults(file, { renderer, results: kept });
      }
    },
  };
}

async function readResults<T>(file: string, renderer: string): Promise<Map<string, T>> {
  try {
    const kept = deserialize(await readFile(file)) as ResultsFile<T>;
    return kept.renderer === renderer ? kept.results : new Map<string, T>();
  } catch {
    // None yet, or written by another version of Node: the work done again mends it.
    return new Map();
  }
}

async function writeResults(file: string, kept: ResultsFile<unknown>): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(unfinished, serialize(kept));
  await rename(unfinished, file);
}
