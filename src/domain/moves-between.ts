import type { Element, ElementContent, Root, RootContent } from 'hast';
import { interner } from './diff/blocks.ts';
import { keepIdsUnique } from './diff/ids.ts';
import { redline } from './diff/redline.ts';
import { acceptTree, rejectTree, sameContent } from './diff/resolve.ts';
import { dice, put } from './diff/similarity.ts';
import type { Bag } from './diff/similarity.ts';
import { kindOf, pieces } from './diff/tokens.ts';
import type { Change, Stats } from './diff/types.ts';
import { textOf } from './render/text.ts';

/** Shorter passages are equal by chance too often to be called moved. */
const WORDS_OF_A_PASSAGE = 8;
/** From so many words on a passage may have changed on its way, if it has so much in common with what it was. */
const WORDS_ALIKE = 10;
const ALIKE = 0.7;

interface Side {
  readonly element: Element;
  /** The redline's list of changes, in which the passage stands. */
  readonly changes: Change[];
  /** Its words, and how often it has each. */
  readonly words: string;
  readonly bag: Bag;
}

/** A redline that stands on a page with others: its tree and its list of changes. */
interface Part {
  readonly tree: Root;
  readonly changes: Change[];
}

export interface MovesBetween {
  readonly blocks: number;
  readonly words: number;
  /** Words that were lost on the way. */
  readonly removed: number;
}

const NO_MOVES: MovesBetween = { blocks: 0, words: 0, removed: 0 };

/**
 * Makes one redline of those of several sections: each move has a number of its own and each id stands once, and a passage
 * that went from one section to another is marked as moved.
 *
 * @param redlines left as they are: most sections have nothing to do with each other, and their redlines are given back
 * as they came, the same objects.
 * @returns the redlines as they stand together, and how much went from one section to another.
 */
export function joinRedlines<P extends Part>(
  redlines: readonly P[],
): { parts: readonly P[]; between: MovesBetween } {
  if (standApart(redlines)) return { parts: redlines, between: NO_MOVES };
  const copies = redlines.map((part) => ({
    ...part,
    tree: copyOf(part.tree),
    changes: part.changes.map((change) => ({ ...change })),
  }));
  const between = markMovesBetween(copies, numberMovesThrough(copies));
  keepIdsUnique(copies.map(({ tree }) => tree));
  linkChanges(copies);
  const parts = redlines.map((part, index) => {
    const copy = copies[index] ?? part;
    return sameContent(contentOf(part.tree), contentOf(copy.tree)) ? part : copy;
  });
  return { parts, between };
}

/** Whether the redlines can stand on one page as they are. */
function standApart(parts: readonly Part[]): boolean {
  if (parts.filter(({ changes }) => changes.some(({ move }) => move)).length > 1) return false;
  const ids: unknown[] = [];
  for (const { tree } of parts)
    forEachElement(tree, ({ properties: { id } }) => {
      if (id !== undefined) ids.push(id);
    });
  if (new Set(ids).size < ids.length) return false;
  const { lost, gained } = passagesOf(parts);
  return !lost.some((from) =>
    gained.some((to) => haveSameTag(from, to) && (isSame(from, to) || isAlike(from, to))),
  );
}

/** Moves are numbered within each redline. Returns how many there are. */
function numberMovesThrough(parts: readonly Part[]): number {
  let offset = 0;
  for (const { tree, changes } of parts) {
    const moved = changes.filter(({ move }) => move);
    if (moved.length === 0) continue;
    forEachElement(tree, ({ properties }) => {
      const number = Number(properties['dataDiffMove']);
      if (number) properties['dataDiffMove'] = String(number + offset);
    });
    for (const change of moved) change.move = offset + (change.move ?? 0);
    offset += moved.length;
  }
  return offset;
}

/**
 * Finds passages that one section lost and another gained and marks them as moved instead of removed and added: first
 * those that are the same word for word, then those that are alike, whose changes are shown where they arrived. As within
 * a section, no move holds another. `number` is that of the last move so far.
 */
function markMovesBetween(parts: readonly Part[], number: number): MovesBetween {
  const { lost, gained } = passagesOf(parts);
  const sum = { ...NO_MOVES };
  for (const [from, to] of [...pairsOf(lost, gained, isSame), ...pairsOf(lost, gained, isAlike)]) {
    if ('dataDiffMove' in from.element.properties || 'dataDiffMove' in to.element.properties)
      continue;
    const inner = arrivalOf(from.element, to.element);
    if (!inner) continue;
    number += 1;
    const { wordsAdded, wordsRemoved } = inner.stats;
    sum.blocks += 1;
    sum.words += from.bag.size;
    sum.removed += wordsRemoved;
    from.element.properties['dataDiff'] = 'move-from';
    Object.assign(to.element, inner.element);
    for (const { element } of [from, to]) element.properties['dataDiffMove'] = String(number);
    const gone = from.element.properties['dataDiffChange'];
    from.changes.splice(
      from.changes.findIndex(({ id }) => id === gone),
      1,
    );
    const arrived = to.changes.find(({ id }) => id === to.element.properties['dataDiffChange']);
    if (arrived) {
      Object.assign(arrived, {
        kind: 'moved',
        move: number,
        wordsMoved: from.bag.size,
        wordsAdded,
        wordsRemoved,
      });
    }
  }
  return sum;
}

/** The passages that sections lost and gained, as far as they are long enough to be told apart. */
function passagesOf(parts: readonly Part[]): { lost: Side[]; gained: Side[] } {
  const lost: Side[] = [];
  const gained: Side[] = [];
  const intern = interner();
  for (const { tree, changes } of parts) {
    if (changes.length === 0) continue;
    forEachElement(tree, (element) => {
      const mark = element.properties['dataDiff'];
      if ((mark !== 'del' && mark !== 'ins') || element.properties['dataDiffChange'] === undefined)
        return;
      if (holdsMove(element)) return;
      const words = wordsOf(textOf(element));
      if (words.length < WORDS_OF_A_PASSAGE) return;
      const bag: Bag = { counts: new Map(), size: 0 };
      for (const word of words) put(bag, intern(word), 1);
      const side = { element, changes, words: words.join(' '), bag };
      (mark === 'del' ? lost : gained).push(side);
    });
  }
  return { lost, gained };
}

/** Gives every change the ids that its ends have on the page. */
function linkChanges(parts: readonly Part[]): void {
  const ids = new Map<unknown, string>();
  const origins = new Map<unknown, string>();
  for (const { tree, changes } of parts) {
    if (changes.length === 0) continue;
    forEachElement(tree, ({ properties }) => {
      const change = properties['dataDiffChange'];
      if (change === undefined) return;
      const id = (properties['id'] ??= String(change));
      ids.set(change, id);
      if (properties['dataDiff'] === 'move-from') origins.set(properties['dataDiffMove'], id);
    });
  }
  for (const change of parts.flatMap(({ changes }) => changes)) {
    change.anchor = ids.get(change.id) ?? change.anchor;
    const origin = origins.get(String(change.move));
    if (origin !== undefined) change.from = origin;
  }
}

/** Pairs of passages with the same tag that pass a test, the longest first. */
function pairsOf(
  lost: readonly Side[],
  gained: readonly Side[],
  test: (from: Side, to: Side) => boolean,
): [Side, Side][] {
  return lost
    .flatMap((from) =>
      gained
        .filter((to) => haveSameTag(from, to) && test(from, to))
        .map((to): [Side, Side] => [from, to]),
    )
    .toSorted(([a], [b]) => b.bag.size - a.bag.size);
}

function haveSameTag(from: Side, to: Side): boolean {
  return from.element.tagName === to.element.tagName;
}

function isSame(from: Side, to: Side): boolean {
  return from.words === to.words;
}

/** Alike as within a section. */
function isAlike({ bag: from }: Side, { bag: to }: Side): boolean {
  return Math.min(from.size, to.size) >= WORDS_ALIKE && dice(from, to) >= ALIKE;
}

/** What stands where a passage arrived: the passage with its changes; nothing when it is no single element any more. */
function arrivalOf(from: Element, to: Element): { element: Element; stats: Stats } | undefined {
  const before = rejectTree({ type: 'root', children: [from] });
  const after = acceptTree({ type: 'root', children: [to] });
  const { tree, stats } = redline(before, after, { moves: false });
  const [element, other] = tree.children;
  if (element?.type !== 'element' || other || element.properties['dataDiff'] !== undefined)
    return undefined;
  forEachElement(tree, dropNumber);
  const { id, dataDiffChange } = to.properties;
  return {
    element: {
      ...element,
      properties: { ...element.properties, dataDiff: 'move-to', dataDiffChange, id },
    },
    stats,
  };
}

function holdsMove(element: Element): boolean {
  let found = false;
  forEachElement(element, ({ properties }) => (found ||= 'dataDiffMove' in properties));
  return found;
}

/** The changes within are part of the move, not changes of their own. */
function dropNumber({ properties }: Element): void {
  if (properties['id'] === properties['dataDiffChange']) delete properties['id'];
  delete properties['dataDiffChange'];
}

function wordsOf(text: string): string[] {
  return pieces(text).filter((piece) => kindOf(piece) === 'word');
}

function forEachElement(parent: Root | Element, visit: (element: Element) => void): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    visit(child);
    forEachElement(child, visit);
  }
}

/** A copy of a tree, to be changed. */
function copyOf(tree: Root): Root {
  return { ...tree, children: tree.children.map(copyNode) };
}

function copyNode<N extends RootContent>(node: N): N {
  if (node.type !== 'element') return { ...node };
  return { ...node, properties: { ...node.properties }, children: node.children.map(copyNode) };
}

function contentOf(tree: Root): ElementContent[] {
  return tree.children as ElementContent[];
}
