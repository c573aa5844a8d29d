import type { SuggestionsFile } from './suggestions.ts';

/**
 * All that a page's search fetches before its first suggestions: what they are made of, the words of the interface,
 * and where everything else is. Described by `search.schema.json`.
 */
export interface SearchFile extends SuggestionsFile {
  readonly $schema: string;
  readonly phrases: SearchPhrases;
  /** Path of the statement, which the sections' slugs continue. */
  readonly home: string;
  /** Path of the page of search results. */
  readonly page: string;
  /** Folder of the index of the full text. */
  readonly text: string;
  /** Folder of the index of other versions; nothing when there are none. */
  readonly history?: string;
  /** Ids by which the index of the full text knows the passages, in their order. */
  readonly fragments: string;
  /** Whom to ask when nothing fits. */
  readonly email: string;
}

/** Interface words; `{{name}}` stands for what is filled in. */
export interface SearchPhrases {
  readonly results_one: string;
  readonly results_other: string;
  readonly instead: string;
  readonly asTyped: string;
  readonly none: string;
  readonly nearest: string;
  readonly ask: string;
  readonly all: string;
  readonly list: string;
  readonly history: string;
  readonly historyTitle: string;
  readonly historyNone: string;
  readonly failed: string;
}

/** What the index of other versions keeps with each passage. */
export interface HistoryMeta extends Readonly<Record<string, string>> {
  readonly title: string;
  readonly section: string;
  readonly href: string;
  /** Whether the version still applies, and when it did. */
  readonly status: string;
}
