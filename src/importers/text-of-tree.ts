import type { Element, Nodes } from 'hast';

/**
 * What became of a stretch of the source's text: `kept` stands in the result; `left-out` does not, and the report says
 * why; `drawn` stands in the result although the source only drew it (the number of a footnote, the letter of a list).
 */
export type Fate = 'kept' | 'left-out' | 'drawn';

/** A stretch of text of the source, in the source's order. */
export interface Stretch {
  readonly text: string;
  readonly fate: Fate;
  /** Where it is read: in the run of the text, as the statement's title, or in the footnote of that number. */
  readonly stream: string;
}

/** Stream of everything that is neither the statement's title nor a footnote. */
export const RUNNING_TEXT = 'text';
export const TITLE = 'title';

/**
 * Elements of our own that trees of importers may hold: text set aside with its `dataReason`, text that the source
 * draws, the statement's title, and a footnote with its `dataNumber`.
 */
export const LEFT_OUT = 'left-out';
export const DRAWN = 'drawn';
export const STATEMENT_TITLE = 'statement-title';
export const NOTE = 'note';

/** Elements that do not end a word. */
const PHRASING = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn ${DRAWN} em font i img ins kbd label ${LEFT_OUT} mark nobr output q rp rt
  ruby s samp small span strike strong sub sup time tt u var wbr`.split(/\s+/),
);

export function isPhrasing(element: Element): boolean {
  return PHRASING.has(element.tagName) || element.tagName.includes(':');
}

/** All text of a tree with what became of it, in order; a space stands where one block ends and the next begins. */
export function stretchesOf(tree: Nodes): Stretch[] {
  const stretches: Stretch[] = [];
  const walk = (node: Nodes, fate: Fate, stream: string): void => {
    if (node.type === 'text') stretches.push({ text: node.value, fate, stream });
    if (!('children' in node)) return;
    const isBlock = node.type === 'element' && !isPhrasing(node);
    if (isBlock) stretches.push({ text: ' ', fate, stream });
    const [innerFate, innerStream] =
      node.type === 'element' ? inside(node, fate, stream) : [fate, stream];
    for (const child of node.children) walk(child, innerFate, innerStream);
    if (isBlock) stretches.push({ text: ' ', fate, stream });
  };
  walk(tree, 'kept', RUNNING_TEXT);
  return stretches;
}

function inside(element: Element, fate: Fate, stream: string): [Fate, string] {
  switch (element.tagName) {
    case LEFT_OUT:
      return ['left-out', stream];
    case DRAWN:
      return [fate === 'kept' ? 'drawn' : fate, stream];
    case STATEMENT_TITLE:
      return [fate, TITLE];
    case NOTE:
      return [fate, noteStream(String(element.properties['dataNumber']))];
    default:
      return [fate, stream];
  }
}

/** Stream of the footnote with a number. */
export function noteStream(number: string): string {
  return `note ${number}`;
}

/** What stands between white space: words with the signs around them. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** Letters and digits alone, without anything between them. */
export function lettersOf(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join('');
}
