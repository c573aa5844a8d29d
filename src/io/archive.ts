import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { join } from './files.ts';

/** For every file of a site that never changes what it depends on, hashed: see `integrations/archive.ts`. */
export type ArchiveNames = Readonly<Record<string, string>>;

const namesFile = (sites: string, site: string) => join(sites, 'hosting', site, 'archive.json');
const leftFile = (sites: string, site: string) => join(sites, '.left', `${site}.json`);

/**
 * What the build before noted about a site; nothing noted when there was none.
 *
 * @param sites folder that holds the sites.
 */
export async function readArchiveNames(sites: string, site: string): Promise<ArchiveNames> {
  return (await readJson<ArchiveNames>(namesFile(sites, site))) ?? {};
}

/** Notes them for the build after. */
export async function writeArchiveNames(
  sites: string,
  site: string,
  names: ArchiveNames,
): Promise<void> {
  await writeJson(namesFile(sites, site), names);
}

/** Notes the folders that a build left where they are: in the site it is to replace. */
export async function writeLeft(
  sites: string,
  site: string,
  folders: readonly string[],
): Promise<void> {
  await writeJson(leftFile(sites, site), folders);
}

/** Moves the folders that a build of a site left where they are from the old site to the new one. */
export async function moveLeft(
  sites: string,
  site: string,
  from: string,
  to: string,
): Promise<void> {
  const folders = (await readJson<readonly string[]>(leftFile(sites, site))) ?? [];
  await Promise.all(folders.map((folder) => rename(join(from, folder), join(to, folder))));
}

async function readJson<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value));
}
