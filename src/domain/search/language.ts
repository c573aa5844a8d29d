/** What the search knows of a language. All of it is optional help: an unknown language is searched without. */
export interface SearchLanguage {
  /** Words that say nothing about what is looked for. */
  readonly stopWords: string;
  /** Words that such texts and questions are full of: they count, but for less. */
  readonly commonWords: string;
  /** Groups of endings, the longest of a group first: of each group in turn, the first that fits is cut off. */
  readonly endings: readonly string[];
  /** Spellings that count as one, as regular expressions and what replaces them, after the endings. */
  readonly spellings: readonly (readonly [pattern: string, replacement: string])[];
  /** What may stand between the parts of a compound, `-` for nothing; empty: compounds are not written as one word. */
  readonly joints: string;
}

/** A language that nothing is known of. */
export const unknownLanguage: SearchLanguage = {
  stopWords: '',
  commonWords: '',
  endings: [],
  spellings: [],
  joints: '',
};
