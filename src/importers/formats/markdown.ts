import type { Element, Root, Text } from 'hast';
import type { Root as MdastRoot } from 'mdast';
import GithubSlugger from 'github-slugger';
import rehypeRaw from 'rehype-raw';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Processor } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { parse as parseYaml } from 'yaml';
import { attribute, textOf } from '../../domain/render/text.ts';
import { splitFrontMatter } from '../../domain/sections.ts';
import { headingLevel, isElement } from '../elements.ts';
import { lettersOfMarkdown } from '../witness/letters.ts';
import type { SourceTree } from './source.ts';

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(withoutIndentedCode)
  .use(() => widenTables)
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

/** Reads GitHub's Markdown, with the front matter and attributes (`{: #id }`) that generators of sites write. */
export function readMarkdown(source: string): SourceTree {
  const split = splitFrontMatter(source.replace(/^---[ \t]+\n/, '---\n'));
  const body = split?.body ?? source;
  const tree = processor.runSync(processor.parse(body));
  dropFootnoteLabel(tree);
  takeAttributes(tree);
  nameHeadings(tree);
  return {
    tree,
    letters: lettersOfMarkdown(body),
    title: split && titleIn(split.yaml),
    drawnMarks: true,
    isPage: false,
    remarks: split ? remarksOn(split.yaml) : [],
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
