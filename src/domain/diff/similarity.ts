/**
 * How alike two blocks are: Dice's coefficient on their bags of words (Dice 1945; twice what they share, divided by what
 * they have together).
 */
import type { ElementContent } from 'hast';
import { inlineKey, openingKey, type Block } from './blocks.ts';
import { kindOf, pieces } from './tokens.ts';
import { isElement, isAtom } from './vocabulary.ts';

/** How often each word occurs, and how many words there are. */
export interface Bag {
  counts: Map<string, number>;
  size: number;
}

/** The bag of words of a block, made once. Of a block without words: its images and other things. */
export function bagOf(block: Block): Bag {
  if (block.bag) return block.bag;
  const bag: Bag = { counts: new Map(), size: 0 };
  if (block.leaf) fill(bag, block.element.children);
  else for (const child of block.children) pour(bagOf(child), bag);
  return (block.bag = bag);
}

function fill(bag: Bag, nodes: readonly ElementContent[]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      for (const piece of pieces(node.value.toLowerCase()))
        if (kindOf(piece) === 'word') put(bag, piece, 1);
    } else if (isElement(node)) {
      if (isAtom(node.tagName))
        put(bag, openingKey(node) + inlineKey(node.children), node.tagName === 'br' ? 0 : 1);
      else fill(bag, node.children);
    }
  }
}

function pour(from: Bag, into: Bag): void {
  for (const [word, count] of from.counts) put(into, word, count);
}

function put(bag: Bag, word: string, count: number): void {
  if (count > 0) bag.counts.set(word, (bag.counts.get(word) ?? 0) + count);
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
  const postings = new Map<string, number[]>();
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
