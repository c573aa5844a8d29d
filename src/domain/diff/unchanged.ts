/**
 * What may be folded. In: the root of a redline or an element of it. Out: the runs of its children in which nothing
 * changed, with their length.
 */
import type { Element, ElementContent, Root } from 'hast';
import { textOf } from './blocks.ts';
import { countWords } from './tokens.ts';
import { isBlock, isElement } from './vocabulary.ts';

export interface UnchangedRun {
  /** The first child of the run, and the one after its last. */
  start: number;
  end: number;
  /** How many blocks, and how many words in them. */
  blocks: number;
  words: number;
}

export function unchangedRuns(parent: Root | Element): UnchangedRun[] {
  const runs: UnchangedRun[] = [];
  let open = false;
  (parent.children as ElementContent[]).forEach((node, index) => {
    if (node.type === 'text' && node.value.trim() === '') return;
    const unchanged = !isChanged(node);
    if (unchanged && !open) runs.push({ start: index, end: index, blocks: 0, words: 0 });
    open = unchanged;
    const run = runs.at(-1);
    if (!unchanged || !run) return;
    run.end = index + 1;
    run.blocks += isBlock(node) ? 1 : 0;
    run.words += countWords(textOf([node]));
  });
  return runs;
}

/** Does a node of a redline show a change, itself or within? */
function isChanged(node: ElementContent): boolean {
  if (!isElement(node)) return false;
  if (node.tagName === 'ins' || node.tagName === 'del') return true;
  return (
    Object.keys(node.properties).some((name) => name.startsWith('dataDiff')) ||
    node.children.some(isChanged)
  );
}
