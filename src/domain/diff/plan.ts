/**
 * Step 3 and the whole of the decision: what became of every block, decided before anything is written. In: two
 * outlines. Out: a `Plan`: for every pair of blocks that are not the same, what became of the blocks within.
 */
import { align, comparable, type Alignment, type Step } from './align.ts';
import { childrenOf, eachBlock, type Block, type Intern } from './blocks.ts';
import { findMoves } from './moves.ts';
import { mapColumns, type Column } from './tables.ts';
import { tokenise, type Tokens } from './tokens.ts';
import { isCell, isSection } from './vocabulary.ts';
import { matchWords, wordCount } from './words.ts';

export interface Plan {
  /** The steps within a pair of containers, by the new one. A pair without steps is compared word by word. */
  steps: Map<Block, Step[]>;
  /** Cells that stand on one side because their column does; true for the first of the column. */
  columnCells: Map<Block, boolean>;
  intern: Intern;
}

/** Parts of which a parent has one, at a fixed place: they pair whatever they say. In order. */
const RANKS: Readonly<Record<string, readonly string[]>> = {
  table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'],
  details: ['summary', '*'],
  fieldset: ['legend', '*'],
};
const SINGLE = new Set(['caption', 'thead', 'tfoot', 'summary', 'legend']);

export function planRedline(before: Block, after: Block, intern: Intern): Plan {
  const planner = new Planner(before, after, intern);
  planner.pair(before, after);
  findMoves(planner.removed, planner.added, (old, now) => planner.pair(old, now));
  return planner;
}

class Planner implements Plan {
  readonly steps = new Map<Block, Step[]>();
  readonly columnCells = new Map<Block, boolean>();
  readonly removed: Block[] = [];
  readonly added: Block[] = [];
  readonly intern: Intern;
  readonly #alignment: Alignment;
  readonly #columnsSeen = new Set<Column>();

  constructor(before: Block, after: Block, intern: Intern) {
    this.intern = intern;
    const sides = [before, after].map((root) => {
      const identities = new Set<number>();
      eachBlock(root, ({ identity }) => identities.add(identity));
      return identities;
    });
    const [olds, news] = sides as [Set<number>, Set<number>];
    this.#alignment = {
      hasTwin: ({ identity }) => olds.has(identity) && news.has(identity),
      bearsOut: (old, now) => this.#bearsOut(old, now),
      provesPieces: (whole, pieces, wholeIsOld) => this.#provesPieces(whole, pieces, wholeIsOld),
    };
  }

  /** Decides what became of the blocks within a pair. */
  pair(old: Block, now: Block, columns: Column[] | null = null): void {
    if (old.identity === now.identity || (old.leaf && now.leaf)) return;
    const steps = this.#within(old, now, columns);
    this.steps.set(now, steps);
    const inner = now.tag === 'table' ? mapColumns(old, now) : columns;
    for (const step of steps) {
      if (step.step === 'pair')
        this.pair(step.old, step.new, isSection(now.tag) || now.tag === 'table' ? inner : null);
      else if (step.step === 'removed' && !isCell(step.old.tag)) this.removed.push(step.old);
      else if (step.step === 'added' && !isCell(step.new.tag)) this.added.push(step.new);
    }
  }

  #within(old: Block, now: Block, columns: Column[] | null): Step[] {
    const as = childrenOf(old, this.intern);
    const bs = childrenOf(now, this.intern);
    const ranks = old.tag === now.tag ? RANKS[now.tag] : undefined;
    if (ranks) return this.#ranked(as, bs, ranks);
    if (now.tag === 'tr') return this.#cells(as, bs, columns);
    if (isSection(now.tag)) return this.#rows(as, bs, columns);
    if (as.length === 1 && bs.length === 1 && comparable(as[0]!, bs[0]!)) return pairs(as, bs);
    return align(as, bs, this.#alignment);
  }

  #ranked(as: Block[], bs: Block[], ranks: readonly string[]): Step[] {
    const rank = ({ tag }: Block): number =>
      ranks.includes(tag) ? ranks.indexOf(tag) : ranks.indexOf('*');
    const isOrdered = (blocks: Block[]): boolean =>
      blocks.every((block, k) => k === 0 || rank(blocks[k - 1]!) <= rank(block));
    if (!isOrdered(as) || !isOrdered(bs)) return align(as, bs, this.#alignment);
    return ranks.flatMap((name, k) => {
      const olds = as.filter((block) => rank(block) === k);
      const news = bs.filter((block) => rank(block) === k);
      const forced = SINGLE.has(name) || name === 'tbody';
      return forced && olds.length === 1 && news.length === 1
        ? pairs(olds, news)
        : align(olds, news, this.#alignment);
    });
  }

  /** Rows are alike in the columns both tables have; the cells of the others say nothing about them. */
  #rows(as: Block[], bs: Block[], columns: Column[] | null): Step[] {
    if (as.length === 1 && bs.length === 1) return pairs(as, bs);
    const mapped = columns?.filter((column) => column.old >= 0 && column.new >= 0) ?? [];
    if (!columns || mapped.length === 0 || mapped.length === columns.length)
      return align(as, bs, this.#alignment);
    const real = new Map<Block, Block>();
    const reduce = (row: Block, cells: Block[]): Block => {
      const identity = this.intern('\0row' + cells.map((cell) => cell.identity).join());
      const weight = cells.reduce((sum, cell) => sum + cell.weight, 0);
      const reduced: Block = { ...row, children: cells, identity, weight, bag: null };
      real.set(reduced, row);
      return reduced;
    };
    const olds = as.map((row) =>
      reduce(
        row,
        mapped.map((column) => row.children[column.old]!),
      ),
    );
    const news = bs.map((row) =>
      reduce(
        row,
        mapped.map((column) => row.children[column.new]!),
      ),
    );
    return align(olds, news, this.#alignment).map((step): Step => {
      if (step.step === 'pair')
        return { step: 'pair', old: real.get(step.old)!, new: real.get(step.new)! };
      if (step.step === 'removed') return { step: 'removed', old: real.get(step.old)! };
      if (step.step === 'added') return { step: 'added', new: real.get(step.new)! };
      return step;
    });
  }

  #cells(as: Block[], bs: Block[], columns: Column[] | null): Step[] {
    if (!columns) return as.length === bs.length ? pairs(as, bs) : align(as, bs, this.#alignment);
    return columns.map((column): Step => {
      const old = as[column.old];
      const now = bs[column.new];
      if (old && now) return { step: 'pair', old, new: now };
      const cell = (old ?? now)!;
      this.columnCells.set(cell, !this.#columnsSeen.has(column));
      this.#columnsSeen.add(column);
      return old ? { step: 'removed', old } : { step: 'added', new: cell };
    });
  }

  /** Enough is a quarter of the longer one's words, or most of the shorter one's. */
  #bearsOut(old: Block, now: Block): boolean {
    const a = tokenise([old.element.children], this.intern);
    const b = tokenise([now.element.children], this.intern);
    matchWords(a, b);
    const kept = wordCount(a.words.filter((token) => token.match));
    const [shorter, longer] = [wordCount(a.words), wordCount(b.words)].sort((x, y) => x - y) as [
      number,
      number,
    ];
    return kept * 4 >= longer || (kept >= 6 && kept * 10 >= shorter * 6);
  }

  #provesPieces(whole: Block, pieces: readonly Block[], wholeIsOld: boolean): boolean {
    const one = tokenise([whole.element.children], this.intern);
    const several = tokenise(
      pieces.map((piece) => piece.element.children),
      this.intern,
    );
    if (wholeIsOld) matchWords(one, several);
    else matchWords(several, one);
    return piecesKept(several).every((kept) => kept >= 0.6);
  }
}

/** Which part of its words every piece keeps. */
function piecesKept({ all }: Tokens): number[] {
  const counts = [{ words: 0, kept: 0 }];
  for (const token of all) {
    const count = counts.at(-1)!;
    if (token.kind === 'seam') counts.push({ words: 0, kept: 0 });
    else if (token.kind === 'word') {
      count.words += 1;
      if (token.match) count.kept += 1;
    }
  }
  return counts.map(({ words, kept }) => (words === 0 ? 0 : kept / words));
}

function pairs(as: readonly Block[], bs: readonly Block[]): Step[] {
  return as.map((old, k): Step => ({ step: 'pair', old, new: bs[k]! }));
}
