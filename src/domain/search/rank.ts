import type { Lexicon, Passage } from './lexicon.ts';
import type { Term, Understood } from './understand.ts';
import { weights } from './weights.ts';

/** The passages whose text has a word, by their places in the lexicon. */
export type TextHits = ReadonlySet<number>;

export interface Found {
  readonly passage: Passage;
  /** Place of the passage in the lexicon. */
  readonly index: number;
  /** From 0 to a little above 1: the share of the question that the passage is about. */
  readonly score: number;
}

export interface Ranking {
  /** Best first. */
  readonly found: readonly Found[];
  /** Whether the best one is likely to answer the question. */
  readonly confident: boolean;
}

/**
 * Orders the passages by how much of a question they are about. Every word counts by its rarity; a passage need not
 * have them all.
 *
 * @param textOf what a search of the full text found for a word; nothing while there is none.
 */
export function rank(
  { terms }: Understood,
  lexicon: Lexicon,
  textOf: (word: string) => TextHits | undefined = () => undefined,
): Ranking {
  const scores = new Map<number, number>();
  let whole = 0;
  for (const term of terms) {
    const hits = hitsOf(term, lexicon, textOf(term.word));
    const weight = term.weight * rarity(hits, lexicon);
    whole += weight;
    for (const [index, hit] of hits) scores.set(index, (scores.get(index) ?? 0) + weight * hit);
  }
  const asked = new Set(terms.flatMap(({ stems }) => [...stems.keys()]));
  const found = lexicon.passages.flatMap((passage, index): Found[] => {
    const sum = scores.get(index);
    if (sum === undefined) return [];
    const title = [...(lexicon.titles[index] ?? [])];
    const share = title.filter((stem) => asked.has(stem)).length / Math.max(title.length, 1);
    const bonus = weights.titleShare * share + (passage.kind === 'question' ? weights.question : 0);
    return [{ passage, index, score: (sum / whole) * (1 + bonus) }];
  });
  found.sort((a, b) => b.score - a.score || a.index - b.index);
  return { found, confident: (found[0]?.score ?? 0) >= weights.confident };
}

function hitsOf(
  { stems }: Term,
  { entries }: Lexicon,
  text: TextHits | undefined,
): Map<number, number> {
  const hits = new Map<number, number>();
  const raise = (index: number, hit: number) => {
    if (hit > (hits.get(index) ?? 0)) hits.set(index, hit);
  };
  for (const [stem, sure] of stems) {
    for (const [index, weight] of entries.get(stem)?.passages ?? []) raise(index, sure * weight);
  }
  const place = stems.size > 0 ? weights.text : weights.onlyText;
  for (const index of text ?? []) raise(index, place);
  return hits;
}

/** From near 0 for a word of every passage to 1 for a word of one. */
function rarity(hits: ReadonlyMap<number, number>, { passages }: Lexicon): number {
  if (hits.size === 0) return 1;
  // A passage where a word counts for little is not yet one of that word.
  const sum = [...hits.values()].reduce((total, hit) => total + hit, 0);
  return Math.log((passages.length + 1) / (sum + 0.5)) / Math.log((passages.length + 1) / 1.5);
}
