/**
 * What a redline is: a tree that carries both texts, the list of its changes, and its figures.
 */
import type { Root } from 'hast';

/** The two sides of a redline: what `reject` gives back and what `accept` gives back. */
export type Side = 'old' | 'new';

export type ChangeKind =
  /** A block, item, row, cell or column that only the new text has. */
  | 'added'
  /** A block, item, row, cell or column that only the old text has. */
  | 'removed'
  /** Words within a block. */
  | 'changed'
  /** A block that stands somewhere else now (its own words may have changed too). */
  | 'moved'
  /** One block that became several. */
  | 'split'
  /** Several blocks that became one. */
  | 'merged'
  /** A heading with other words. */
  | 'renamed'
  /** A heading of another level. */
  | 'level'
  /** Only markup: emphasis, a link's target, a list's type. */
  | 'markup'
  /** Only typography (quotes, spaces) or markup nobody sees: no reader needs it. */
  | 'minor';

/** An attribute that differs on an element both texts have; null where one side lacks it. */
export interface AttributeChange {
  tag: string;
  /** The HTML name: `href`, `class`. */
  name: string;
  before: string | null;
  after: string | null;
}

export interface Change {
  /** `change-1`, `change-2`, … in the order of the redline; also `data-diff-change` on its element. */
  id: string;
  /** The `id` to link to: the element's own where it has one, else the change's. */
  anchor: string;
  kind: ChangeKind;
  /** The element's tag, `column` for a table's column. */
  tag: string;
  /** The heading this change stands under, or is. */
  heading: { id: string | null; text: string } | null;
  wordsAdded: number;
  wordsRemoved: number;
  /** The first words of the block, as the new text has it; as the old one had it if it is gone. */
  text: string;
  /** The old words of a heading that was renamed. */
  before?: string;
  attributes?: AttributeChange[];
  /** Of a move: the number both ends carry, the id of the end it came from, and its words. */
  move?: number;
  from?: string;
  wordsMoved?: number;
}

export interface Stats {
  wordsAdded: number;
  wordsRemoved: number;
  /** Words of blocks that moved, counted once, without the changes within them. */
  wordsMoved: number;
  /** How many changes there are of each kind that occurs. */
  kinds: Partial<Record<ChangeKind, number>>;
  /** Blocks that both texts have and that are not the same, and how many of those were replaced whole for want of proof. */
  blocksCompared: number;
  fallbacks: number;
}

export interface Redline {
  tree: Root;
  changes: Change[];
  stats: Stats;
}

export interface RedlineOptions {
  /** What the ids of changes begin with; `change` if not given. */
  prefix?: string;
  /** Whether to look for blocks that moved; `true` if not given. */
  moves?: boolean;
}
