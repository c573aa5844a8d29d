import { createHash } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { FileWrite } from '../domain/plan/plan.ts';
import type { TextFile } from '../domain/sections.ts';

/** Hash of a text as it is sealed: line ends as LF, no byte order mark. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Reads a text file; nothing when there is none. Throws on any other failure. */
export async function readText(root: string, path: string): Promise<TextFile | undefined> {
  try {
    const raw = await readFile(path, 'utf8');
    const text = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
    return { file: projectPath(root, path), text, sha256: hashText(text) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
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
 * All files below a folder as text, in order of their paths, which are relative to it. Hidden files and folders are
 * left out; none when the folder does not exist.
 */
export async function readAllTexts(folder: string): Promise<FileWrite[]> {
  const { folders, files } = await list(folder);
  const own = await Promise.all(
    files.map(async (name) => ({ path: name, text: await readFile(join(folder, name), 'utf8') })),
  );
  const below = await Promise.all(
    folders.map(async (name) =>
      (await readAllTexts(join(folder, name))).map(({ path, text }) => ({
        path: `${name}/${path}`,
        text,
      })),
    ),
  );
  return [...own, ...below.flat()];
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

/** Names of the folders and files in a folder, sorted; none when it does not exist. */
export async function list(path: string): Promise<{ folders: string[]; files: string[] }> {
  try {
    const entries = (await readdir(path, { withFileTypes: true })).filter(
      ({ name }) => !name.startsWith('.'),
    );
    const names = (kind: 'isDirectory' | 'isFile') =>
      entries
        .filter((entry) => entry[kind]())
        .map(({ name }) => name)
        .sort();
    return { folders: names('isDirectory'), files: names('isFile') };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { folders: [], files: [] };
    throw error;
  }
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
