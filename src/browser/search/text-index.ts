/** The part of Pagefind's interface that is used here. */
interface Pagefind {
  createInstance(options: { basePath: string }): {
    init(): Promise<void>;
    preload(query: string): Promise<void>;
    search(query: string | null): Promise<{ results: PagefindResult[] }>;
  };
}

interface PagefindResult {
  readonly id: string;
  data(): Promise<PagefindData>;
}

export interface PagefindData {
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** A full-text index that is ready to answer. */
export interface TextIndex {
  /** How many texts there are. */
  readonly size: number;
  /** Ids of the texts that have a word, in any of its forms. */
  find(word: string): Promise<ReadonlySet<string>>;
  data(id: string): Promise<PagefindData | undefined>;
}

/** One word for each letter and digit: what they begin with tells Pagefind which parts of an index to fetch. */
const EVERYTHING = 'a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9';

/** Opens an index of Pagefind's, with all of its words. Throws when it cannot be had. */
export async function openTextIndex(folder: string, program = folder): Promise<TextIndex> {
  const pagefind = (await import(/* @vite-ignore */ `${program}pagefind.js`)) as Pagefind;
  const index = pagefind.createInstance({ basePath: folder });
  await index.init();
  const [all] = await Promise.all([index.search(null), index.preload(EVERYTHING)]);
  const results = new Map(all.results.map((result) => [result.id, result]));
  const found = new Map<string, Promise<ReadonlySet<string>>>();
  const look = async (word: string) => {
    // Without quotes Pagefind would make do with the beginning of a word it does not know.
    const { results: matching } = await index.search(`"${word}"`);
    return new Set(matching.map(({ id }) => id));
  };
  return {
    size: results.size,
    find: (word) => {
      const ids = found.get(word) ?? look(word);
      found.set(word, ids);
      return ids;
    },
    data: async (id) => results.get(id)?.data(),
  };
}
