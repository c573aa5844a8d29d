import { readdir } from 'node:fs/promises';
import { hashText, join, readText } from './files.ts';
import { projectRoot } from './read-project.ts';

/** Hash of the code and the libraries that turn texts into pages: what is kept from earlier builds depends on it. */
export async function rendererDigest(): Promise<string> {
  const folder = join(projectRoot, 'src', 'domain');
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith('.ts'))
    .sort();
  const files = [
    ...names.map((name) => join(folder, name)),
    join(projectRoot, 'package-lock.json'),
  ];
  const texts = await Promise.all(files.map((file) => readText(projectRoot, file)));
  return hashText(
    texts.map((source) => `${source?.file ?? ''} ${source?.sha256 ?? ''}`).join('\n'),
  );
}
