import { readFileSync } from 'node:fs';
import { importText } from '../../../src/importers/import-text.ts';
import type { ImportedText, ImportSettings } from '../../../src/importers/import-text.ts';
import { readSource } from '../../../src/importers/read-source.ts';

export const SETTINGS: ImportSettings = {
  locale: 'en',
  known: [],
  isTranslation: false,
  takenSlugs: [],
  introduction: 'Introduction',
};

/** Imports bytes or a text as a file of that name. Throws when it cannot be read. */
export async function imported(
  name: string,
  content: Uint8Array | string,
  settings: Partial<ImportSettings> = {},
): Promise<ImportedText> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await readSource(name, bytes);
  if (!('sections' in read)) throw new Error(read.message);
  return importText(read, { ...SETTINGS, ...settings });
}

/** Imports a file of tests/fixtures/import. */
export function importedFixture(
  name: string,
  settings: Partial<ImportSettings> = {},
): Promise<ImportedText> {
  return imported(name, fixture(name), settings);
}

export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/import/${name}`, import.meta.url));
}

/** The body of a section by its id. */
export function bodyOf(text: ImportedText, id: string): string {
  const section = text.sections.find((candidate) => candidate.id === id);
  if (!section) throw new Error(`no ${id} among ${text.sections.map((other) => other.id).join()}`);
  return section.body;
}

/** What an import says of a file: the words that it keeps, what it tells, and why it refuses. */
export async function outcome(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await readSource(name, bytes);
  if (!('sections' in read)) return { refusal: read, text: undefined, said: '' };
  const text = importText(read, SETTINGS);
  const said = JSON.stringify([text.title, text.sections, text.remarks]);
  return { refusal: undefined, text, said };
}

/** A word that occurs nowhere else takes the place of each `@`. */
export function withWords(pattern: string): string {
  let count = 0;
  return pattern.replaceAll('@', () => `word${String((count += 1))}q`);
}
