import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const aside = join(root, '.cache', 'bench', 'set-aside');

/**
 * Puts files and folders out of the way, where there are any. Nothing is removed while builds are measured: an ext4 disk without a
 * journal looks at every inode that was freed in the last minutes before it takes one, so that making 7,000 small files takes 11
 * seconds after as many were removed, and 0.4 otherwise.
 */
export async function setAside(...paths: readonly string[]): Promise<void> {
  await mkdir(aside, { recursive: true });
  for (const path of paths) {
    await rename(path, join(aside, randomUUID())).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
  }
}

/** Removes all that was put out of the way. */
export function removeSetAside(): Promise<void> {
  return rm(aside, { recursive: true, force: true });
}
