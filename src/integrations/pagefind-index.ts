import { gunzipSync } from 'node:zlib';
import { createIndex } from 'pagefind';

/** A text for the index, with what is to be known of it when it is found. */
export interface IndexedText {
  readonly url: string;
  readonly content: string;
  readonly meta: Record<string, string>;
}

export interface TextIndex {
  /** Files by their path within the index's folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** For each text, in order, the id by which a search names it. */
  readonly ids: readonly string[];
}

/** Ready-made interfaces and the program for unknown languages, neither of which is used. */
const UNUSED = /(?:-ui|-highlight)\.(?:js|css)$|^wasm\.unknown\./;

/** What the content of Pagefind's compressed files begins with. */
const SIGNATURE = 'pagefind_dcd';

/**
 * Makes an index of texts by Pagefind.
 *
 * @param language tag of the texts' language: `nl-BE`.
 * @throws Error naming the text that Pagefind refuses.
 */
export async function createTextIndex(
  texts: readonly IndexedText[],
  language: string,
): Promise<TextIndex> {
  const code = language.split('-', 1).join('');
  const { index, errors } = await createIndex({ forceLanguage: code });
  if (!index) throw new Error(`Pagefind cannot start: ${errors.join('; ')}`);
  try {
    for (const text of texts) {
      const added = await index.addCustomRecord({ ...text, language: code });
      if (added.errors.length > 0) {
        throw new Error(`Pagefind cannot index ${text.url}: ${added.errors.join('; ')}`);
      }
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(`Pagefind: ${made.errors.join('; ')}`);
    const files = new Map(
      made.files
        .filter(({ path }) => !UNUSED.test(path))
        .map(({ path, content }) => [path, content] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1)),
    );
    return { files, ids: idsOf(texts, files) };
  } finally {
    await index.deleteIndex();
  }
}

function idsOf(
  texts: readonly IndexedText[],
  files: ReadonlyMap<string, Uint8Array>,
): readonly string[] {
  const ids = new Map<string, string>();
  for (const [path, content] of files) {
    const id = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    if (id === undefined) continue;
    const fragment = gunzipSync(content).toString().slice(SIGNATURE.length);
    ids.set((JSON.parse(fragment) as { url: string }).url, id);
  }
  return texts.map(({ url }) => {
    const id = ids.get(url);
    if (id === undefined) throw new Error(`Pagefind left out ${url}`);
    return id;
  });
}
