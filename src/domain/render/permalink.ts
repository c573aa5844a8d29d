import type { Element } from 'hast';
import { attribute, hasClass } from './text.ts';

/** The anchor of a heading, or of a question by its answer; empty when it has none, or is something else. */
export function anchorOf(element: Element): string {
  if (/^h[1-6]$/.test(element.tagName)) return attribute(element, 'id');
  if (element.tagName !== 'details') return '';
  const answer = element.children.find(
    (child) => child.type === 'element' && hasClass(child, 'answer'),
  );
  return answer?.type === 'element' ? attribute(answer, 'id') : '';
}

/**
 * A heading or question with the link to it beside it: what opens and closes could not hold one that can be reached.
 *
 * @param label what the link says to those who cannot see where it stands.
 * @param properties what else the link carries.
 */
export function withPermalink(
  element: Element,
  anchor: string,
  label: string,
  properties: Element['properties'] = {},
): Element {
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { className: ['permalink'], href: `#${anchor}`, ariaLabel: label, ...properties },
    children: [{ type: 'text', value: '#' }],
  };
  return {
    type: 'element',
    tagName: 'div',
    properties: { className: [element.tagName === 'details' ? 'question' : 'heading'] },
    children: [element, link],
  };
}
