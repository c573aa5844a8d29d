import type { Element, ElementContent, Root } from 'hast';
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
  const copy = linked(tree, presentation.href);
  visit(copy, 'element', (element) => {
    const depth = Number(/^h([1-6])$/.exec(element.tagName)?.[1]);
    if (depth) element.tagName = `h${String(Math.min(6, depth + presentation.headingShift))}`;
  });
  addPermalinks(copy, presentation);
  return toHtml(copy);
}

/** Sets a link beside every heading that has an anchor, and at the end of every answer. */
function addPermalinks(parent: Root | Element, presentation: Presentation): void {
  parent.children = parent.children.map((child, index) => {
    if (child.type !== 'element') return child;
    addPermalinks(child, presentation);
    const { id } = child.properties;
    if (typeof id !== 'string') return child;
    if (hasClass(child, 'answer')) {
      const question = parent.children[index - 1];
      child.children.push(
        linkToQuestion(id, question ? foldSpace(textOf(question)) : '', presentation),
      );
      return child;
    }
    if (!/^h[1-6]$/.test(child.tagName)) return child;
    return box('heading', [child, permalink(id, presentation.permalinkLabel(textOf(child)))]);
  });
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
