import type { Element, ElementContent, Root } from 'hast';
import { defaultHandlers, toMdast } from 'hast-util-to-mdast';
import type { Handle } from 'hast-util-to-mdast';
import type { Nodes as MdastNodes, Root as MdastRoot, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { attribute } from '../domain/render/text.ts';
import { isElement } from './elements.ts';
import { DRAWN, LEFT_OUT } from './text-of-tree.ts';

/** The id of a place, written behind its text: `[#your-rights]`. */
interface Anchor {
  readonly type: 'anchor';
  readonly id: string;
}

/** Adds the anchor of an element to the end of the line that it became. */
function withAnchor(handle: Handle): Handle {
  return (state, node: Element, parent) => {
    const made = handle(state, node, parent);
    const id = attribute(node, 'id');
    if (id !== '' && made && !Array.isArray(made)) lineOf(made)?.push({ type: 'anchor', id });
    return made;
  };
}

function lineOf(node: MdastNodes): (RootContent | Anchor)[] | undefined {
  if (node.type === 'listItem') {
    const first = node.children[0];
    return first?.type === 'paragraph' ? first.children : undefined;
  }
  return node.type === 'heading' || node.type === 'paragraph' ? node.children : undefined;
}

const unwrap: Handle = (state, node: Element) => state.all(node);

const link: Handle = (state, node: Element) =>
  attribute(node, 'href') === '' ? state.all(node) : defaultHandlers.a(state, node);

/** A tag on a line of its own. */
interface Tag {
  readonly type: 'tag';
  readonly text: string;
}

const questions: Handle = (state, node: Element) => {
  const tag = (text: string) => ({ type: 'tag', text }) satisfies Tag as unknown as RootContent;
  return [tag('<Questions>'), ...state.toFlow(state.all(node)), tag('</Questions>')];
};

const { h2, h3, h4, h5, h6, p, li } = defaultHandlers;
const anchored = Object.fromEntries(
  Object.entries({ h2, h3, h4, h5, h6, p, li }).map(([name, handle]) => [name, withAnchor(handle)]),
);

const handlers = { ...anchored, a: link, questions, [DRAWN]: unwrap };

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '*',
    rule: '-',
    resourceLink: true,
    handlers: { anchor: ({ id }: Anchor) => ` [#${id}]`, tag: ({ text }: Tag) => text } as object,
    unsafe: [
      // A paragraph that begins like a program would be taken for one.
      { atBreak: true, character: 'i', after: 'mport[\\s{*"\']' },
      { atBreak: true, character: 'e', after: 'xport[\\s{*]' },
      // Which sign marks emphasis is decided later; behind `_`, this one would begin an e-mail address.
      { before: '[*_]', character: '@', after: '[-.\\w]', inConstruct: 'phrasing' },
    ],
  })
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkMdx)
  .freeze();

/** Writes blocks of an imported text as restricted MDX; ids of headings, paragraphs and list items become anchors. */
export function toMdx(blocks: readonly ElementContent[]): string {
  const kept = blocks.filter((block) => !isElement(block, LEFT_OUT));
  const root: Root = { type: 'root', children: kept.map(tight) };
  const tree = toMdast(root, { handlers, document: true }) as MdastRoot;
  closeLists(tree);
  return writer.stringify(tree);
}

/** Sets blank lines only between items of which one has several paragraphs. */
function closeLists(tree: MdastRoot): void {
  visit(tree, 'list', (list) => {
    const isLoose = list.children.some(
      (item) => item.children.filter(({ type }) => type === 'paragraph').length > 1,
    );
    list.spread = isLoose;
    for (const item of list.children) item.spread = isLoose;
  });
}

/**
 * A node without what is left out of it. The paragraph is taken off the items of a list whose items have one line each, so
 * that they follow each other closely.
 */
function tight(node: ElementContent): ElementContent {
  if (!isElement(node)) return node;
  const children = node.children.filter((child) => !isElement(child, LEFT_OUT)).map(tight);
  const isClose =
    isElement(node, 'ul', 'ol') &&
    children.every(
      (item) =>
        !isElement(item) || item.children.filter((child) => isElement(child, 'p')).length < 2,
    );
  return { ...node, children: isClose ? children.map(withoutParagraph) : children };
}

function withoutParagraph(item: ElementContent): ElementContent {
  if (!isElement(item)) return item;
  const line = item.children.find((child): child is Element => isElement(child, 'p'));
  if (!line || line !== item.children[0]) return item;
  return {
    ...item,
    properties: { ...line.properties, ...item.properties },
    children: [...line.children, ...item.children.slice(1)],
  };
}
