import MiniSearch from 'minisearch';
import type { SearchFile } from '../../src/domain/search/file.ts';
import { createLexicon } from '../../src/domain/search/lexicon.ts';
import { rank } from '../../src/domain/search/rank.ts';
import type { TextHits } from '../../src/domain/search/rank.ts';
import type { SearchSection } from '../../src/domain/search/records.ts';
import { textWords, understand } from '../../src/domain/search/understand.ts';

/** What an engine finds: ids of passages, best first, and whether it offers the first one as an answer. */
export interface Outcome {
  readonly ids: readonly string[];
  readonly confident: boolean;
}

export interface Engine {
  readonly name: string;
  search(query: string): Promise<Outcome>;
}

/** The part of Pagefind's program that is used here. */
export interface PagefindProgram {
  createInstance(options: { basePath: string; language: string }): PagefindOpened;
}

export interface PagefindOpened {
  init(): Promise<void>;
  search(query: string): Promise<{
    results: readonly { readonly id: string; data(): Promise<{ readonly raw_url: string }> }[];
  }>;
}

/** Pagefind as it comes, with the same titles, keywords and texts. */
export function pagefind(opened: PagefindOpened): Engine {
  return {
    name: 'Pagefind as it comes',
    search: async (query) => {
      const { results } = await opened.search(query);
      const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return { ids: data.map(({ raw_url: url }) => url), confident: data.length > 0 };
    },
  };
}

/** MiniSearch with the same titles, keywords and texts, its usual choices for questions, tolerant of typing errors. */
export function minisearch(
  sections: readonly SearchSection[],
  keywords: Readonly<Record<string, readonly string[]>>,
): Engine {
  const index = new MiniSearch({
    fields: ['title', 'keywords', 'text'],
    searchOptions: { boost: { title: 3, keywords: 2 }, fuzzy: 0.2, prefix: true },
  });
  index.addAll(
    sections.flatMap((section) =>
      section.records.map(({ id, kind, title, text }) => ({
        id,
        title,
        text,
        keywords: [...(kind === 'section' ? section.keywords : []), ...(keywords[id] ?? [])].join(
          ' ',
        ),
      })),
    ),
  );
  return {
    name: 'MiniSearch',
    search: async (query) => {
      const ids = index.search(query).map((result) => String(result['id']));
      return Promise.resolve({ ids, confident: ids.length > 0 });
    },
  };
}

/** This project's search, with the full text or without. */
export function ourSearch(
  name: string,
  file: SearchFile,
  text?: { readonly index: PagefindOpened; readonly ids: readonly string[] },
): Engine {
  const lexicon = createLexicon(file);
  const find = async (word: string): Promise<TextHits> => {
    const found = await text?.index.search(`"${word}"`);
    const places = found?.results.map(({ id }) => text?.ids.indexOf(id) ?? -1) ?? [];
    return new Set(places.filter((place) => place >= 0));
  };
  return {
    name,
    search: async (query) => {
      const understood = understand(query, lexicon);
      const hits = new Map<string, TextHits>();
      for (const word of textWords(understood)) hits.set(word, await find(word));
      const { found, confident } = rank(understood, lexicon, (word) => hits.get(word));
      return { ids: found.map(({ passage }) => passage.id), confident };
    },
  };
}
