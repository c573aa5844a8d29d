import type { Element, Root } from 'hast';
import { defaultHandlers, toMdast } from 'hast-util-to-mdast';
import type { Handle } from 'hast-util-to-mdast';
import type { Delete, Root as MdastRoot, PhrasingContent, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import type { Options as WriterOptions } from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { parseLink } from '../links.ts';
import { ADDRESS, joinText } from './cut-text.ts';
import type { CutText } from './cut-text.ts';

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
  /** Title of the part, below which its headings stand; nothing where the page's own title is its title. */
  readonly title?: string | undefined;
  /** What stands above the text and is no part of it. */
  readonly summary?: string | undefined;
  readonly text: MarkdownText;
  /** Turns a link as written into an absolute address. */
  readonly href: (target: string) => string;
}

/** A text as Markdown. Its headings begin with `DEEPER`, for only its pages know whether it stands below a title of its own. */
export type MarkdownText = CutText;

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

/** What stands in a summary is no sentence: mostly a heading, with notes beside it. */
const summary: Handle = (state, node: Element) => state.toFlow(state.all(node));

/** What was added or removed. */
interface Change extends Delete {
  readonly tag: string;
}

const change: Handle = (state, node: Element): Change => ({
  type: 'delete',
  tag: node.tagName,
  children: state.all(node) as PhrasingContent[],
});

/** Markdown has no mark for what was added, so both are told by HTML's elements, which it lets through. */
const writeChange: NonNullable<WriterOptions['handlers']>['delete'] = (
  { tag, ...node }: Change,
  _,
  state,
  info,
) => {
  const words = state.containerPhrasing(node, { ...info, before: '>', after: '<' });
  return `<${tag}>${words}</${tag}>`;
};

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    bulletOther: '*',
    rule: '-',
    handlers: { delete: writeChange },
  })
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

const handlers = { table, summary, ins: change, del: change };

/** Begins a heading, which is written one level below its own until it is known whether it stands there. */
const DEEPER = '\u{F0001} ';

/**
 * Writes a text as Markdown.
 *
 * @param tree headings from h2, links as written (`#your-rights`).
 */
export function markdownText(tree: Root): MarkdownText {
  const text = toMdast(tree, { handlers, document: true }) as MdastRoot;
  const links: string[] = [];
  visit(text, (node) => {
    if (node.type === 'heading' && node.depth < 6) {
      node.depth += 1;
      node.children.unshift({ type: 'text', value: DEEPER });
    }
    if (node.type !== 'link') return;
    const link = parseLink(node.url);
    if (link.kind === 'external') {
      node.url = new URL(link.url).href;
      return;
    }
    links.push(node.url);
    node.url = ADDRESS;
  });
  return { pieces: writer.stringify(text).split(ADDRESS), links };
}

/** Writes a page as Markdown (CommonMark with the tables of GitHub). */
export function toMarkdown({ title, facts, url, parts }: MarkdownPage): string {
  const address: RootContent = {
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', value: url }] }],
  };
  return [write([heading(1, title), ...facts.map(paragraph), address]), ...parts.map(partMarkdown)]
    .filter(Boolean)
    .join('\n');
}

/** Writes a part of a page alone. */
export function partMarkdown({ title, summary, text, href }: MarkdownPart): string {
  const above: RootContent[] = [
    ...(title === undefined ? [] : [heading(2, title)]),
    ...(summary === undefined
      ? []
      : [{ type: 'blockquote' as const, children: [paragraph(summary)] }]),
  ];
  const deeper = joinText(text, href);
  const body =
    title === undefined ? deeper.replaceAll(`# ${DEEPER}`, ' ') : deeper.replaceAll(DEEPER, '');
  return [write(above), body].filter(Boolean).join('\n');
}

function write(children: RootContent[]): string {
  if (children.length === 0) return '';
  return writer.stringify({ type: 'root', children });
}

function heading(depth: 1 | 2, value: string): RootContent & { type: 'heading' } {
  return { type: 'heading', depth, children: [{ type: 'text', value }] };
}

function paragraph(value: string): RootContent & { type: 'paragraph' } {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}
