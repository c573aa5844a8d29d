import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { attribute, foldSpace, hasClass, textOf } from './text.ts';

/** How a compiled text is shown on one kind of page. */
export interface Presentation {
  /** Added to the level of every heading: 0 where the section's title is the h1, 1 where it is an h2. */
  readonly headingShift: 0 | 1;
  /** Turns a link as written (`#your-rights`, `page:preferences`) into an address. */
  readonly href: (target: string) => string;
  /** Label of the link to a heading itself, given the heading's text. */
  readonly permalinkLabel: (heading: string) => string;
  /** Text of the link to a question itself, at the end of its answer. */
  readonly questionLink: string;
}

const stringifier = unified().use(rehypeStringify, { omitOptionalTags: false }).freeze();

/** HTML of a tree as it is. */
export function toHtml(tree: Root): string {
  return stringifier.stringify(tree);
}

/** A copy of a tree with its links turned into addresses. */
export function linked(tree: Root, href: Presentation['href']): Root {
  const copy = structuredClone(tree);
  visit(copy, 'element', (element) => {
    if (element.tagName === 'a') {
      element.properties['href'] = href(attribute(element, 'href'));
    }
  });
  return copy;
}

/** HTML of a compiled text for a page; the tree itself is left as it was. */
export function present(tree: Root, presentation: Presentation): string {
  return toHtml({ ...tree, children: shown(tree.children, presentation) });
}

/** Copies of nodes, with their links and levels; a link beside every heading that has an anchor, and at the end of every answer. */
function shown<N extends RootContent>(nodes: readonly N[], presentation: Presentation): N[] {
  return nodes.map((node, index) =>
    node.type === 'element' ? (shownElement(node, nodes[index - 1], presentation) as N) : node,
  );
}

function shownElement(
  element: Element,
  before: RootContent | undefined,
  presentation: Presentation,
): Element {
  const { tagName, properties } = element;
  const depth = Number(/^h([1-6])$/.exec(tagName)?.[1]);
  const copy: Element = {
    ...element,
    tagName: depth ? `h${String(Math.min(6, depth + presentation.headingShift))}` : tagName,
    properties:
      tagName === 'a'
        ? { ...properties, href: presentation.href(attribute(element, 'href')) }
        : properties,
    children: shown(element.children, presentation),
  };
  const { id } = properties;
  if (typeof id !== 'string') return copy;
  if (hasClass(element, 'answer')) {
    copy.children.push(linkToQuestion(id, before ? foldSpace(textOf(before)) : '', presentation));
    return copy;
  }
  if (!depth) return copy;
  return box('heading', [copy, permalink(id, presentation.permalinkLabel(textOf(element)))]);
}

function permalink(id: string, label: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { className: ['permalink'], href: `#${id}`, ariaLabel: label },
    children: [{ type: 'text', value: '#' }],
  };
}

/** Its visible text starts its accessible name, so that those who speak to their computer can name it. */
function linkToQuestion(id: string, question: string, { questionLink }: Presentation): Element {
  return {
    type: 'element',
    tagName: 'p',
    properties: { className: ['answer-link'] },
    children: [
      {
        type: 'element',
        tagName: 'a',
        properties: { href: `#${id}`, ariaLabel: `${questionLink}: ${question}` },
        children: [{ type: 'text', value: questionLink }],
      },
    ],
  };
}

function box(className: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'div', properties: { className: [className] }, children };
}
