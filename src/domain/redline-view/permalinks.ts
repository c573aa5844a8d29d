import type { Element, ElementContent } from 'hast';
import { anchorOf, withPermalink } from '../render/permalink.ts';
import { attribute, foldSpace } from '../render/text.ts';
import type { Say } from './phrases.ts';

/** A copy of a part of a redline with a link beside every heading and question, as pages of the statement have it. */
export function withPermalinks(element: Element, say: Say): Element {
  if (element.tagName === 'summary') return element;
  const children = element.children.map((child) => {
    if (child.type !== 'element') return child;
    const copy = withPermalinks(child, say);
    const isTitle = child.tagName === 'h2' && element.tagName === 'section';
    const anchor = isTitle ? attribute(element, 'id') : anchorOf(child);
    if (anchor === '') return copy;
    const label = say('permalink', { heading: nameOf(child) });
    return withPermalink(copy, anchor, label, { dataDiffLabel: '' });
  });
  return { ...element, children };
}

/** The words of a heading or question as they are now; as they were, where nothing is left of them. */
function nameOf(element: Element): string {
  const [title] = element.tagName === 'details' ? element.children : [element];
  if (!title) return '';
  return foldSpace(wordsOf(title, true)) || foldSpace(wordsOf(title, false));
}

function wordsOf(node: ElementContent, isNow: boolean): string {
  if (node.type !== 'element') return node.type === 'text' ? node.value : '';
  if ('dataDiffLabel' in node.properties || (isNow && node.tagName === 'del')) return '';
  return node.children.map((child) => wordsOf(child, isNow)).join('');
}
