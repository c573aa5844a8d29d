/**
 * What a reader sees of a redline, counted. In: any tree with `ins` and `del`. Out: words, hunks, islands and cuts, by
 * definitions that hold for every engine in the comparison.
 */
import type { Element, ElementContent, Root } from 'hast';
import { diff } from 'fast-myers-diff';
import { kindOf, pieces } from '../../src/domain/diff/tokens.ts';
import { isBlock, isElement } from '../../src/domain/diff/vocabulary.ts';

type State = 'same' | 'ins' | 'del' | 'moved';

interface Stretch {
  text: string;
  state: State;
}

export interface Measures {
  /** Words inside `ins` and `del`, but for those of `data-diff="move-from"`: they are shown as moved. */
  changed: number;
  moved: number;
  /** Runs of changed words without an unchanged word between, through the whole text. */
  hunks: number;
  /** Runs of one or two unchanged words between two changes of one block. */
  islands: number;
  /** Edges of a change between two letters or digits of one text. */
  cuts: number;
}

export function measure(tree: Root): Measures {
  const blocks: Stretch[][] = [[]];
  collect(tree.children as ElementContent[], 'same', blocks);
  const measures: Measures = { changed: 0, moved: 0, hunks: 0, islands: 0, cuts: 0 };
  let inHunk = false;
  for (const block of blocks) {
    measures.cuts += cutsOf(block, 'ins') + cutsOf(block, 'del');
    let run = 0;
    let afterChange = false;
    for (const { text, state } of block) {
      const words = textWords(text).length;
      if (state === 'same') {
        run += words;
        if (words > 0) inHunk = false;
        continue;
      }
      if (afterChange && run > 0 && run <= 2) measures.islands += 1;
      run = 0;
      afterChange = true;
      if (state === 'moved') measures.moved += words;
      else measures.changed += words;
      if (words > 0 && !inHunk) measures.hunks += 1;
      if (words > 0) inHunk = true;
    }
  }
  return measures;
}

/** What an element says of its text: by its name, by `data-diff`, or by visual-dom-diff's classes. */
function markOf(element: Element): State | null {
  if (element.properties['dataDiff'] === 'move-from') return 'moved';
  if (element.tagName === 'ins' || element.tagName === 'del') return element.tagName;
  const classes = String(element.properties['className'] ?? '');
  return classes.includes('vdd-added') ? 'ins' : classes.includes('vdd-removed') ? 'del' : null;
}

function collect(nodes: readonly ElementContent[], state: State, blocks: Stretch[][]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      const block = blocks.at(-1)!;
      const last = block.at(-1);
      if (last?.state === state) last.text += node.value;
      else block.push({ text: node.value, state });
    } else if (isElement(node)) {
      const inner = state === 'moved' ? state : (markOf(node) ?? state);
      const apart = isBlock(node) || node.tagName === 'br';
      if (apart) blocks.push([]);
      collect(node.children, inner, blocks);
      if (apart) blocks.push([]);
    }
  }
}

const LETTER_LAST = /[\p{L}\p{N}]$/u;
const LETTER_FIRST = /^[\p{L}\p{N}]/u;

/** Cuts in one of the texts: the stretches of the other side left out, where two meet within a word. */
function cutsOf(block: readonly Stretch[], side: State): number {
  const text = block.filter(({ state }) => state === 'same' || state === side);
  return text.filter(
    (stretch, k) => k > 0 && LETTER_LAST.test(text[k - 1]!.text) && LETTER_FIRST.test(stretch.text),
  ).length;
}

/** The words of a string. */
export function textWords(text: string): string[] {
  return pieces(text).filter((piece) => kindOf(piece) === 'word');
}

/** The words of a tree, block by block. */
export function wordsOf(tree: Root): string[] {
  return blocksOf(tree).flatMap((block) => block.flatMap(({ text }) => textWords(text)));
}

/** The plain text of a tree, blocks apart by a line break. */
export function plainText(tree: Root): string {
  return blocksOf(tree)
    .map((block) => block.map(({ text }) => text).join(''))
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function blocksOf(tree: Root): Stretch[][] {
  const blocks: Stretch[][] = [[]];
  collect(tree.children as ElementContent[], 'same', blocks);
  return blocks;
}

/** The shortest edit script (Myers) of two lists of tokens: words it changes, and its hunks. */
export function minimal(
  before: readonly string[],
  after: readonly string[],
): Pick<Measures, 'changed' | 'hunks'> {
  const numbers = new Map<string, number>();
  const number = (token: string): number => {
    if (!numbers.has(token)) numbers.set(token, numbers.size);
    return numbers.get(token)!;
  };
  const isWord = (token: string): boolean => /[\p{L}\p{N}]/u.test(token);
  let changed = 0;
  let hunks = 0;
  for (const [a, endA, b, endB] of diff(before.map(number), after.map(number))) {
    changed +=
      before.slice(a, endA).filter(isWord).length + after.slice(b, endB).filter(isWord).length;
    hunks += 1;
  }
  return { changed, hunks };
}
