/**
 * Does a redline show a known edit, or a known move, exactly?
 */
import type { Element, ElementContent, Root } from 'hast';
import { textOf } from '../../src/domain/diff/blocks.ts';
import type { Redline } from '../../src/domain/diff/index.ts';
import { isElement } from '../../src/domain/diff/vocabulary.ts';
import type { Expectation } from './edits.ts';
import { textWords } from './measure.ts';
import type { KnownMove } from './moves.ts';

interface Shown {
  removed: string[];
  added: string[];
  marks: string[];
}

/** The expected words in `ins` and `del`, the expected marks, and nothing else. */
export function showsEdit(tree: Root, expected: Expectation): boolean {
  const shown: Shown = { removed: [], added: [], marks: [] };
  collect(tree.children as ElementContent[], shown);
  return (
    same(shown.removed, expected.removed) &&
    same(shown.added, expected.added) &&
    same(new Set(shown.marks), new Set(expected.marks))
  );
}

function collect(nodes: readonly ElementContent[], shown: Shown): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const { dataDiff, dataDiffMinor, dataDiffOldAttrs, dataDiffOldTag } = node.properties;
    if (typeof dataDiff === 'string') shown.marks.push(dataDiff);
    if (typeof dataDiffOldTag === 'string') shown.marks.push('tag');
    if (typeof dataDiffOldAttrs === 'string')
      shown.marks.push(...Object.keys(JSON.parse(dataDiffOldAttrs) as object));
    if (dataDiffMinor !== undefined) {
      shown.marks.push('minor');
    } else if (node.tagName === 'ins' || node.tagName === 'del') {
      shown[node.tagName === 'ins' ? 'added' : 'removed'].push(...textWords(textOf(node.children)));
    } else {
      collect(node.children, shown);
    }
  }
}

/** Same words, in any order: of two equal words it does not matter which one was marked. */
function same(a: Iterable<string>, b: Iterable<string>): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}

export type MoveShown = 'moved' | 'removed and added' | 'otherwise';

/** A move is recognised when both ends of one number bear the block's words, at most a few of them changed. */
export function showsMove({ tree }: Redline, { words }: KnownMove): MoveShown {
  const marked = (mark: string): Element[] =>
    elementsMarked(tree.children as ElementContent[], mark);
  const bears = (element: Element): boolean => {
    const own = new Set(textWords(textOf(element.children)));
    return words.filter((word) => own.has(word)).length >= words.length * 0.8;
  };
  const to = marked('move-to').filter(bears);
  if (
    marked('move-from').some(
      (from) =>
        bears(from) &&
        to.some((other) => other.properties['dataDiffMove'] === from.properties['dataDiffMove']),
    )
  )
    return 'moved';
  return marked('del').some(bears) && marked('ins').some(bears) ? 'removed and added' : 'otherwise';
}

function elementsMarked(nodes: readonly ElementContent[], mark: string): Element[] {
  return nodes.flatMap((node) =>
    isElement(node)
      ? [
          ...(node.properties['dataDiff'] === mark ? [node] : []),
          ...elementsMarked(node.children, mark),
        ]
      : [],
  );
}
