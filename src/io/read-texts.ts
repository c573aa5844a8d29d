import { readSection } from '../domain/sections.ts';
import type { SectionSource } from '../domain/sections.ts';
import type { SectionTexts } from '../domain/project.ts';
import { join, list } from './files.ts';
import type { Reader } from './reader.ts';

/** Folder of a version with the translations that were added after it was sealed. */
export const TRANSLATIONS = 'translations';

/** Sections in `<folder>/<locale>/<id>.mdx`. */
export async function readTexts(folder: string, reader: Reader): Promise<SectionTexts> {
  const { folders } = await list(folder);
  const texts = new Map<string, ReadonlyMap<string, SectionSource>>();
  for (const locale of folders.filter((name) => name !== TRANSLATIONS)) {
    texts.set(locale, await readSections(join(folder, locale), locale, reader));
  }
  return texts;
}

/** Sections of one locale in `<folder>/<id>.mdx`. */
export async function readSections(
  folder: string,
  locale: string,
  { read, readYaml, refuse }: Reader,
): Promise<ReadonlyMap<string, SectionSource>> {
  const sections = new Map<string, SectionSource>();
  const { files } = await list(folder);
  for (const name of files.filter((file) => file.endsWith('.mdx'))) {
    const source = await read(join(folder, name));
    if (!source) continue;
    const id = name.slice(0, -'.mdx'.length);
    const result = readSection(source, id, locale, readYaml);
    if ('section' in result) sections.set(id, result.section);
    else refuse(source.file, result.issues, source.text);
  }
  return sections;
}
