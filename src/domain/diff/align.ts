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
import { isBox, isCell, isHeading, isList } from './vocabulary.ts';

export type Step =
  | { step: 'pair'; old: Block; new: Block }
  | { step: 'split'; old: Block; news: Block[] }
  | { step: 'merge'; olds: Block[]; new: Block }
  | { step: 'removed'; old: Block }
  | { step: 'added'; new: Block };

export interface Alignment {
  /** Is there a block of this identity on the other side? */
  hasTwin: (block: Block) => boolean;
  /** Do two blocks keep enough words, in order, to be one block that was rewritten? */
  bearsOut: (old: Block, now: Block) => boolean;
  /** Do the words of one block, in order, run through all of the pieces? */
  provesPieces: (whole: Block, pieces: readonly Block[], wholeIsOld: boolean) => boolean;
}

const MOST_PIECES = 5;
/** More cells than this are not compared: both runs of blocks are then replaced. Two texts of 2,000 blocks without one anchor. */
const MOST_CELLS = 4_000_000;

export function align(as: readonly Block[], bs: readonly Block[], context: Alignment): Step[] {
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (const [a, b] of [...anchors(as, bs), [as.length, bs.length] as Match]) {
    alignGap(as.slice(i, a), bs.slice(j, b), context, steps);
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
  const id = a.element.properties['id'];
  return id !== undefined && id === b.element.properties['id'];
}

const isHeld = (block: Block, context: Alignment): boolean =>
  bagOf(block).size >= 8 && context.hasTwin(block);

function alignGap(
  as: readonly Block[],
  bs: readonly Block[],
  context: Alignment,
  steps: Step[],
): void {
  const rows = as.length;
  const columns = bs.length;
  if (rows === 0 || columns === 0 || rows * columns > MOST_CELLS) {
    for (const old of as) steps.push({ step: 'removed', old });
    for (const added of bs) steps.push({ step: 'added', new: added });
    return;
  }
  const table = new Table(as, bs, context);
  const removed: Step[] = [];
  const added: Step[] = [];
  const flush = (): void => {
    steps.push(...removed.splice(0), ...added.splice(0));
  };
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    const [di, dj] = table.choice(i, j);
    if (dj === 0) removed.push({ step: 'removed', old: as[i]! });
    else if (di === 0) added.push({ step: 'added', new: bs[j]! });
    else {
      flush();
      steps.push(...table.joined(i, j, di, dj));
    }
    i += di;
    j += dj;
  }
  flush();
}

/** The table of the dynamic programming: the best that can be made of the rest of both lists, from every place. */
class Table {
  readonly #as: readonly Block[];
  readonly #bs: readonly Block[];
  readonly #context: Alignment;
  readonly #shared: Float64Array;
  readonly #best: Float64Array;
  readonly #choices: Uint8Array;
  readonly #sizesA: number[];
  readonly #sizesB: number[];
  readonly #heldA: boolean[];
  readonly #heldB: boolean[];

  constructor(as: readonly Block[], bs: readonly Block[], context: Alignment) {
    this.#as = as;
    this.#bs = bs;
    this.#context = context;
    const bagsA = as.map((a) => bagOf(a));
    const bagsB = bs.map((b) => bagOf(b));
    this.#sizesA = bagsA.map((bag) => bag.size);
    this.#sizesB = bagsB.map((bag) => bag.size);
    this.#heldA = as.map((a) => isHeld(a, context));
    this.#heldB = bs.map((b) => isHeld(b, context));
    this.#shared = sharedMatrix(bagsA, bagsB);
    this.#best = new Float64Array((as.length + 1) * (bs.length + 1));
    this.#choices = new Uint8Array(this.#best.length);
    for (let i = as.length - 1; i >= 0; i -= 1)
      for (let j = bs.length - 1; j >= 0; j -= 1) this.#fill(i, j);
  }

  /** How many blocks of each side the best way takes at this place. */
  choice(i: number, j: number): [number, number] {
    if (i === this.#as.length) return [0, 1];
    if (j === this.#bs.length) return [1, 0];
    const choice = this.#choices[this.#cell(i, j)]!;
    return [choice >> 4, choice & 15];
  }

  #cell(i: number, j: number): number {
    return i * (this.#bs.length + 1) + j;
  }

  #fill(i: number, j: number): void {
    let best = this.#best[this.#cell(i + 1, j)]!;
    let choice = 0x10;
    const consider = (worth: number, di: number, dj: number): void => {
      const total = worth + this.#best[this.#cell(i + di, j + dj)]!;
      if (worth >= 0 && total >= best) {
        best = total;
        choice = di * 16 + dj;
      }
    };
    if (this.#best[this.#cell(i, j + 1)]! > best) consider(0, 0, 1);
    for (let pieces = 2; pieces <= MOST_PIECES; pieces += 1) {
      if (j + pieces <= this.#bs.length)
        consider(this.#worthOfPieces(i, j, pieces, true), 1, pieces);
      if (i + pieces <= this.#as.length)
        consider(this.#worthOfPieces(i, j, pieces, false), pieces, 1);
    }
    consider(this.#worthOfPair(i, j), 1, 1);
    this.#best[this.#cell(i, j)] = best;
    this.#choices[this.#cell(i, j)] = choice;
  }

  /** What a pair is worth: the words it shares; -1 if it is none. */
  #worthOfPair(i: number, j: number): number {
    const a = this.#as[i]!;
    const b = this.#bs[j]!;
    if (!comparable(a, b)) return -1;
    const words = (this.#sizesA[i]! + this.#sizesB[j]!) / 2;
    if (a.identity === b.identity) return words + 1;
    const common = this.#shared[i * this.#bs.length + j]!;
    if (sameId(a, b)) return common + words / 2 + 1;
    if (this.#heldA[i]! || this.#heldB[j]!) return -1;
    const likeness = words === 0 ? 1 : common / words;
    if (likeness >= threshold(a, b)) return common * (0.5 + likeness / 2) + 0.1;
    return isDoubtful(a, b, common, this.#sizesA[i]!, this.#sizesB[j]!) ? common * 0.4 : -1;
  }

  #isSure(i: number, j: number): boolean {
    const a = this.#as[i]!;
    const b = this.#bs[j]!;
    const likeness =
      (2 * this.#shared[i * this.#bs.length + j]!) / (this.#sizesA[i]! + this.#sizesB[j]!);
    return !(likeness < threshold(a, b)) || a.identity === b.identity || sameId(a, b);
  }

  #worthOfPieces(i: number, j: number, pieces: number, split: boolean): number {
    const whole = split ? this.#as[i]! : this.#bs[j]!;
    const size = split ? this.#sizesA[i]! : this.#sizesB[j]!;
    if (size < 4 || !whole.leaf || !isPiece(whole) || (split ? this.#heldA[i] : this.#heldB[j]))
      return -1;
    let common = 0;
    let sizes = 0;
    for (let k = 0; k < pieces; k += 1) {
      const piece = split ? this.#bs[j + k]! : this.#as[i + k]!;
      const words = split ? this.#sizesB[j + k]! : this.#sizesA[i + k]!;
      if (
        !piece.leaf ||
        !isPiece(piece) ||
        (piece.tag === 'li') !== (whole.tag === 'li') ||
        words === 0
      )
        return -1;
      if (split ? this.#heldB[j + k] : this.#heldA[i + k]) return -1;
      const part = split
        ? this.#shared[i * this.#bs.length + j + k]!
        : this.#shared[(i + k) * this.#bs.length + j]!;
      if (part < words * 0.6) return -1;
      common += part;
      sizes += words;
    }
    const likeness = (2 * Math.min(common, size)) / (size + sizes);
    return likeness >= 0.7 && common <= size * 1.15 ? Math.min(common, size) - pieces * 0.5 : -1;
  }

  /** The step for blocks that belong together: a pair, or a split or merge if its words bear it out. */
  joined(i: number, j: number, di: number, dj: number): Step[] {
    const as = this.#as.slice(i, i + di);
    const bs = this.#bs.slice(j, j + dj);
    if (di === 1 && dj === 1) {
      const [old, now] = [as[0]!, bs[0]!];
      if (this.#isSure(i, j) || this.#context.bearsOut(old, now))
        return [{ step: 'pair', old, new: now }];
      return [
        { step: 'removed', old },
        { step: 'added', new: now },
      ];
    }
    const whole = (di === 1 ? as : bs)[0]!;
    const pieces = di === 1 ? bs : as;
    if (this.#context.provesPieces(whole, pieces, di === 1)) {
      return di === 1
        ? [{ step: 'split', old: whole, news: bs }]
        : [{ step: 'merge', olds: as, new: whole }];
    }
    return bestOf(whole, pieces, di === 1);
  }
}

/** Not alike enough by their bags, but perhaps by their order: much of a block in another, all of it in a longer one. */
function isDoubtful(a: Block, b: Block, common: number, sizeA: number, sizeB: number): boolean {
  if (!a.leaf || !b.leaf || a.tag !== b.tag || isCell(a.tag)) return false;
  return (
    2 * common >= 0.3 * (sizeA + sizeB) || (common >= 6 && common >= 0.75 * Math.min(sizeA, sizeB))
  );
}

const isPiece = (block: Block): boolean => isText(block) || block.tag === 'li';

/** Pieces that are none: the one most like the whole is its pair, if alike enough, and the rest stand alone. */
function bestOf(whole: Block, pieces: readonly Block[], wholeIsOld: boolean): Step[] {
  const likeness = pieces.map((piece) => dice(bagOf(whole), bagOf(piece)));
  const best = likeness.indexOf(Math.max(...likeness));
  const alike =
    comparable(whole, pieces[best]!) && likeness[best]! >= threshold(whole, pieces[best]!);
  const steps = pieces.map((piece, k): Step => {
    if (k === best && alike)
      return wholeIsOld
        ? { step: 'pair', old: whole, new: piece }
        : { step: 'pair', old: piece, new: whole };
    return wholeIsOld ? { step: 'added', new: piece } : { step: 'removed', old: piece };
  });
  if (!alike)
    steps.unshift(wholeIsOld ? { step: 'removed', old: whole } : { step: 'added', new: whole });
  return steps;
}

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
