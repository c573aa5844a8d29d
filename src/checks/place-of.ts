import { fileTop } from '../domain/issue.ts';
import type { Place } from '../domain/issue.ts';

/** Where an id first stands in a text as a word of its own; the top of the file when it does not. */
export function placeOf(text: string, id: string): Place {
  const match = new RegExp(`(?<![\\w-])${RegExp.escape(id)}(?![\\w-])`, 'u').exec(text);
  if (!match) return fileTop;
  const before = text.slice(0, match.index).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
