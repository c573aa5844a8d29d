import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { access, lstat, readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { FileWrite } from '../domain/plan/plan.ts';
import type { TextFile } from '../domain/sections.ts';

/** Hash of a text as it is sealed: line ends as LF, no byte order mark. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Reads a text file; nothing when there is none, or a link that leads to none. Throws on any other failure. */
export async function readText(root: string, path: string): Promise<TextFile | undefined> {
  try {
    const raw = await readFile(path, 'utf8');
    const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    return { file: projectPath(root, path), text, sha256: hashText(text) };
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Bytes of a file; nothing when there is none, or when it is a folder. Throws on any other failure. */
export async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}

/**
 * All files below a folder as text, with paths relative to it: those of a folder in order of their names, then those of
 * the folders in it. Hidden files and folders are left out; none when the folder does not exist.
 */
export async function readAllTexts(folder: string): Promise<FileWrite[]> {
  const { files } = await listAll(folder);
  return Promise.all(
    files.map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
  );
}

/** The name of a folder that does not exist yet: the one wished for, or with a number behind it. */
export async function freeFolder(root: string, wish: string): Promise<string> {
  let name = wish;
  for (let number = 2; await exists(join(root, name)); number += 1)
    name = `${wish}-${String(number)}`;
  return name;
}

/** Whether there is a file or folder. */
export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

/** A symbolic link that leads to no file or folder. */
export interface DeadLink {
  readonly path: string;
  /** What it leads to, as it says. */
  readonly target: string;
  /** Whether it leads to itself, or to a folder that it lies in. */
  readonly isCircle: boolean;
}

/**
 * Names of the folders and files in a folder, sorted; none when it does not exist. A symbolic link is what it leads to.
 * Hidden files and folders are left out.
 */
export async function list(
  path: string,
): Promise<{ folders: string[]; files: string[]; deadLinks: DeadLink[] }> {
  const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  const folders: string[] = [];
  const files: string[] = [];
  const deadLinks: DeadLink[] = [];
  const sort = async (entry: Dirent) => {
    const { name } = entry;
    const file = join(path, name);
    const found = entry.isSymbolicLink() ? await behindLink(file) : entry;
    if ('target' in found) deadLinks.push({ ...found, path: name });
    else if (found.isFile()) files.push(name);
    else if (!found.isDirectory()) return;
    else if (!entry.isSymbolicLink() || !(await leadsBack(file))) folders.push(name);
    else deadLinks.push({ path: name, target: await readlink(file), isCircle: true });
  };
  await Promise.all(entries.filter(({ name }) => !name.startsWith('.')).map(sort));
  return { folders: folders.sort(), files: files.sort(), deadLinks };
}

/** Paths of all files below a folder, and of its dead links, in the order of `readAllTexts`. */
export async function listAll(
  folder: string,
): Promise<{ readonly files: readonly string[]; readonly deadLinks: readonly DeadLink[] }> {
  const { folders, files, deadLinks } = await list(folder);
  const below = await Promise.all(
    folders.map(async (name) => {
      const all = await listAll(join(folder, name));
      return {
        files: all.files.map((path) => `${name}/${path}`),
        deadLinks: all.deadLinks.map((link) => ({ ...link, path: `${name}/${link.path}` })),
      };
    }),
  );
  return {
    files: [...files, ...below.flatMap((all) => all.files)],
    deadLinks: [...deadLinks, ...below.flatMap((all) => all.deadLinks)],
  };
}

/**
 * The first symbolic link on the way to a path, or at its end, that leads to nothing.
 *
 * @returns nothing when there is none, or none that may be seen.
 */
export async function deadLinkOn(path: string): Promise<DeadLink | undefined> {
  const around = dirname(path);
  const above = around === path ? undefined : await deadLinkOn(around);
  if (above) return above;
  try {
    if (!(await lstat(path)).isSymbolicLink()) return undefined;
    const found = await behindLink(path);
    return 'target' in found ? { ...found, path } : undefined;
  } catch {
    return undefined;
  }
}

/** What a symbolic link leads to; where that is nothing, what it says. */
async function behindLink(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (!isAbsent(error)) throw error;
    const isCircle = (error as NodeJS.ErrnoException).code === 'ELOOP';
    return { target: await readlink(path), isCircle };
  }
}

/** Whether a link leads to a folder that it lies in, wherever one came from through other links. */
async function leadsBack(path: string): Promise<boolean> {
  const [here, there] = await Promise.all([realpath(dirname(path)), realpath(path)]);
  return `${here}${sep}`.startsWith(`${there}${sep}`);
}

/** Whether an error says that there is no such file, be it at the end of a link. */
function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Path below `root` with forward slashes, as findings show it. */
export function projectPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/') || '.';
}

/**
 * Where the names of a content folder's files start: at the working directory, so that they can be opened and handed to other
 * programs; for a folder that is not below it, at the folder around it.
 */
export function namesFrom(content: string): string {
  const path = projectPath(process.cwd(), content);
  const isBelow = !/^\.\.?(?:\/|$)/.test(path) && !isAbsolute(path);
  return isBelow ? process.cwd() : dirname(content);
}

/** How people are told of a file in a content folder. */
export function shownName(content: string, path: string): string {
  return projectPath(namesFrom(content), join(content, path));
}

export { join };
