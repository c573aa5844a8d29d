import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { inParallel } from '../io/in-parallel.ts';

/** Days on which files last changed, by path below the site's root. */
export type ModifiedFiles = Map<string, Date>;

/** Notes the day that an answer says it last changed on: a file has no headers, but hosts make them of its time. */
export function noteModified(files: ModifiedFiles, file: string, response: Response): void {
  const modified = response.headers.get('Last-Modified');
  if (modified !== null) files.set(file, new Date(modified));
}

/** Gives the files their times. */
export async function setModified(root: string, files: ModifiedFiles): Promise<void> {
  await inParallel(files, ([file, day]) => utimes(join(root, file), day, day));
}
