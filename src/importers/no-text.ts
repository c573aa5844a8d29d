import type { Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { foldSpace, textOf } from '../domain/render/text.ts';
import { isElement } from './elements.ts';

/** Elements whose content is no text for readers: it is not counted. */
export const NO_TEXT: ReadonlySet<string> = new Set([
  'script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe', 'object', 'noembed', 'noframes',
]); // prettier-ignore

/** An element that was removed with what stood in it. */
export interface NoText {
  readonly tagName: string;
  readonly content: string;
}

/** Removes from a tree what is no text for readers, comments too; gives the elements among it, in their order. */
export function removeWhatIsNoText(tree: Root): NoText[] {
  const removed: NoText[] = [];
  visit(tree, (node, index, parent) => {
    const isNoText = isElement(node) && NO_TEXT.has(node.tagName);
    if (isNoText) removed.push({ tagName: node.tagName, content: foldSpace(textOf(node)) });
    else if (node.type !== 'comment' && node.type !== 'doctype') return undefined;
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return removed;
}
