import { languageOf } from './locales.ts';
import { countSyllables, hasSyllables } from './syllables.ts';

/** How hard a text is to read. */
export interface ReadingLevel {
  readonly words: number;
  readonly sentences: number;
  /** From 0 (for specialists) to 100 (for everyone); nothing for a language without a formula, or without words. */
  readonly score: number | undefined;
}

/** What a formula weighs. */
interface Averages {
  readonly wordsPerSentence: number;
  readonly syllablesPerWord: number;
}

/** A formula of reading ease, and where it comes from. */
interface Formula {
  readonly name: string;
  readonly score: (averages: Averages) => number;
}

const formulas: Readonly<Record<string, Formula>> = {
  /** W. H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960. */
  nl: {
    name: 'Flesch–Douma',
    score: ({ wordsPerSentence, syllablesPerWord }) =>
      206.84 - 0.93 * wordsPerSentence - 77 * syllablesPerWord,
  },
  /** L. Kandel and A. Moles, Application de l’indice de Flesch à la langue française, Cahiers d’études de radio-télévision 19, 1958. */
  fr: {
    name: 'Kandel–Moles',
    score: ({ wordsPerSentence, syllablesPerWord }) =>
      207 - 1.015 * wordsPerSentence - 73.6 * syllablesPerWord,
  },
  /** R. Flesch, A new readability yardstick, Journal of Applied Psychology 32, 1948. */
  en: {
    name: 'Flesch reading ease',
    score: ({ wordsPerSentence, syllablesPerWord }) =>
      206.835 - 1.015 * wordsPerSentence - 84.6 * syllablesPerWord,
  },
};

/** Name of the formula for a language tag such as `nl-BE`; nothing when there is none. */
export function formulaName(lang: string): string | undefined {
  return formulas[languageOf(lang)]?.name;
}

/**
 * Counts words and sentences of a text and works out how easy it reads. Addresses of pages and mail are left out, and
 * so are numbers: the formulas were made for words.
 *
 * @param blocks the text, a paragraph, list item or table cell each; every block ends a sentence.
 * @param lang language tag such as `nl-BE`.
 */
export function readingLevel(blocks: readonly string[], lang: string): ReadingLevel {
  const language = languageOf(lang);
  const split = new Intl.Segmenter(lang, { granularity: 'sentence' });
  const sentences = blocks
    .flatMap((block) => [...split.segment(block.replace(ADDRESS, ''))])
    .map(({ segment }) => segment.match(WORD) ?? [])
    .filter((words) => words.length > 0);
  const words = sentences.flat();
  const formula = formulas[language];
  const counts = { words: words.length, sentences: sentences.length };
  if (!formula || words.length === 0 || !hasSyllables(language)) {
    return { ...counts, score: undefined };
  }
  const syllables = words.reduce((sum, word) => sum + countSyllables(word, language), 0);
  const score = formula.score({
    wordsPerSentence: words.length / sentences.length,
    syllablesPerWord: syllables / words.length,
  });
  return { ...counts, score: Math.round(Math.min(100, Math.max(0, score))) };
}

const ADDRESS = /\S+@\S+|https?:\S+|www\.\S+/g;
const WORD = /\p{L}[\p{L}\p{M}]*(?:['’\-‑]\p{L}[\p{L}\p{M}]*)*/gu;
