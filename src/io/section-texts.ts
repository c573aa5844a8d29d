import { fileURLToPath } from 'node:url';
import type { SectionText } from '../domain/edition.ts';
import { openResults } from './kept.ts';
import type { KeptResults } from './kept.ts';

/** The file with the texts of the sections of one site, in the folder for what Astro keeps of that. */
export function sectionTextsFile(cacheDir: URL): URL {
  return new URL('section-texts', cacheDir);
}

/** The texts that earlier builds made ready to be shown, by what they were made of. */
export function sectionTexts(cacheDir: URL): Promise<KeptResults<SectionText>> {
  return openResults(fileURLToPath(sectionTextsFile(cacheDir)));
}
