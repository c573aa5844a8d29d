import type { Element, Root, Text } from 'hast';
import type { Html, Root as MdastRoot, PhrasingContent } from 'mdast';
import GithubSlugger from 'github-slugger';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Processor } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { parse as parseYaml } from 'yaml';
import { attribute, textOf } from '../../domain/render/text.ts';
import { splitFrontMatter } from '../../domain/sections.ts';
import { headingLevel, isElement } from '../elements.ts';
import { NO_TEXT, removeWhatIsNoText } from '../no-text.ts';
import type { NoText } from '../no-text.ts';
import { lettersOfMarkdown } from '../witness/letters.ts';
import type { SourceTree } from './source.ts';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutIndentedCode)
  .use(() => widenTables)
  .use(() => keepPrograms)
  .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '', footnoteBackContent: '' })
  .use(rehypeRaw)
  .freeze();

/** A statement holds no program: what is indented by four spaces is text or HTML. */
function withoutIndentedCode(this: Processor): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ disable: { null: ['codeIndented'] } });
}

/** Gives a table as many columns as its longest row: Markdown's rule is to drop the cells beyond the head's. */
function widenTables(tree: MdastRoot): void {
  visit(tree, 'table', (table) => {
    const columns = Math.max(...table.children.map((row) => row.children.length));
    table.align = Array.from({ length: columns }, (_, index) => table.align?.[index] ?? null);
  });
}

/** Takes what stands within `<script>` and the like in a line for what it is, where Markdown sees emphasis and links in it. */
function keepPrograms(tree: MdastRoot, file: VFile): void {
  visit(tree, (node) => {
    if (!('children' in node)) return;
    const children = node.children as PhrasingContent[];
    for (const [index, open] of children.entries()) {
      const name = open.type === 'html' && /^<([a-z]+)/i.exec(open.value)?.[1]?.toLowerCase();
      if (!name || !NO_TEXT.has(name)) continue;
      const end = children.findIndex((child, at) => at > index && isEndOf(name, child));
      if (end < 0) continue;
      const [from, to] = [open.position?.start.offset, children[end]?.position?.end.offset];
      const all: Html = { type: 'html', value: String(file).slice(from, to) };
      children.splice(index, end - index + 1, all);
    }
  });
}

function isEndOf(name: string, node: PhrasingContent): boolean {
  return node.type === 'html' && new RegExp(`^</${name}\\s*>$`, 'i').test(node.value);
}

/** Reads GitHub's Markdown, with the front matter and attributes (`{: #id }`) that generators of sites write. */
export function readMarkdown(source: string): SourceTree {
  const split = splitFrontMatter(source.replace(/^---[ \t]+\n/, '---\n'));
  const body = split?.body ?? source;
  const tree = processor.runSync(processor.parse(body), body);
  const noText = removeWhatIsNoText(tree);
  dropFootnoteLabel(tree);
  takeAttributes(tree);
  nameHeadings(tree);
  return {
    tree,
    letters: lettersOfMarkdown(body),
    title: split && titleIn(split.yaml),
    drawnMarks: true,
    isPage: false,
    remarks: [...(split ? remarksOn(split.yaml) : []), ...noText.map(remarkOnNoText)],
  };
}

function frontMatter(yaml: string): Readonly<Record<string, unknown>> {
  try {
    const data: unknown = parseYaml(yaml);
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}

function titleIn(yaml: string): string | undefined {
  const { title } = frontMatter(yaml);
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : undefined;
}

function remarksOn(yaml: string): string[] {
  const others = Object.keys(frontMatter(yaml)).filter((key) => key !== 'title');
  return others.length > 0 ? [`front matter of the file: ${others.join(', ')}`] : [];
}

/** Number of signs that a remark shows of what is no text. */
const SIGNS_SHOWN = 40;

function remarkOnNoText({ tagName, content }: NoText): string {
  if (content === '') return `<${tagName}>`;
  const start = content.slice(0, SIGNS_SHOWN);
  return `<${tagName}> with what stands in it: “${start}${content.length > SIGNS_SHOWN ? ' …' : ''}”`;
}

/** The heading that remark puts above footnotes stands in no source. */
function dropFootnoteLabel(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'section' || node.properties['dataFootnotes'] === undefined)
      return undefined;
    node.children = node.children.filter((child) => headingLevel(child) === undefined);
    return SKIP;
  });
}

/** Ids that GitHub and most generators give to headings: links within the text name them. */
function nameHeadings(tree: Root): void {
  const slugger = new GithubSlugger();
  visit(tree, 'element', (node) => {
    if (headingLevel(node) === undefined) return;
    const id = slugger.slug(textOf(node));
    if (attribute(node, 'id') === '') node.properties['id'] = id;
  });
}

const ATTRIBUTES = /\s*(?:\{:\s*([^}]*)\}|\{(#[\w-]+)\})\s*$/;

/** Attributes as kramdown and others write them, at the end of a heading or paragraph: `{: #cookies }`. */
function takeAttributes(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (headingLevel(node) === undefined && !isElement(node, 'p')) return undefined;
    const last = node.children.at(-1);
    if (last?.type !== 'text') return SKIP;
    const id = takeFrom(last);
    if (id === undefined) return SKIP;
    const isAlone = node.children.every(
      (child) => child.type === 'text' && child.value.trim() === '',
    );
    if (!isAlone) {
      setAnchor(node, id);
    } else if (parent && index !== undefined) {
      // Attributes on a line of their own belong to what stands above.
      const above = (parent.children.slice(0, index) as Element[]).findLast((child) =>
        isElement(child),
      );
      if (above) setAnchor(above, id);
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    return SKIP;
  });
}

/** Takes the attributes off the end of a text; gives the id among them, which may be empty. */
function takeFrom(node: Text): string | undefined {
  const match = ATTRIBUTES.exec(node.value);
  if (!match) return undefined;
  node.value = node.value.slice(0, match.index);
  return /#([\w-]+)/.exec(match[1] ?? match[2] ?? '')?.[1] ?? '';
}

function setAnchor(node: Element, id: string): void {
  if (id === '' || attribute(node, 'id') !== '') return;
  node.properties['id'] = id;
  node.properties['dataAnchor'] = id;
}
