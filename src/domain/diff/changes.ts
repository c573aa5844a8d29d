/**
 * The list of changes. In: what the writer noted while it wrote, in the order of the redline. Out: `Change`s with ids,
 * stamped on the elements that show them, and the figures.
 */
import type { Element } from 'hast';
import { textOf, type Block } from './blocks.ts';
import type { Tally } from './inline.ts';
import type { Change, ChangeKind, Redline, Stats } from './types.ts';
import { isHeading } from './vocabulary.ts';

/** A change before it has a number. */
export interface Draft {
  kind: ChangeKind;
  tag: string;
  heading: Change['heading'];
  element: Element;
  tally: Tally;
  text: string;
  before?: string;
  wordsMoved?: number;
  move?: number;
}

/** Attributes no reader sees. */
const UNSEEN = /^(id|class|rel|target|style|role|(data|aria)-.*)$/;
const EXCERPT = 120;

export function excerpt(block: Block): string {
  const text = textOf(block.element.children)
    .slice(0, 4 * EXCERPT)
    .replace(/\s+/g, ' ')
    .trim();
  return text.length <= EXCERPT ? text : text.slice(0, EXCERPT).replace(/\s+\S*$/, '') + '…';
}

/** What kind of change a tally of a kept block adds up to; null if nothing changed. */
export function kindOfTally(tally: Tally, old: Block, now: Block): ChangeKind | null {
  const headings = isHeading(old.tag) && isHeading(now.tag);
  if (tally.words > 0) return headings ? 'renamed' : 'changed';
  if (headings && old.tag !== now.tag) return 'level';
  const retagged = old.tag !== now.tag && !old.run && !now.run;
  if (tally.markup > 0 || retagged || tally.attributes.some(({ name }) => !UNSEEN.test(name)))
    return 'markup';
  return tally.minor > 0 || tally.attributes.length > 0 || old.tag !== now.tag ? 'minor' : null;
}

/** Numbers the changes, stamps their elements, adds them up. `taken` are the ids of both texts. */
export function listChanges(
  drafts: readonly Draft[],
  origins: ReadonlyMap<number, Element>,
  taken: ReadonlySet<string>,
  prefix: string,
): Pick<Redline, 'changes'> & { totals: Omit<Stats, 'blocksCompared' | 'fallbacks'> } {
  const totals: Omit<Stats, 'blocksCompared' | 'fallbacks'> = {
    wordsAdded: 0,
    wordsRemoved: 0,
    wordsMoved: 0,
    kinds: {},
  };
  let number = 0;
  const changes = drafts.map((draft): Change => {
    do number += 1;
    while (
      taken.has(`${prefix}-${String(number)}`) ||
      taken.has(`${prefix}-${String(number)}-from`)
    );
    const id = `${prefix}-${String(number)}`;
    const change: Change = {
      id,
      anchor: stamp(draft.element, id),
      kind: draft.kind,
      tag: draft.tag,
      heading: draft.heading,
      wordsAdded: draft.tally.wordsAdded,
      wordsRemoved: draft.tally.wordsRemoved,
      text: draft.text,
    };
    if (draft.before !== undefined) change.before = draft.before;
    if (draft.tally.attributes.length > 0) change.attributes = draft.tally.attributes;
    const origin = draft.move === undefined ? undefined : origins.get(draft.move);
    if (draft.move !== undefined && origin) {
      change.move = draft.move;
      change.from = stamp(origin, `${id}-from`);
      change.wordsMoved = draft.wordsMoved ?? 0;
    }
    totals.wordsAdded += change.wordsAdded;
    totals.wordsRemoved += change.wordsRemoved;
    totals.wordsMoved += change.wordsMoved ?? 0;
    totals.kinds[change.kind] = (totals.kinds[change.kind] ?? 0) + 1;
    return change;
  });
  return { changes, totals };
}

/** Gives an element a change's number, and its id if it has none of its own. Returns the id to link to. */
function stamp(element: Element, id: string): string {
  const { properties } = element;
  properties['dataDiffChange'] = id;
  const own = properties['id'];
  if (typeof own === 'string') return own;
  properties['id'] = id;
  return id;
}
