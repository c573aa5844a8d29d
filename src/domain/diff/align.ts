/**
 * Steps 2 and 4: which blocks of two lists are one. In: two lists of blocks that stand in the same place. Out: what
 * became of each, in order.
 *
 * Between anchors, dynamic programming as for sequences (Needleman & Wunsch 1970): a pair is worth the words it shares
 * if it is alike enough for its kind; one block may also stand against two to five neighbours.
 */
import { anchors, type Match } from './anchor.ts';
import type { Block } from './blocks.ts';
import { bagOf, dice, sharedMatrix } from './similarity.ts';
import { tokensOfAll } from './tokens.ts';
import { idOf, isBox, isCell, isHeading, isList } from './vocabulary.ts';
import { matchWords } from './words.ts';

export type Step =
  | { step: 'pair'; old: Block; new: Block }
  | { step: 'split'; old: Block; news: Block[] }
  | { step: 'merge'; olds: Block[]; new: Block }
  | { step: 'removed'; old: Block }
  | { step: 'added'; new: Block };

/** Is there a block of this identity on both sides? */
export type HasTwin = (block: Block) => boolean;

const MOST_PIECES = 5;
/** A piece, or a block in a longer one, must keep this part of its words. */
const KEPT = 0.6;
/** A piece must have this part of its words in common with the whole to be looked at. */
const SHARED = 0.7;
/** More cells than this are not compared: both runs of blocks are then replaced. Two texts of 2,000 blocks without one anchor. */
const MOST_CELLS = 4_000_000;

export function align(as: readonly Block[], bs: readonly Block[], hasTwin: HasTwin): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...anchors(as, bs), [as.length, bs.length] as Match]) {
    alignGap(as.slice(i, a), bs.slice(j, b), hasTwin, steps);
    if (a < as.length) steps.push({ step: 'pair', old: as[a]!, new: bs[b]! });
    i = a + 1;
    j = b + 1;
  }
  return adoptHeadings(steps);
}

/** May these two be shown as one block, whatever their words? */
export function comparable(a: Block, b: Block): boolean {
  if (a.tag === b.tag) return true;
  if (a.run || b.run) return (a.run ? b : a).tag === 'p';
  if (isText(a) && isText(b)) return a.leaf && b.leaf;
  return (
    (isList(a.tag) && isList(b.tag)) ||
    (isBox(a.tag) && isBox(b.tag)) ||
    (isCell(a.tag) && isCell(b.tag))
  );
}

const isText = (block: Block): boolean => block.tag === 'p' || isHeading(block.tag);

/** From which likeness on two blocks of this kind are one. */
export function threshold(a: Block, b: Block): number {
  if (isHeading(a.tag) && isHeading(b.tag)) return 0.34;
  if (a.tag === 'tr') return 0.4;
  if (a.run && b.run) return 0.34;
  if (isText(a) && a.tag !== b.tag) return 0.6;
  if (a.leaf && b.leaf) return 0.5;
  return a.tag === 'li' ? 0.4 : 0.25;
}

/** Do both bear the same id? Ids are given by people and outlast words. */
export function sameId(a: Block, b: Block): boolean {
  const id = idOf(a.element);
  return id !== undefined && id === idOf(b.element);
}

function alignGap(
  as: readonly Block[],
  bs: readonly Block[],
  hasTwin: HasTwin,
  steps: Step[],
): void {
  const choose = as.length * bs.length > MOST_CELLS ? null : tabulate(as, bs, hasTwin);
  const added: Step[] = [];
  let i = 0;
  let j = 0;
  while (i < as.length || j < bs.length) {
    const [di, dj] = i === as.length ? [0, 1] : j === bs.length || !choose ? [1, 0] : choose(i, j);
    const old = as[i];
    const now = bs[j];
    const joined = di > 0 && dj > 0;
    // Between two pairs, what went stands before what came.
    if (joined) steps.push(...added.splice(0));
    if (joined && di > 1) steps.push({ step: 'merge', olds: as.slice(i, i + di), new: now! });
    else if (joined && dj > 1) steps.push({ step: 'split', old: old!, news: bs.slice(j, j + dj) });
    else if (joined && isBorneOut(old!, now!)) steps.push({ step: 'pair', old: old!, new: now! });
    else {
      if (di > 0) steps.push({ step: 'removed', old: old! });
      if (dj > 0) added.push({ step: 'added', new: now! });
    }
    i += di;
    j += dj;
  }
  steps.push(...added);
}

/** The dynamic programming: how many blocks of each side the best way takes, from every place. */
function tabulate(
  as: readonly Block[],
  bs: readonly Block[],
  hasTwin: HasTwin,
): (i: number, j: number) => [number, number] {
  const width = bs.length + 1;
  const sizesA = as.map((block) => bagOf(block).size);
  const sizesB = bs.map((block) => bagOf(block).size);
  // A longer block with a twin elsewhere waits for it: it moved.
  const isHeld = (block: Block): boolean => bagOf(block).size >= 8 && hasTwin(block);
  const heldA = as.map(isHeld);
  const heldB = bs.map(isHeld);
  const common = sharedMatrix(as.map(bagOf), bs.map(bagOf));
  const best = new Float64Array((as.length + 1) * width);
  const choices = new Uint8Array(best.length);
  for (let i = as.length - 1; i >= 0; i -= 1)
    for (let j = bs.length - 1; j >= 0; j -= 1) fill(i, j);
  return (i, j) => [choices[i * width + j]! >> 4, choices[i * width + j]! & 15];

  function fill(i: number, j: number): void {
    const here = i * width + j;
    const consider = (worth: number, di: number, dj: number): void => {
      const total = worth + best[here + di * width + dj]!;
      if (worth < 0 || total < best[here]!) return;
      best[here] = total;
      choices[here] = di * 16 + dj;
    };
    consider(0, 0, 1);
    consider(0, 1, 0);
    for (let count = 2; count <= MOST_PIECES; count += 1) {
      if (j + count <= bs.length) consider(worthOfPieces(i, j, 1, count), 1, count);
      if (i + count <= as.length) consider(worthOfPieces(i, j, count, 1), count, 1);
    }
    consider(worthOfPair(i, j), 1, 1);
  }

  /** What a pair is worth: the words it shares; -1 if it is none. */
  function worthOfPair(i: number, j: number): number {
    const [a, b] = [as[i]!, bs[j]!];
    if (!comparable(a, b)) return -1;
    const words = (sizesA[i]! + sizesB[j]!) / 2;
    if (a.identity === b.identity) return words + 1;
    const same = common[i * bs.length + j]!;
    if (sameId(a, b)) return same + words / 2 + 1;
    if (heldA[i]! || heldB[j]!) return -1;
    const likeness = words === 0 ? 1 : same / words;
    if (likeness >= threshold(a, b))
      return same * (a.tag === b.tag ? 0.5 + likeness / 2 : likeness / 2) + 0.1;
    return isDoubtful(a, b, same, sizesA[i]!, sizesB[j]!) ? same * 0.4 : -1;
  }

  /** What it is worth to take one block for several: the words they share; -1 unless those run through all pieces. */
  function worthOfPieces(i: number, j: number, di: number, dj: number): number {
    const whole = dj > 1 ? as[i]! : bs[j]!;
    const size = dj > 1 ? sizesA[i]! : sizesB[j]!;
    if (size < 4 || !isPiece(whole) || (dj > 1 ? heldA[i] : heldB[j])) return -1;
    let same = 0;
    let sizes = 0;
    for (let k = 0; k < di * dj; k += 1) {
      const [row, column] = dj > 1 ? [i, j + k] : [i + k, j];
      const piece = dj > 1 ? bs[column]! : as[row]!;
      const words = dj > 1 ? sizesB[column]! : sizesA[row]!;
      const part = common[row * bs.length + column]!;
      if (!isPiece(piece) || (piece.tag === 'li') !== (whole.tag === 'li') || words === 0)
        return -1;
      if ((dj > 1 ? heldB[column] : heldA[row]) || part < words * SHARED) return -1;
      same += part;
      sizes += words;
    }
    const alike = Math.min(same, size) * 2 >= (size + sizes) * 0.7 && same <= size * 1.15;
    if (!alike) return -1;
    const parts = keptParts(as.slice(i, i + di), bs.slice(j, j + dj));
    if (parts.some(({ words, kept }) => kept < words * KEPT)) return -1;
    return Math.min(same, size) - di * dj * 0.5;
  }
}

/** A pair that is alike by its bags, or that keeps enough of its words in their order: a quarter of them, or most of the shorter. */
function isBorneOut(a: Block, b: Block): boolean {
  const [bagA, bagB] = [bagOf(a), bagOf(b)];
  if (a.identity === b.identity || sameId(a, b) || dice(bagA, bagB) >= threshold(a, b)) return true;
  const [{ kept }] = keptParts([a], [b]) as [Kept];
  return (
    kept * 4 >= Math.max(bagA.size, bagB.size) ||
    (kept >= 6 && kept >= KEPT * Math.min(bagA.size, bagB.size))
  );
}

interface Kept {
  words: number;
  kept: number;
}

/** How many words every piece has and keeps, of the side with more pieces. */
function keptParts(olds: readonly Block[], news: readonly Block[]): Kept[] {
  const [a, b] = [tokensOfAll(olds), tokensOfAll(news)];
  matchWords(a, b);
  const parts = [{ words: 0, kept: 0 }];
  for (const { kind, match } of (olds.length > 1 ? a : b).all) {
    const part = parts.at(-1)!;
    if (kind === 'seam') parts.push({ words: 0, kept: 0 });
    if (kind !== 'word') continue;
    part.words += 1;
    if (match) part.kept += 1;
  }
  return parts;
}

/** Not alike enough by their bags, but perhaps by their order: much of a block in another, all of it in a longer one. */
function isDoubtful(a: Block, b: Block, common: number, sizeA: number, sizeB: number): boolean {
  if (!a.leaf || !b.leaf || a.tag !== b.tag || isCell(a.tag)) return false;
  return (
    2 * common >= 0.3 * (sizeA + sizeB) || (common >= 6 && common >= 0.75 * Math.min(sizeA, sizeB))
  );
}

const isPiece = (block: Block): boolean => block.leaf && (isText(block) || block.tag === 'li');

/** A heading that went and one that came at the same place, above the same text, are one heading with another name. */
function adoptHeadings(steps: Step[]): Step[] {
  const out: Step[] = [];
  for (const step of steps) {
    const first = out.at(-2);
    const second = out.at(-1);
    if (
      step.step === 'pair' &&
      first?.step === 'removed' &&
      second?.step === 'added' &&
      out.at(-3)?.step !== 'removed' &&
      isHeading(first.old.tag) &&
      first.old.tag === second.new.tag &&
      !isHeading(step.old.tag)
    ) {
      out.splice(-2, 2, { step: 'pair', old: first.old, new: second.new });
    }
    out.push(step);
  }
  return out;
}
