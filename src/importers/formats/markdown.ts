import type { Root } from 'hast';
import type { Html, Nodes, Root as MdastRoot, PhrasingContent, Text } from 'mdast';
import GithubSlugger from 'github-slugger';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Processor } from 'unified';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { parse as parseYaml } from 'yaml';
import { attribute, hasClass, textOf } from '../../domain/render/text.ts';
import { splitFrontMatter } from '../../domain/sections.ts';
import { headingLevel, lineOf } from '../elements.ts';
import { NO_TEXT, removeWhatIsNoText } from '../no-text.ts';
import type { LeftOut } from '../remark.ts';
import { lettersOfMarkdown } from '../witness/markdown.ts';
import { remarksOnUnseen } from './markdown-unseen.ts';
import type { SourceTree, Unreadable } from './source.ts';
import { refuseUnclosed } from './unclosed.ts';
import type { HtmlPiece } from './unclosed.ts';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutIndentedCode)
  .use(() => widenTables)
  .use(() => keepPrograms)
  .use(remarkRehype, {
    allowDangerousHtml: true,
    clobberPrefix: '',
    footnoteBackContent: () => '↩',
  })
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
export function readMarkdown(source: string): SourceTree | Unreadable {
  const split = splitFrontMatter(source.replace(/^---[ \t]+\n/, '---\n'));
  const body = split?.body ?? source;
  // Blank lines in its place keep the numbers of lines.
  const text = '\n'.repeat(split?.linesBefore ?? 0) + body;
  const parsed = processor.parse(text);
  const unclosed = refuseUnclosed(htmlIn(parsed));
  if (unclosed) return unclosed;
  const unseen = remarksOnUnseen(parsed, text);
  takeAttributes(parsed);
  const tree = processor.runSync(parsed, text);
  dropBoxes(tree);
  const noText = removeWhatIsNoText(tree);
  dropFootnoteLabel(tree);
  nameHeadings(tree);
  return {
    tree,
    letters: lettersOfMarkdown(body),
    title: split && titleIn(split.yaml),
    drawnMarks: true,
    isPage: false,
    remarks: [...(split ? remarksOn(split.yaml) : []), ...noText, ...unseen],
  };
}

function htmlIn(tree: MdastRoot): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  visit(tree, 'html', ({ value, position }) => {
    pieces.push({ value, line: position?.start.line ?? 1 });
  });
  return pieces;
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

function remarksOn(yaml: string): LeftOut[] {
  const others = Object.keys(frontMatter(yaml)).filter((key) => key !== 'title');
  return others.length > 0
    ? [{ message: `front matter of the file: ${others.join(', ')}`, lines: [1] }]
    : [];
}

/** The boxes that remark draws before list items stand in no source; whether they are ticked is told of the items. */
function dropBoxes(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (!hasClass(node, 'task-list-item')) return;
    visit(node, 'element', (inner, index, parent) => {
      if (inner.tagName !== 'input' || lineOf(inner) !== undefined) return undefined;
      if (index !== undefined) parent?.children.splice(index, 1);
      return EXIT;
    });
  });
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

/** Takes attributes as kramdown and others write them, at the end of a heading or paragraph: `{: #cookies }`. */
function takeAttributes(tree: MdastRoot): void {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return undefined;
    const last = node.children.at(-1);
    const id = last?.type === 'text' ? takeFrom(last) : undefined;
    if (id === undefined) return SKIP;
    const isAlone = node.children.every(
      (child) => child.type === 'text' && child.value.trim() === '',
    );
    if (!isAlone || parent === undefined || index === undefined) {
      setAnchor(node, id);
      return SKIP;
    }
    // Attributes on a line of their own belong to what stands above.
    const above = parent.children[index - 1];
    if (above) setAnchor(above, id);
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
}

/** Takes the attributes off the end of a text; gives the id among them, which may be empty. */
function takeFrom(node: Text): string | undefined {
  const match = ATTRIBUTES.exec(node.value);
  if (!match) return undefined;
  node.value = node.value.slice(0, match.index);
  return /#([\w-]+)/.exec(match[1] ?? match[2] ?? '')?.[1] ?? '';
}

function setAnchor(node: Nodes, id: string): void {
  if (id === '' || node.data?.hProperties?.['id'] !== undefined) return;
  node.data = { ...node.data, hProperties: { id, dataAnchor: id } };
}
