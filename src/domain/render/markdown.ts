import type { Element, Root } from 'hast';
import { defaultHandlers, toMdast } from 'hast-util-to-mdast';
import type { Handle } from 'hast-util-to-mdast';
import type { Root as MdastRoot, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { linked } from './present.ts';

/** A page as Markdown shows it. */
export interface MarkdownPage {
  readonly title: string;
  /** Lines below the title, each a paragraph. */
  readonly facts: readonly string[];
  /** Absolute address of the page. */
  readonly url: string;
  readonly parts: readonly MarkdownPart[];
}

/** A text on the page. */
export interface MarkdownPart {
  /** Title of the part; nothing where the page's own title is its title. */
  readonly title?: string | undefined;
  /** What stands above the text and is no part of it. */
  readonly summary?: string | undefined;
  /** Headings from h2, links as written (`#your-rights`). */
  readonly tree: Root;
  /** Turns a link as written into an absolute address. */
  readonly href: (target: string) => string;
}

/** Markdown has no caption: it becomes the paragraph above the table. */
const table: Handle = (state, node: Element) => {
  const isCaption = (child: Element['children'][number]) =>
    child.type === 'element' && child.tagName === 'caption';
  const captions = node.children
    .filter(isCaption)
    .flatMap((caption) => state.all(caption as Element));
  const rest = { ...node, children: node.children.filter((child) => !isCaption(child)) };
  return [...state.toFlow(captions), defaultHandlers.table(state, rest)];
};

const writer = unified()
  .use(remarkStringify, { bullet: '-', bulletOther: '*', rule: '-' })
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

/** Writes a page as Markdown (CommonMark with the tables of GitHub). */
export function toMarkdown({ title, facts, url, parts }: MarkdownPage): string {
  const children: RootContent[] = [
    heading(1, title),
    ...facts.map(paragraph),
    {
      type: 'paragraph',
      children: [{ type: 'link', url, children: [{ type: 'text', value: url }] }],
    },
    ...parts.flatMap(blocksOfPart),
  ];
  return writer.stringify({ type: 'root', children });
}

function blocksOfPart({ title, summary, tree, href }: MarkdownPart): RootContent[] {
  const text = toMdast(linked(tree, href), { handlers: { table }, document: true }) as MdastRoot;
  if (title !== undefined) {
    visit(text, 'heading', (below) => {
      below.depth = Math.min(6, below.depth + 1) as typeof below.depth;
    });
  }
  return [
    ...(title === undefined ? [] : [heading(2, title)]),
    ...(summary === undefined
      ? []
      : [{ type: 'blockquote', children: [paragraph(summary)] } satisfies RootContent]),
    ...text.children,
  ];
}

function heading(depth: 1 | 2, value: string): RootContent & { type: 'heading' } {
  return { type: 'heading', depth, children: [{ type: 'text', value }] };
}

function paragraph(value: string): RootContent & { type: 'paragraph' } {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}
