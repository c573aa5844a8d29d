import { conceptOf } from './concepts.ts';

/** Slug of a title: its words in small letters with hyphens, without accents in Latin script. */
export function slugOf(title: string, fallback: string): string {
  const words = title
    .toLowerCase()
    .replace(/['’‘`]/g, '-')
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .match(/[\p{Ll}\p{Lo}\p{M}\p{N}]+/gu);
  const kept = shortened(words ?? []);
  // A word may not begin with a mark that belongs to a letter before it.
  const slug = kept.filter((word) => /^[\p{Ll}\p{Lo}\p{N}]/u.test(word)).join('-');
  return slug === '' ? fallback : slug;
}

const LONGEST = 60;

function shortened(words: readonly string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (const word of words) {
    length += word.length + 1;
    if (length > LONGEST && kept.length > 0) break;
    kept.push(word.slice(0, LONGEST));
  }
  return kept;
}

/**
 * Id for a section or heading that none has yet: by what it treats; in English by its words; else by `fallback` and its
 * place. Ids are the same in every language, so a Dutch title gives no Dutch id.
 */
export function proposeId(
  title: string,
  {
    locale,
    fallback,
    taken,
  }: { readonly locale: string; readonly fallback: string; readonly taken: ReadonlySet<string> },
): string {
  const english = locale === 'en' || locale.startsWith('en-') ? englishId(title) : undefined;
  const proposals = [conceptOf(title), english].filter((id) => id !== undefined);
  const free = proposals.find((id) => !taken.has(id));
  return free ?? numbered(fallback, taken);
}

function englishId(title: string): string | undefined {
  const id = slugOf(title, '')
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^[^a-z]+/, '')
    .replace(/-+/g, '-')
    .replace(/-$/, '');
  return id === '' ? undefined : id;
}

/** `section-3`, `section-4`…: the first that is free. */
export function numbered(stem: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${stem}-${String(number)}`)) number += 1;
  return `${stem}-${String(number)}`;
}

/** A slug that no other section has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${String(number)}`)) number += 1;
  return `${slug}-${String(number)}`;
}
