import type { Element, Root } from 'hast';
import type { Change } from './diff/types.ts';
import { attribute, countWords, foldSpace, textOf } from './render/text.ts';

/** Shorter passages are equal by chance too often to be called moved. */
const WORDS_OF_A_PASSAGE = 8;

interface Side {
  readonly element: Element;
  /** The redline's list of changes, in which the passage stands. */
  readonly changes: Change[];
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
 * Finds passages that one section lost and another gained, word for word, and marks them as moved instead of removed and
 * added. Changes the trees and the lists of changes in place.
 *
 * @returns how many passages, and how many words in them.
 */
export function markMovesBetween(
  redlines: readonly { readonly tree: Root; readonly changes: Change[] }[],
): { blocks: number; words: number } {
  const lost = new Map<string, Side>();
  const gained = new Map<string, Side>();
  let number = 0;
  for (const { tree, changes } of redlines) {
    forEachElement(tree, (element) => {
      number = Math.max(number, Number(element.properties['dataDiffMove']) || 0);
      const mark = element.properties['dataDiff'];
      if ((mark !== 'del' && mark !== 'ins') || element.properties['dataDiffChange'] === undefined)
        return;
      const text = foldSpace(textOf(element));
      if (countWords(text) < WORDS_OF_A_PASSAGE) return;
      (mark === 'del' ? lost : gained).set(`${element.tagName} ${text}`, { element, changes });
    });
  }

  let [blocks, words] = [0, 0];
  for (const [text, from] of lost) {
    const to = gained.get(text);
    if (!to) continue;
    number += 1;
    blocks += 1;
    words += countWords(textOf(from.element));
    from.element.properties['dataDiff'] = 'move-from';
    to.element.properties['dataDiff'] = 'move-to';
    for (const { element } of [from, to]) element.properties['dataDiffMove'] = String(number);
    unwrapInserted(to.element);
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
        wordsMoved: arrived.wordsAdded,
        wordsAdded: 0,
      });
    }
  }
  return { blocks, words };
}

/** What moved is not new: its words stand without the mark of an insertion. */
function unwrapInserted(element: Element): void {
  element.children = element.children.flatMap((child) => {
    if (child.type !== 'element') return [child];
    unwrapInserted(child);
    if (child.properties['dataDiff'] === 'ins') delete child.properties['dataDiff'];
    return child.tagName === 'ins' ? child.children : [child];
  });
}

function forEachElement(parent: Root | Element, visit: (element: Element) => void): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    visit(child);
    forEachElement(child, visit);
  }
}
