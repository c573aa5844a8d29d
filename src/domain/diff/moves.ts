/**
 * Step 4, moves: blocks that went in one place and came in another. In: what the alignment left over on both sides, in
 * the order of the texts. Out: `move` set on both ends.
 *
 * First those that are exactly the same, then those that are alike (Dice at least 0.7, from ten words on), best first.
 */
import { comparable, sameId, threshold } from './align.ts';
import type { Block } from './blocks.ts';
import { bagOf, sharedMatrix, type Bag } from './similarity.ts';

/** Parts of a whole that have no life of their own. */
const FIXED = new Set([
  'td',
  'th',
  'thead',
  'tbody',
  'tfoot',
  'caption',
  'colgroup',
  'col',
  'summary',
  'legend',
  'figcaption',
  'dt',
  'dd',
  'hr',
]);
const ALIKE = 0.7;
/** From so many words on a block that is alike has moved, and one that is the same has, wherever it went. */
const WORDS_ALIKE = 10;
const WORDS_SAME = 4;

export function findMoves(
  removed: readonly Block[],
  added: readonly Block[],
  planned: (old: Block, now: Block) => void,
): void {
  const olds = removed.flatMap(candidates);
  const news = added.flatMap(candidates);
  if (olds.length === 0 || news.length === 0) return;
  const moved = (from: Block, to: Block): void => {
    from.move = to.move = { number: 0, from, to };
  };
  exactMoves(olds, news, removed, added, moved);
  alikeMoves(olds.filter(isFree), news.filter(isFree), (from, to) => {
    moved(from, to);
    planned(from, to);
  });
}

/** A block and the blocks within it, as each may have moved by itself. */
function candidates(block: Block): Block[] {
  const inner = block.leaf ? [] : block.children.flatMap(candidates);
  return block.run || FIXED.has(block.tag) ? inner : [block, ...inner];
}

/** Has neither this block moved, nor one it is within, nor one within it? */
function isFree(block: Block): boolean {
  return !isWithinMove(block) && !holdsMove(block);
}

function isWithinMove(block: Block | null): boolean {
  return block !== null && (block.move !== null || isWithinMove(block.parent));
}

function holdsMove(block: Block): boolean {
  return block.children.some((child) => child.move !== null || holdsMove(child));
}

function exactMoves(
  olds: readonly Block[],
  news: readonly Block[],
  removed: readonly Block[],
  added: readonly Block[],
  moved: (from: Block, to: Block) => void,
): void {
  const waiting = new Map<number, Block[]>();
  for (const to of news) {
    const list = waiting.get(to.identity);
    if (list) list.push(to);
    else waiting.set(to.identity, [to]);
  }
  const onTop = new Set([...removed, ...added]);
  for (const from of olds) {
    if (!isFree(from)) continue;
    const words = bagOf(from).size;
    const to = waiting.get(from.identity)?.find((candidate) => {
      if (!isFree(candidate)) return false;
      // Within what is removed or added as a whole, only blocks of some length are news.
      if (!onTop.has(from) || !onTop.has(candidate)) return words >= WORDS_ALIKE;
      return words >= WORDS_SAME || (words > 0 && from.parent?.tag === candidate.parent?.tag);
    });
    if (to) moved(from, to);
  }
}

function alikeMoves(
  olds: readonly Block[],
  news: readonly Block[],
  moved: (from: Block, to: Block) => void,
): void {
  const bagsA = olds.map((block) => bagOf(block));
  const bagsB = news.map((block) => bagOf(block));
  const common = sharedMatrix(bagsA, bagsB);
  const found: { from: Block; to: Block; worth: number; likeness: number }[] = [];
  olds.forEach((from, i) => {
    news.forEach((to, j) => {
      const size = bagsA[i]!.size + bagsB[j]!.size;
      const likeness = size === 0 ? 0 : (2 * common[i * news.length + j]!) / size;
      if (isAlike(from, to, likeness, bagsA[i]!, bagsB[j]!))
        found.push({ from, to, worth: likeness * size, likeness });
    });
  });
  found.sort((a, b) => b.worth - a.worth);
  for (const { from, to } of found) if (isFree(from) && isFree(to)) moved(from, to);
}

/** A paragraph may become an item, or an item a paragraph: elsewhere, so it moved. */
function isParagraphAndItem(a: Block, b: Block): boolean {
  return (
    a.leaf && b.leaf && ((a.tag === 'p' && b.tag === 'li') || (a.tag === 'li' && b.tag === 'p'))
  );
}

function isAlike(a: Block, b: Block, likeness: number, bagA: Bag, bagB: Bag): boolean {
  if (likeness < 0.25 || !(comparable(a, b) || isParagraphAndItem(a, b))) return false;
  if (sameId(a, b)) return likeness >= threshold(a, b);
  return likeness >= ALIKE && Math.min(bagA.size, bagB.size) >= WORDS_ALIKE;
}
