import type { SearchLanguage } from './language.ts';
import type { SearchSection } from './records.ts';
import { createStem, joinedWordsOf, wordsOf } from './words.ts';
import type { Stem } from './words.ts';
import type { SearchWords } from '../schema/index.ts';

/**
 * What the first suggestions are made of: a small file, the same data as tuples and word lists because every byte
 * of it stands between a reader and the first answer.
 */
export interface SuggestionsFile {
  readonly language: SearchLanguage;
  readonly sections: readonly SuggestedSection[];
  /** Groups of words that mean the same. */
  readonly synonyms: readonly string[];
  /** Words of questions that the statement does not answer. */
  readonly outside: string;
}

export type SuggestedSection = readonly [
  title: string,
  slug: string,
  /** Keywords of the section as a whole. */
  keywords: string,
  records: readonly SuggestedRecord[],
];

/** A passage; that of a section itself has the section's id and no title of its own. */
export type SuggestedRecord = readonly [id: string, title: string, keywords: string];

/**
 * Makes the file of a locale's first suggestions.
 *
 * @param names words that are on every page, such as the organisation's name: they say nothing about what is sought.
 */
export function createSuggestions(
  sections: readonly SearchSection[],
  words: SearchWords,
  language: SearchLanguage,
  names: readonly string[],
): SuggestionsFile {
  const stem = createStem(language);
  const stopWords = new Set([...language.stopWords.split(' '), ...names.flatMap(wordsOf)]);
  const known = new Set(language.commonWords.split(' ').map(stem));
  const brief = (phrases: readonly string[], besides: readonly string[]) =>
    wordList(phrases, besides, stem, stopWords);
  return {
    language: { ...language, stopWords: [...stopWords].filter(Boolean).join(' ') },
    sections: sections.map(({ title, slug, keywords, records }) => [
      title,
      slug,
      brief(keywords, [title]),
      records.map(({ id, kind, title: own }) => [
        id,
        kind === 'section' ? '' : own,
        brief(words.keywords[id] ?? [], [own]),
      ]),
    ]),
    synonyms: words.synonyms.map((group) => wordList(group, [], stem, new Set())),
    outside: wordList(words.outside, [], stem, known),
  };
}

/** The words of phrases, one of each stem, without those that the title has already. */
function wordList(
  phrases: readonly string[],
  besides: readonly string[],
  stem: Stem,
  without: ReadonlySet<string>,
): string {
  const seen = new Set(besides.flatMap(wordsOf).map(stem));
  return phrases
    .flatMap(joinedWordsOf)
    .filter((word) => {
      const isNew = word.length > 1 && !without.has(word) && !seen.has(stem(word));
      seen.add(stem(word));
      return isNew;
    })
    .join(' ');
}
