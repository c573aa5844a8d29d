import type { Root } from 'hast';
import { parseHtml } from '../domain/diff/html.ts';

/**
 * Remembers results by a key as long as a build lasts: a section that a version did not change is shown by many pages.
 *
 * @returns a function that does the work only where there is no result for the key yet.
 */
export function once<T>(): (key: string, work: () => T) => T {
  const done = new Map<string, T>();
  return (key, work) => {
    const known = done.get(key);
    if (known !== undefined) return known;
    const result = work();
    done.set(key, result);
    return result;
  };
}

const trees = once<Root>();

/** Parses HTML; the tree is shared, and to be left as it is. */
export function parsedOnce(html: string): Root {
  return trees(html, () => parseHtml(html));
}
