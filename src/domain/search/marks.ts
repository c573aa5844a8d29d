import type { Lexicon } from './lexicon.ts';
import type { Understood } from './understand.ts';
import { fold } from './words.ts';

/** A stretch of text, and whether it is something that was asked for. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** Tells whether a word of a text is one that a question asks for. */
export type IsAsked = (word: string) => boolean;

/** Recognises the words of a question, in all their forms and with what means the same. */
export function askedWords({ terms }: Understood, { stem, stopWords }: Lexicon): IsAsked {
  const stems = new Set(terms.flatMap((term) => [stem(term.word), ...term.stems.keys()]));
  const beginnings = terms.map(({ word }) => word).filter((word) => word.length > 3);
  return (word) => {
    const folded = fold(word);
    if (folded.length < 2 || stopWords.has(folded)) return false;
    return stems.has(stem(folded)) || beginnings.some((beginning) => folded.startsWith(beginning));
  };
}

/** Cuts a text into stretches that were asked for and stretches that were not. */
export function marked(text: string, isAsked: IsAsked): Stretch[] {
  const stretches: { text: string; marked: boolean }[] = [];
  for (const part of text.split(/([\p{L}\p{N}]+)/u)) {
    const hit = isAsked(part);
    const last = stretches.at(-1);
    if (last && (last.marked === hit || part === '')) last.text += part;
    else if (part !== '') stretches.push({ text: part, marked: hit });
  }
  return stretches;
}

/** The part of a text that has most of what was asked for, at most so many characters and cut between words. */
export function excerptOf(text: string, isAsked: IsAsked, length = 160): string {
  const words = text.split(/\s+/u);
  const hits = words.map((word) => (/[\p{L}\p{N}]+/u.exec(word)?.some(isAsked) ? 1 : 0));
  let [best, bestStart, bestEnd] = [-1, 0, 0];
  for (let start = 0; start < words.length; start += 1) {
    // What begins a sentence reads best.
    const opens = start === 0 || /[.!?:;]$/u.test(words[start - 1] ?? '');
    let [end, size, sum] = [start, 0, opens ? 0.5 : 0];
    for (; end < words.length; end += 1) {
      size += (words[end]?.length ?? 0) + 1;
      if (size > length) break;
      sum += hits[end] ?? 0;
    }
    if (sum > best) [best, bestStart, bestEnd] = [sum, start, end];
    if (end === words.length) break;
  }
  const cut = words.slice(bestStart, bestEnd).join(' ');
  return `${bestStart > 0 ? '… ' : ''}${cut}${bestEnd < words.length ? ' …' : ''}`;
}
