import type { Element, Root } from 'hast';
import { redline } from './diff/redline.ts';
import { acceptTree, rejectTree } from './diff/resolve.ts';
import { kindOf, pieces } from './diff/tokens.ts';
import type { Change, Stats } from './diff/types.ts';
import { attribute, textOf } from './render/text.ts';

/** Shorter passages are equal by chance too often to be called moved. */
const WORDS_OF_A_PASSAGE = 8;
/** From so many words on a passage may have changed on its way, if it has so much in common with what it was. */
const WORDS_ALIKE = 10;
const ALIKE = 0.7;

interface Side {
  readonly element: Element;
  /** The redline's list of changes, in which the passage stands. */
  readonly changes: Change[];
  readonly words: readonly string[];
}

/**
 * An id that went from one section to another stands in both redlines: what is new keeps it, what is gone holds it as
 * `data-diff-id`, as within one redline. Changes the trees in place.
 */
export function keepIdsUnique(trees: readonly Root[]): void {
  const kept = new Set<string>();
  const gone: Element[] = [];
  const sort = (parent: Root | Element, within: boolean): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      const mark = child.properties['dataDiff'];
      const isGone = within || child.tagName === 'del' || mark === 'del' || mark === 'move-from';
      const { id } = child.properties;
      if (typeof id === 'string') {
        if (isGone) gone.push(child);
        else kept.add(id);
      }
      sort(child, isGone);
    }
  };
  for (const tree of trees) sort(tree, false);
  for (const { properties } of gone) {
    const id = String(properties['id']);
    if (!kept.has(id)) {
      kept.add(id);
      continue;
    }
    properties['dataDiffId'] = id;
    delete properties['id'];
  }
}

/** Moves are numbered within each redline; several on one page need numbers of their own. */
export function numberMovesThrough(trees: readonly Root[]): void {
  let offset = 0;
  for (const tree of trees) {
    let highest = offset;
    forEachElement(tree, ({ properties }) => {
      const number = Number(properties['dataDiffMove']);
      if (!number) return;
      properties['dataDiffMove'] = String(number + offset);
      highest = Math.max(highest, number + offset);
    });
    offset = highest;
  }
}

/**
 * Finds passages that one section lost and another gained and marks them as moved instead of removed and added: first
 * those that are the same word for word, then those that are alike, whose changes are shown where they arrived. Changes
 * the trees and the lists of changes in place.
 *
 * @returns how many passages, how many words in them, and how many of those were lost on the way.
 */
export function markMovesBetween(
  redlines: readonly { readonly tree: Root; readonly changes: Change[] }[],
): MovesBetween {
  const lost: Side[] = [];
  const gained: Side[] = [];
  let number = 0;
  for (const { tree, changes } of redlines) {
    forEachElement(tree, (element) => {
      number = Math.max(number, Number(element.properties['dataDiffMove']) || 0);
      const mark = element.properties['dataDiff'];
      if ((mark !== 'del' && mark !== 'ins') || element.properties['dataDiffChange'] === undefined)
        return;
      const words = wordsOf(textOf(element));
      if (words.length >= WORDS_OF_A_PASSAGE)
        (mark === 'del' ? lost : gained).push({ element, changes, words });
    });
  }

  const sum = { blocks: 0, words: 0, removed: 0 };
  for (const [from, to] of [...pairsOf(lost, gained, isSame), ...pairsOf(lost, gained, isAlike)]) {
    if ('dataDiffMove' in from.element.properties || 'dataDiffMove' in to.element.properties)
      continue;
    const inner = arrivalOf(from.element, to.element);
    if (!inner) continue;
    number += 1;
    const { wordsAdded, wordsRemoved } = inner.stats;
    sum.blocks += 1;
    sum.words += from.words.length;
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
        from: attribute(from.element, 'id'),
        wordsMoved: from.words.length,
        wordsAdded,
        wordsRemoved,
      });
    }
  }
  return sum;
}

export interface MovesBetween {
  readonly blocks: number;
  readonly words: number;
  /** Words that were lost on the way. */
  readonly removed: number;
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
        .filter((to) => from.element.tagName === to.element.tagName && test(from, to))
        .map((to): [Side, Side] => [from, to]),
    )
    .toSorted(([a], [b]) => b.words.length - a.words.length);
}

function isSame({ words: a }: Side, { words: b }: Side): boolean {
  return a.join(' ') === b.join(' ');
}

/** Alike as within a section: Dice's coefficient on the bags of words. */
function isAlike({ words: a }: Side, { words: b }: Side): boolean {
  if (Math.min(a.length, b.length) < WORDS_ALIKE) return false;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return 2 * shared >= ALIKE * (a.length + b.length);
}

/** What stands where a passage arrived: the passage with its changes; nothing when it is no single element any more. */
function arrivalOf(from: Element, to: Element): { element: Element; stats: Stats } | undefined {
  const before = rejectTree({ type: 'root', children: [from] });
  const after = acceptTree({ type: 'root', children: [to] });
  const { tree, stats } = redline(before, after);
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
