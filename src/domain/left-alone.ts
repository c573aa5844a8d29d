/**
 * Which folders of a built site the next build can leave where they are. In: the files that stay, and all others, of the
 * old site and of the new one. Out: the topmost folders that hold nothing but files that stay.
 */
export function foldersLeftAlone(staying: readonly string[], others: Iterable<string>): string[] {
  const busy = new Set<string>(['']);
  for (const file of others) for (const folder of foldersOf(file)) busy.add(folder);
  const left = new Set<string>();
  for (const file of staying) {
    const folder = foldersOf(file).find((above) => !busy.has(above));
    if (folder !== undefined) left.add(folder);
  }
  return [...left];
}

/** The folders a file is in, the topmost first. */
function foldersOf(file: string): string[] {
  const steps = file.split('/').slice(0, -1);
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** Whether a file is in one of the folders. */
export function isWithin(file: string, folders: ReadonlySet<string>): boolean {
  return foldersOf(file).some((folder) => folders.has(folder));
}
