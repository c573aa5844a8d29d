import { readdir } from 'node:fs/promises';
import { hashText, join, readText } from './files.ts';
import { projectRoot } from './read-project.ts';

/** Hash of the code and the libraries that turn texts into HTML and keep that: what is kept from earlier builds depends on it. */
export function rendererDigest(): Promise<string> {
  return digestOf('src/domain', 'src/io');
}

/** Hash of all code and styles that pages are made by. */
export function codeDigest(): Promise<string> {
  return digestOf('src');
}

async function digestOf(...folders: readonly string[]): Promise<string> {
  const entries = await Promise.all(
    folders.map((folder) =>
      readdir(join(projectRoot, folder), { recursive: true, withFileTypes: true }),
    ),
  );
  const files = [
    ...entries
      .flat()
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
    join(projectRoot, 'astro.config.mjs'),
    join(projectRoot, 'package-lock.json'),
  ].sort();
  const texts = await Promise.all(files.map((file) => readText(projectRoot, file)));
  return hashText(
    texts.map((source) => `${source?.file ?? ''} ${source?.sha256 ?? ''}`).join('\n'),
  );
}
