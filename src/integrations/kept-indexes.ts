import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { inParallel } from '../io/in-parallel.ts';
import { codeDigest } from '../io/renderer-digest.ts';
import { createTextIndex } from './pagefind-index.ts';
import type { TextIndex } from './pagefind-index.ts';

/** Indexes that builds of a site keep for those after them, a file each. */
export interface KeptIndexes {
  /** As `createTextIndex`, but made only where no build before made it of the same texts. */
  readonly indexOf: typeof createTextIndex;
  /** Removes what this build did not ask for. */
  readonly removeOthers: () => Promise<void>;
}

/** Opens the folder of the indexes that are kept. */
export async function openKeptIndexes(folder: string): Promise<KeptIndexes> {
  await mkdir(folder, { recursive: true });
  const code = await codeDigest();
  const used = new Set<string>();
  return {
    indexOf: async (texts, language) => {
      const name = createHash('sha256')
        .update(JSON.stringify([code, language, texts]))
        .digest('hex');
      used.add(name);
      const file = join(folder, name);
      const kept = await readIndex(file);
      if (kept) return kept;
      const made = await createTextIndex(texts, language);
      await writeFile(`${file}.unfinished`, serialize(made));
      await rename(`${file}.unfinished`, file);
      return made;
    },
    removeOthers: async () => {
      const others = (await readdir(folder)).filter((name) => !used.has(name));
      await inParallel(others, (name) => rm(join(folder, name), { recursive: true, force: true }));
    },
  };
}

async function readIndex(file: string): Promise<TextIndex | undefined> {
  try {
    return deserialize(await readFile(file)) as TextIndex;
  } catch {
    // None yet, or written by another version of Node: making it again mends it.
    return undefined;
  }
}
