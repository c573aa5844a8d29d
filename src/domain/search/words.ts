import type { SearchLanguage } from './language.ts';

/** A text in small letters without accents, so that é and e, ’ and ' are one. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('ß', 'ss');
}

/** The words of a text, folded: runs of letters and digits. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a text, folded, each without the hyphens inside it: `opt-out` is `optout`. */
export function joinedWordsOf(text: string): string[] {
  return text
    .split(/[\s'’/]+/u)
    .map((word) => wordsOf(word).join(''))
    .filter(Boolean);
}

/** Gives the stem of a folded word: what its forms have in common. */
export type Stem = (word: string) => string;

/** What must be left of a word when an ending is cut off. */
const SHORTEST_STEM = 3;

/** Makes the stemmer of a language: light, meant to bring forms of a word together and not to find its root. */
export function createStem({ endings, spellings }: SearchLanguage): Stem {
  const groups = endings.map((group) => group.split(' '));
  const rules = spellings.map(([pattern, into]) => [new RegExp(pattern, 'gu'), into] as const);
  const known = new Map<string, string>();
  const work = (word: string): string => {
    let stem = word;
    for (const group of groups) {
      const ending = group.find(
        (candidate) => stem.endsWith(candidate) && stem.length - candidate.length >= SHORTEST_STEM,
      );
      if (ending) stem = stem.slice(0, -ending.length);
    }
    return rules.reduce((text, [pattern, into]) => text.replace(pattern, into), stem);
  };
  return (word) => {
    const stem = known.get(word) ?? work(word);
    known.set(word, stem);
    return stem;
  };
}
