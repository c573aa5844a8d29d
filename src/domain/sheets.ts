/**
 * Pages that share one rendering. A page of a sealed version whose section did not change says what the same page of the
 * version before says, but for some words: its dates. All such pages have one sheet; one of them is rendered, the
 * others are that page with their own words.
 */

/** What a page that never changes depends on. */
export interface PageKey {
  /** Equal for pages that are the same but for their words. */
  readonly sheet: string;
  /** What the page says that others of its sheet do not, each time in the same order. */
  readonly words: readonly string[];
  /** Pages of long ago: a host compresses them when someone comes, instead of the build for everyone. */
  readonly isSeldomRead: boolean;
}

/** The key as Astro carries it, as the `cacheKey` of a path. */
export function writeKey(key: PageKey): string {
  return JSON.stringify(key);
}

/** The inverse of `writeKey`. */
export function readKey(text: string): PageKey {
  return JSON.parse(text) as PageKey;
}

/** Makes the test whether a text has one of the words in it, so that they cannot be told from those around it. */
export function speaksOf(words: readonly string[]): (text: string) => boolean {
  // Most texts hold none of the words in any form, which is seen at once.
  return (text) => words.some((word) => text.includes(word)) && text.search(pattern(words)) >= 0;
}

/** Whether every word can be given its counterpart: where two are the same, their counterparts must be. */
export function canBecome(from: readonly string[], to: readonly string[]): boolean {
  return (
    from.length === to.length && from.every((word, index) => to[index] === to[from.indexOf(word)])
  );
}

/** A page with other words: each of `from` replaced by the one at the same place of `to`. */
export function reworded(html: string, from: readonly string[], to: readonly string[]): string {
  const counterparts = new Map(from.map((word, index) => [word, to[index] ?? word]));
  return html.replace(pattern(from), (word) => counterparts.get(word) ?? word);
}

/** The words as such: `1 mei 2018` is not within `21 mei 2018`. The longest first, for one may begin with another. */
function pattern(words: readonly string[]): RegExp {
  const sources = [...new Set(words)]
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}
