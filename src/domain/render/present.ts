import type { Element, Root, RootContent } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { anchorOf, withPermalink } from './permalink.ts';
import { attribute, foldSpace, textOf } from './text.ts';

/** How a compiled text is shown on one kind of page. */
export interface Presentation {
  /** Added to the level of every heading: 0 where the section's title is the h1, 1 where it is an h2. */
  readonly headingShift: 0 | 1;
  /** Turns a link as written (`#your-rights`, `page:preferences`) into an address. */
  readonly href: (target: string) => string;
  /** Label of the link to a heading or question itself, given its text. */
  readonly permalinkLabel: (heading: string) => string;
}

const stringifier = unified().use(rehypeStringify, { omitOptionalTags: false }).freeze();

/** HTML of a tree as it is. */
export function toHtml(tree: Root): string {
  return stringifier.stringify(tree);
}

/** An address as it stands between the quotes of an attribute. */
export function attributeHtml(address: string): string {
  const link: Element = {
    type: 'element',
    tagName: 'a',
    properties: { href: address },
    children: [],
  };
  return toHtml({ type: 'root', children: [link] }).slice('<a href="'.length, -'"></a>'.length);
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

/** Copies of nodes, with their links and levels; a link beside every heading and question that has an anchor. */
function shown<N extends RootContent>(nodes: readonly N[], presentation: Presentation): N[] {
  return nodes.map((node) =>
    node.type === 'element' ? (shownElement(node, presentation) as N) : node,
  );
}

function shownElement(element: Element, presentation: Presentation): Element {
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
  const anchor = anchorOf(element);
  if (anchor === '') return copy;
  const [title = element] = tagName === 'details' ? element.children : [];
  return withPermalink(copy, anchor, presentation.permalinkLabel(foldSpace(textOf(title))));
}
