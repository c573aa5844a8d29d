/**
 * Step 3 and the whole of the decision: what became of every block, decided before anything is written. In: two
 * outlines. Out: a `Plan`: for every pair of blocks that are not the same, what became of the blocks within.
 */
import { align, comparable, type HasTwin, type Step } from './align.ts';
import { childrenOf, eachBlock, type Block } from './blocks.ts';
import { findMoves } from './moves.ts';
import { mapColumns, type Column } from './tables.ts';
import { isCell, isSection } from './vocabulary.ts';

export interface Plan {
  /** The steps within a pair of containers, by the new one. A pair without steps is compared word by word. */
  steps: Map<Block, Step[]>;
  /** Cells that stand on one side because their column does. */
  columnCells: Map<Block, Column>;
}

/** Parts of which a parent has one, at a fixed place: they pair whatever they say. In order. */
const RANKS: Readonly<Record<string, readonly string[]>> = {
  table: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot'],
  details: ['summary', '*'],
  fieldset: ['legend', '*'],
};

export function planRedline(before: Block, after: Block, moves = true): Plan {
  const planner = new Planner(before, after);
  planner.pair(before, after);
  if (moves) findMoves(planner.removed, planner.added, (old, now) => planner.pair(old, now));
  return planner;
}

class Planner implements Plan {
  readonly steps = new Map<Block, Step[]>();
  readonly columnCells = new Map<Block, Column>();
  readonly removed: Block[] = [];
  readonly added: Block[] = [];
  readonly #hasTwin: HasTwin;

  constructor(before: Block, after: Block) {
    const sides = [before, after].map((root) => {
      const identities = new Set<number>();
      eachBlock(root, ({ identity }) => identities.add(identity));
      return identities;
    });
    const [olds, news] = sides as [Set<number>, Set<number>];
    this.#hasTwin = ({ identity }) => olds.has(identity) && news.has(identity);
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
    const as = childrenOf(old);
    const bs = childrenOf(now);
    const ranks = old.tag === now.tag ? RANKS[now.tag] : undefined;
    if (ranks) return this.#ranked(as, bs, ranks);
    if (now.tag === 'tr') return this.#cells(as, bs, columns);
    if (isSection(now.tag)) return this.#rows(as, bs, columns);
    if (as.length === 1 && bs.length === 1 && comparable(as[0]!, bs[0]!)) return pairs(as, bs);
    return align(as, bs, this.#hasTwin);
  }

  #ranked(as: Block[], bs: Block[], ranks: readonly string[]): Step[] {
    const rank = ({ tag }: Block): number =>
      ranks.includes(tag) ? ranks.indexOf(tag) : ranks.indexOf('*');
    const isOrdered = (blocks: Block[]): boolean =>
      blocks.every((block, k) => k === 0 || rank(blocks[k - 1]!) <= rank(block));
    if (!isOrdered(as) || !isOrdered(bs)) return align(as, bs, this.#hasTwin);
    return ranks.flatMap((name, k) => {
      const olds = as.filter((block) => rank(block) === k);
      const news = bs.filter((block) => rank(block) === k);
      return name !== '*' && olds.length === 1 && news.length === 1
        ? pairs(olds, news)
        : align(olds, news, this.#hasTwin);
    });
  }

  /** Rows are alike in the columns both tables have; the cells of the others say nothing about them. */
  #rows(as: Block[], bs: Block[], columns: Column[] | null): Step[] {
    if (as.length === 1 && bs.length === 1) return pairs(as, bs);
    const mapped = columns?.filter((column) => column.old >= 0 && column.new >= 0) ?? [];
    if (!columns || mapped.length === 0 || mapped.length === columns.length)
      return align(as, bs, this.#hasTwin);
    const rows = new Map<unknown, Block>();
    const reduced = (row: Block, side: 'old' | 'new'): Block => {
      const children = mapped.map((column) => row.children[column[side]]!);
      const identity = row.intern('\0row' + children.map((cell) => cell.identity).join());
      const copy: Block = { ...row, children, identity, bag: null };
      rows.set(copy, row);
      return copy;
    };
    const steps = align(
      as.map((row) => reduced(row, 'old')),
      bs.map((row) => reduced(row, 'new')),
      this.#hasTwin,
    );
    const whole = (step: Step): [string, unknown][] =>
      Object.entries(step).map(([name, value]) => [name, rows.get(value) ?? value]);
    return steps.map((step) => Object.fromEntries(whole(step)) as unknown as Step);
  }

  #cells(as: Block[], bs: Block[], columns: Column[] | null): Step[] {
    if (!columns) return as.length === bs.length ? pairs(as, bs) : align(as, bs, this.#hasTwin);
    return columns.map((column): Step => {
      const old = as[column.old];
      const now = bs[column.new];
      if (old && now) return { step: 'pair', old, new: now };
      const cell = (old ?? now)!;
      this.columnCells.set(cell, column);
      return old ? { step: 'removed', old } : { step: 'added', new: cell };
    });
  }
}

function pairs(as: readonly Block[], bs: readonly Block[]): Step[] {
  return as.map((old, k): Step => ({ step: 'pair', old, new: bs[k]! }));
}
