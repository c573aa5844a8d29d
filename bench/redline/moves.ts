/**
 * Known moves. In: real texts and a seed. Out: texts in which one block of a known text went elsewhere, past more text
 * than it has itself (otherwise it is the rest that moved).
 */
import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '../../src/domain/diff/blocks.ts';
import { isElement } from '../../src/domain/diff/vocabulary.ts';
import { leaves, placeOf } from './edits.ts';
import { textWords } from './measure.ts';
import type { Random } from './random.ts';

export interface KnownMove {
  what: string;
  before: Root;
  after: Root;
  /** The words of the block that moved, as they were. */
  words: string[];
}

type Make = (tree: Root, random: Random) => Element | null;

const FORMS: Record<string, Make> = {
  'paragraph elsewhere': (tree, random) => {
    const block = pick(
      random,
      leaves(tree, 8).filter((leaf) => leaf.tagName === 'p' && tree.children.includes(leaf)),
    );
    return block && moveTo(tree.children as ElementContent[], block, random);
  },
  'paragraph elsewhere, with a word changed': (tree, random) => {
    const block = pick(
      random,
      leaves(tree, 16).filter((leaf) => leaf.tagName === 'p' && tree.children.includes(leaf)),
    );
    const node = block?.children.find(
      (child) => child.type === 'text' && child.value.split(' ').length > 6,
    );
    if (!block || node?.type !== 'text') return null;
    const moved = moveTo(tree.children as ElementContent[], block, random);
    node.value = node.value.replace(/ \w+ /, ' quarterly ');
    return moved;
  },
  'heading elsewhere': (tree, random) => {
    const heading = pick(
      random,
      tree.children.filter(
        (node): node is Element =>
          isElement(node) &&
          /^h[2-4]$/.test(node.tagName) &&
          textWords(textOf(node.children)).length > 1,
      ),
    );
    return heading && moveTo(tree.children as ElementContent[], heading, random);
  },
  'item elsewhere in its list': (tree, random) => {
    const item = pick(
      random,
      leaves(tree, 3).filter(
        (leaf) => leaf.tagName === 'li' && (placeOf(tree, leaf)[0]?.length ?? 0) > 3,
      ),
    );
    return item && moveTo(placeOf(tree, item)[0]!, item, random);
  },
  'item to another list': (tree, random) => {
    const item = pick(
      random,
      leaves(tree, 6).filter(
        (leaf) => leaf.tagName === 'li' && (placeOf(tree, leaf)[0]?.length ?? 0) > 1,
      ),
    );
    const [from, index] = placeOf(tree, item ?? undefined);
    const other = pick(
      random,
      leaves(tree, 3).filter((leaf) => leaf.tagName === 'li' && placeOf(tree, leaf)[0] !== from),
    );
    if (!item || !from || !other) return null;
    from.splice(index, 1);
    const [to, at] = placeOf(tree, other);
    to!.splice(at, 0, item);
    return item;
  },
};

/** So many moves, the forms in turn, in texts chosen by chance. */
export function makeMoves(texts: readonly Root[], random: Random, count: number): KnownMove[] {
  const forms = Object.entries(FORMS);
  const moves: KnownMove[] = [];
  for (let tries = 0; moves.length < count && tries < count * 50; tries += 1) {
    const [what, make] = forms[moves.length % forms.length]!;
    const before = pick(random, texts)!;
    const after = structuredClone(before);
    const moved = make(after, random);
    if (!moved) continue;
    const [, place] = placeOf(after, moved);
    const words = textWords(textOf(moved.children));
    if (place >= 0 && isOnce(before, words)) moves.push({ what, before, after, words });
  }
  return moves;
}

/** Is there one block with most of these words only? Otherwise nobody could tell which one moved. */
function isOnce(tree: Root, words: readonly string[]): boolean {
  const line = words.slice(-3).join(' ');
  return (
    textWords(textOf(tree.children as ElementContent[]))
      .join(' ')
      .split(line).length === 2
  );
}

function moveTo(siblings: ElementContent[], node: Element, random: Random): Element | null {
  const index = siblings.indexOf(node);
  siblings.splice(index, 1);
  const to = Math.floor(random() * (siblings.length + 1));
  siblings.splice(to, 0, node);
  // Past less than its own length, the shorter description is that what it passed moved the other way.
  const passed = siblings.slice(Math.min(to + 1, index), Math.max(to, index + 1));
  return lengthOf(passed) > 2 * lengthOf([node]) ? node : null;
}

const lengthOf = (nodes: ElementContent[]): number => textWords(textOf(nodes)).length;

const pick = <T>(random: Random, list: readonly T[]): T | null =>
  list[Math.floor(random() * list.length)] ?? null;
