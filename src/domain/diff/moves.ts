/**
 * Step 4, moves: blocks that went in one place and came in another. In: what the alignment left over on both sides, in
 * the order of the texts. Out: `move` set on both ends.
 *
 * A block moved if it is exactly the same or alike (Dice at least 0.7, from ten words on). Those that share most words come
 * first, so that a block which moved as a whole takes along what is within it; of equals, those that are the same.
 */
import { comparable, sameId, threshold } from './align.ts';
import type { Block } from './blocks.ts';
import { bagOf, sharedMatrix } from './similarity.ts';

/** Parts of a whole that have no life of their own. */
const FIXED = /^(t[dh]|t(head|body|foot)|caption|col(group)?|summary|legend|figcaption|d[td]|hr)$/;
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
  const common = sharedMatrix(olds.map(bagOf), news.map(bagOf));
  const onTop = new Set([...removed, ...added]);
  const found: { from: Block; to: Block; same: boolean; worth: number }[] = [];
  olds.forEach((from, i) => {
    news.forEach((to, j) => {
      const same = from.identity === to.identity;
      const worth = common[i * news.length + j]!;
      const whole = onTop.has(from) && onTop.has(to);
      if (same ? isSame(from, to, worth, whole) : isAlike(from, to, worth))
        found.push({ from, to, same, worth: same ? worth + 0.5 : worth });
    });
  });
  found.sort((a, b) => b.worth - a.worth);
  for (const { from, to, same } of found) {
    if (!isFree(from) || !isFree(to)) continue;
    from.move = to.move = { number: 0, from, to };
    if (!same) planned(from, to);
  }
}

/** A block and the blocks within it, as each may have moved by itself. */
function candidates(block: Block): Block[] {
  const inner = block.children.flatMap(candidates);
  return block.run || FIXED.test(block.tag) ? inner : [block, ...inner];
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

/** Is a block that is the same the same one? Within what went or came as a whole, only blocks of some length are news. */
function isSame(from: Block, to: Block, words: number, whole: boolean): boolean {
  if (!whole) return words >= WORDS_ALIKE;
  return words >= WORDS_SAME || (words > 0 && from.parent?.tag === to.parent?.tag);
}

function isAlike(from: Block, to: Block, common: number): boolean {
  const [sizeA, sizeB] = [bagOf(from).size, bagOf(to).size];
  const likeness = (2 * common) / (sizeA + sizeB || 1);
  if (!comparable(from, to) && !isParagraphAndItem(from, to)) return false;
  if (sameId(from, to)) return likeness >= threshold(from, to);
  return likeness >= ALIKE && Math.min(sizeA, sizeB) >= WORDS_ALIKE;
}

/** A paragraph may become an item, or an item a paragraph: elsewhere, so it moved. */
function isParagraphAndItem(a: Block, b: Block): boolean {
  return a.leaf && b.leaf && [a.tag, b.tag].sort().join() === 'li,p';
}
