/**
 * How alike two blocks are: Dice's coefficient on their bags of words (Dice 1945; twice what they share, divided by what
 * they have together).
 */
import type { Block } from './blocks.ts';
import { tokensOf } from './tokens.ts';

/** How often each word occurs, and how many words there are. */
export interface Bag {
  counts: Map<number, number>;
  size: number;
}

/** The bag of words of a block, made once. Images and the like count as words. */
export function bagOf(block: Block): Bag {
  if (block.bag) return block.bag;
  const bag: Bag = { counts: new Map(), size: 0 };
  if (block.leaf) {
    for (const { kind, plain, element } of tokensOf(block).words)
      if (kind !== 'mark' && element?.tagName !== 'br') put(bag, plain, 1);
  } else {
    for (const child of block.children)
      for (const [word, count] of bagOf(child).counts) put(bag, word, count);
  }
  return (block.bag = bag);
}

/** Adds a word to a bag. */
export function put(bag: Bag, word: number, count: number): void {
  bag.counts.set(word, (bag.counts.get(word) ?? 0) + count);
  bag.size += count;
}

/** How many words two bags share. */
export function shared(a: Bag, b: Bag): number {
  if (a.counts.size > b.counts.size) return shared(b, a);
  let count = 0;
  for (const [word, times] of a.counts) count += Math.min(times, b.counts.get(word) ?? 0);
  return count;
}

/** Dice's coefficient: 0 to 1. Two bags without words are alike. */
export function dice(a: Bag, b: Bag): number {
  return a.size + b.size === 0 ? 1 : (2 * shared(a, b)) / (a.size + b.size);
}

/** What every pair of `as` and `bs` shares, row by row, found through an index of the words of `bs`. */
export function sharedMatrix(as: readonly Bag[], bs: readonly Bag[]): Float64Array {
  const matrix = new Float64Array(as.length * bs.length);
  const postings = new Map<number, number[]>();
  bs.forEach((b, j) => {
    for (const [word, times] of b.counts) {
      const list = postings.get(word);
      if (list) list.push(j, times);
      else postings.set(word, [j, times]);
    }
  });
  as.forEach((a, i) => {
    for (const [word, times] of a.counts) {
      const list = postings.get(word);
      if (!list) continue;
      for (let k = 0; k < list.length; k += 2)
        matrix[i * bs.length + list[k]!]! += Math.min(times, list[k + 1]!);
    }
  });
  return matrix;
}
