import type { Root } from 'hast';
import { parseHtml } from '../domain/diff/html.ts';

const parsed = new Map<string, Root>();

/** Parses HTML once a build: the redlines of a site have the same texts on one side or the other. */
export function parsedOnce(html: string): Root {
  const known = parsed.get(html);
  if (known) return known;
  const tree = parseHtml(html);
  parsed.set(html, tree);
  return tree;
}
