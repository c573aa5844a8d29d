import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hashText, join } from './files.ts';
import { inParallel } from './in-parallel.ts';

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
      return made;
    },
    removeOthers: () =>
      inParallel(
        [...known].filter((name) => !used.has(name)),
        (name) => rm(join(folder, name), { recursive: true, force: true }),
      ),
  };
}
