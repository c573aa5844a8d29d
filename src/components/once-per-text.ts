import type { Root } from 'hast';
import { parseHtml } from '../domain/diff/html.ts';

/**
 * A function that does its work once for each text, as long as a build lasts: a section that a version did not change is
 * shown by many pages.
 */
export function oncePerText<T>(work: (text: string) => T): (text: string) => T {
  const done = new Map<string, T>();
  return (text) => {
    const known = done.get(text);
    if (known !== undefined) return known;
    const result = work(text);
    done.set(text, result);
    return result;
  };
}

/** Parses HTML; the tree is shared, and to be left as it is. */
export const parsedOnce = oncePerText<Root>(parseHtml);
