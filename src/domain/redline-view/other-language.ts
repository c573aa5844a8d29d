import type { Element, ElementContent } from 'hast';
import { hasClass } from '../render/text.ts';

/** Attributes (`lang`, `dir`) of a text in another language than its page, and of the page's own words within it. */
export interface OtherLanguage {
  readonly text: Element['properties'];
  readonly page: Element['properties'];
}

/** Classes of what the page says about a section. */
const REMARKS = ['redline-state', 'redline-note', 'diff-note'];

/** Names the language of what a section or a fold holds, besides what the page itself says there. */
export function inOtherLanguage(box: Element, language: OtherLanguage): Element {
  const children = box.children.map((child) => {
    if (child.type !== 'element' || child.tagName === 'summary') return child;
    if (REMARKS.some((name) => hasClass(child, name))) return child;
    if (hasClass(child, 'unchanged')) return inOtherLanguage(child, language);
    return {
      ...child,
      properties: { ...child.properties, ...language.text },
      children: labelsInPageLanguage(child.children, language),
    };
  });
  return { ...box, children };
}

function labelsInPageLanguage(
  nodes: readonly ElementContent[],
  language: OtherLanguage,
): ElementContent[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node;
    if ('dataDiffLabel' in node.properties) {
      return { ...node, properties: { ...node.properties, ...language.page } };
    }
    return { ...node, children: labelsInPageLanguage(node.children, language) };
  });
}
