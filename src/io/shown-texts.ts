import { fileURLToPath } from 'node:url';
import type { ShownText } from '../domain/edition.ts';
import { openResults } from './kept.ts';
import type { KeptResults } from './kept.ts';

/** The file with the texts of one site's editions, in the folder for what Astro keeps of that site. */
export function shownTextsFile(cacheDir: URL): URL {
  return new URL('shown-texts', cacheDir);
}

/** The texts that earlier builds made ready to be shown, by what they were made of. */
export function shownTexts(cacheDir: URL): Promise<KeptResults<ShownText>> {
  return openResults(fileURLToPath(shownTextsFile(cacheDir)));
}
