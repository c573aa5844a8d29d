/**
 * The list of changes. In: what the writer noted while it wrote, in the order of the redline. Out: `Change`s with ids,
 * stamped on the elements that show them, and the figures.
 */
import type { Element } from 'hast';
import { textOf, type Block } from './blocks.ts';
import type { Tally } from './inline.ts';
import type { Change, ChangeKind, Stats } from './types.ts';
import { idOf, isHeading } from './vocabulary.ts';

/** A change before it has a number, with the element that shows it and what it adds up to. */
export interface Draft extends Pick<
  Change,
  'kind' | 'tag' | 'heading' | 'text' | 'before' | 'move' | 'wordsMoved'
> {
  element: Element;
  tally: Tally;
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

/**
 * Numbers the changes, stamps their elements, adds them up. `origins` are the elements that moves came from, by number;
 * `taken` the ids of both texts.
 */
export function listChanges(
  drafts: readonly Draft[],
  origins: ReadonlyMap<number, Element>,
  taken: ReadonlySet<string>,
  prefix: string,
): { changes: Change[]; totals: Totals } {
  const totals: Totals = { wordsAdded: 0, wordsRemoved: 0, wordsMoved: 0, kinds: {} };
  let number = 0;
  const changes = drafts.map(({ element, tally, ...rest }): Change => {
    let id: string;
    do id = `${prefix}-${(number += 1)}`;
    while (taken.has(id) || taken.has(`${id}-from`));
    const { wordsAdded, wordsRemoved, attributes } = tally;
    const origin = origins.get(rest.move ?? 0);
    const change: Change = {
      id,
      anchor: stamp(element, id),
      ...rest,
      wordsAdded,
      wordsRemoved,
      ...(attributes.length > 0 && { attributes }),
      ...(origin && { from: stamp(origin, `${id}-from`) }),
    };
    totals.wordsAdded += wordsAdded;
    totals.wordsRemoved += wordsRemoved;
    totals.wordsMoved += rest.wordsMoved ?? 0;
    totals.kinds[rest.kind] = (totals.kinds[rest.kind] ?? 0) + 1;
    return change;
  });
  return { changes, totals };
}

type Totals = Omit<Stats, 'blocksCompared' | 'fallbacks'>;

/** Gives an element a change's number, and its id if it has none of its own. Returns the id to link to. */
function stamp(element: Element, id: string): string {
  const { properties } = element;
  properties['dataDiffChange'] = id;
  return idOf(element) ?? (properties['id'] = id);
}
