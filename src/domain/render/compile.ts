import type { Element, Root } from 'hast';
import type { Nodes } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { fileTop } from '../issue.ts';
import type { Issue, Place } from '../issue.ts';
import { COOKIE_REGISTER } from './components.ts';
import { isRuleId } from '../rules.ts';
import { remarkPlugins } from './plugins.ts';
import { attribute, foldSpace, hasClass, textOf } from './text.ts';

export interface CompiledHeading {
  /** 2 for the first level below the title. */
  readonly depth: number;
  readonly id: string;
  readonly text: string;
}

/** A stretch of readable text and the anchor nearest around or above it. */
export interface Block {
  /** Nothing before the first anchor: the section itself. */
  readonly anchor: string | undefined;
  /** Name of the element: `p`, `li`, `td`, `h2` and so on. */
  readonly tag: string;
  /** Head of the column that a cell stands in. */
  readonly column: string | undefined;
  readonly text: string;
  readonly place: Place;
}

export interface AnchorUse {
  readonly id: string;
  readonly place: Place;
}

export interface LinkUse {
  readonly target: string;
  readonly label: string;
  readonly place: Place;
}

/** One text, compiled once, independent of the page and site it will stand on. */
export interface Compiled {
  /** Links as written (`#your-rights`, `page:preferences`), headings from h2. */
  readonly tree: Root;
  readonly headings: readonly CompiledHeading[];
  readonly questions: readonly Question[];
  readonly blocks: readonly Block[];
  readonly anchors: readonly AnchorUse[];
  readonly links: readonly LinkUse[];
  /** Passages for some sites, those of other sites included. */
  readonly variants: readonly VariantUse[];
  readonly issues: readonly Issue[];
}

/** A passage for some sites. */
export interface VariantUse {
  /** Ids of the sites. */
  readonly sites: readonly string[];
  readonly place: Place;
}

export interface Question {
  readonly id: string;
  readonly question: string;
  /** The answer's elements. */
  readonly answer: Root;
}

/** Compiled texts by `compiledKey`. */
export type CompiledTexts = Map<string, Compiled>;

export interface CompileInput {
  readonly body: string;
  readonly file: string;
  /** Lines of the file above the body. */
  readonly linesBefore: number;
}

/** What a text is compiled for, and what is shown within it. */
export interface CompileContext {
  /** Id of the site that gets the text; nothing: all passages, whichever site they are for. */
  readonly site?: string | undefined;
  /** The cookie register as a table; nothing where there is none. */
  readonly cookieTable?: Element | undefined;
}

const processor = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkPlugins)
  .use(remarkRehype)
  .freeze();

/**
 * Compiles restricted MDX to a tree of HTML elements without running any of it.
 *
 * @returns the tree with what is known about it; findings in `issues`. Nothing is thrown.
 */
export function compile(
  { body, file, linesBefore }: CompileInput,
  { cookieTable, site }: CompileContext = {},
): Compiled {
  const source = new VFile({ path: file, value: body, data: { site } });
  const refuse = (issue: Issue): Compiled => ({
    ...EMPTY,
    anchors: writtenAnchors(body, linesBefore),
    issues: [issue],
  });
  let tree: Root;
  try {
    const parsed = processor.parse(source);
    const deep = nodeBelow(parsed, DEEPEST);
    if (deep) return refuse(depthIssue(deep, file, linesBefore));
    tree = processor.runSync(parsed, source);
  } catch (error) {
    return refuse(syntaxIssue(error as VFileMessage, file, linesBefore));
  }
  if (cookieTable) placeCookieTable(tree, cookieTable);
  return {
    tree,
    blocks: blocksOf(tree, linesBefore),
    ...takeStock(tree, linesBefore),
    variants: (source.data['variants'] as VariantUse[]).map(({ sites, place }) => ({
      sites,
      place: { line: place.line + linesBefore, column: place.column },
    })),
    issues: source.messages.map((message) => ({
      rule: message.ruleId && isRuleId(message.ruleId) ? message.ruleId : 'mdx/syntax',
      severity: 'error',
      file,
      place: placeOf(message, linesBefore),
      message: message.reason,
      expected: message.expected?.[0] ?? '',
      fix: message.note ?? '',
    })),
  };
}

function placeCookieTable(tree: Root, table: Element): void {
  visit(tree, 'element', (element) => {
    if (hasClass(element, COOKIE_REGISTER)) element.children = [table];
  });
}

/**
 * What a compiled text was made of: equal keys, equal texts.
 *
 * @param site the site it was compiled for, where its passages differ by site.
 * @param register what names the register shown in it.
 */
export function compiledKey(sha256: string, site?: string, register?: string): string {
  return [sha256, site, register].join(' ');
}

/**
 * Compiles a text unless it was compiled before. One with findings is not kept, for they name its file.
 *
 * @param key see `compiledKey`.
 */
export function compileOnce(
  key: string,
  source: CompileInput,
  known: CompiledTexts,
  context?: CompileContext,
): Compiled {
  const found = known.get(key);
  if (found) return found;
  const compiled = compile(source, context);
  if (compiled.issues.length === 0) known.set(key, compiled);
  // As it is kept: of thousands, the trees are not.
  return known.get(key) ?? compiled;
}

const EMPTY: Compiled = {
  tree: { type: 'root', children: [] },
  headings: [],
  questions: [],
  blocks: [],
  anchors: [],
  links: [],
  variants: [],
  issues: [],
};

/** Anchors of a text that is no MDX, so that links to them are not found wrong as well. */
export function writtenAnchors(body: string, linesBefore = 0): AnchorUse[] {
  return body.split('\n').flatMap((line, index) =>
    [...line.matchAll(/\[#([a-z0-9-]+)\]/g)].map((match) => ({
      id: match[1] ?? '',
      place: { line: index + 1 + linesBefore, column: match.index + 1 },
    })),
  );
}

function syntaxIssue(error: VFileMessage, file: string, linesBefore: number): Issue {
  const reason = error.message.split('\n', 1).join('');
  const opened = OPENED.exec(reason)?.[1];
  return {
    rule: 'mdx/syntax',
    severity: 'error',
    file,
    place: opened ? { line: Number(opened) + linesBefore, column: 1 } : placeOf(error, linesBefore),
    // Places inside the message count from the body; the reader counts from the top of the file.
    message: `This is not valid MDX: ${reason.replace(OPENED, (_, line: string) => `of line ${Number(line) + linesBefore}`).replace(/\.?$/, '.')}`,
    expected: 'Markdown; every <Component> closed by </Component>; no loose < or {',
    fix: 'correct this place; write `\\<` or `\\{` for the signs themselves',
  };
}

/** No text needs more levels of quotes and lists; programs that walk through one may fail at a thousand. */
const DEEPEST = 100;

/** The first node that lies deeper than so many levels below another. */
function nodeBelow(node: Nodes, levels: number): Nodes | undefined {
  if (levels < 0) return node;
  for (const child of 'children' in node ? node.children : []) {
    const found = nodeBelow(child, levels - 1);
    if (found) return found;
  }
  return undefined;
}

function depthIssue({ position }: Nodes, file: string, linesBefore: number): Issue {
  const { line, column } = position?.start ?? fileTop;
  return {
    rule: 'mdx/syntax',
    severity: 'error',
    file,
    place: { line: line + linesBefore, column },
    message: `This lies more than ${DEEPEST} levels deep in quotes or lists.`,
    expected: `at most ${DEEPEST} levels`,
    fix: 'take away the signs before it that put it so deep',
  };
}

/** `(3:1-3:7)`: where the parser saw the unclosed component. */
const OPENED = /\((\d+):\d+-\d+:\d+\)/;

function placeOf({ line, column }: VFileMessage, linesBefore: number): Place {
  return { line: (line ?? 1) + linesBefore, column: column ?? 1 };
}

function startOf({ position }: Element, linesBefore: number): Place {
  const { line, column } = position?.start ?? fileTop;
  return { line: line + linesBefore, column };
}

const HEADING = /^h([1-6])$/;

/**
 * Notes what is in a tree, on one walk: thousands of texts are walked through. Takes the places in the file away, which are of no use
 * from there on and weigh more than the text.
 */
function takeStock(
  tree: Root,
  linesBefore: number,
): Pick<Compiled, 'headings' | 'questions' | 'anchors' | 'links'> {
  const headings: CompiledHeading[] = [];
  const questions: Question[] = [];
  const anchors: AnchorUse[] = [];
  const links: LinkUse[] = [];
  visit(tree, (node) => {
    if (node.type === 'element') {
      const place = startOf(node, linesBefore);
      const depth = Number(HEADING.exec(node.tagName)?.[1]);
      const { id } = node.properties;
      if (typeof id === 'string') {
        anchors.push({ id, place });
        if (depth) headings.push({ depth, id, text: foldSpace(textOf(node)) });
      }
      if (node.tagName === 'a') {
        links.push({ target: attribute(node, 'href'), label: foldSpace(textOf(node)), place });
      }
      if (node.tagName === 'details') questions.push(...questionOf(node));
    }
    delete node.position;
  });
  return { headings, questions, anchors, links };
}

function questionOf({ children: [summary, answer] }: Element): Question[] {
  if (summary?.type !== 'element' || answer?.type !== 'element') return [];
  return [
    {
      id: attribute(answer, 'id'),
      question: foldSpace(textOf(summary)),
      answer: {
        type: 'root',
        // What only points elsewhere is no part of the answer.
        children: answer.children.filter(
          (child) => !(child.type === 'element' && hasClass(child, 'see-also')),
        ),
      },
    },
  ];
}

const TEXT_BLOCKS = new Set(['p', 'li', 'td', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** The readable text of a tree, block by block. */
export function blocksOf(tree: Root, linesBefore = 0): Block[] {
  const blocks: Block[] = [];
  const walk = (
    node: Root | Element,
    around: string | undefined,
    heads: readonly string[] = [],
  ): string | undefined => {
    let anchor = around;
    const elements = node.children.flatMap((child) => (child.type === 'element' ? [child] : []));
    for (const [index, child] of elements.entries()) {
      const id = child.properties['id'];
      const own = typeof id === 'string' ? id : undefined;
      const isHeading = HEADING.test(child.tagName);
      const inside = own ?? anchor;
      if (TEXT_BLOCKS.has(child.tagName))
        blocks.push({
          anchor: inside,
          tag: child.tagName,
          column: child.tagName === 'td' ? heads[index] : undefined,
          text: foldSpace(directText(child)),
          place: startOf(child, linesBefore),
        });
      const last = walk(child, inside, child.tagName === 'table' ? headsOf(child) : heads);
      // A heading's anchor holds for what follows it; any other one only for what is inside.
      if (isHeading && own) anchor = own;
      else if (!own && child.tagName === 'div') anchor = last;
    }
    return anchor;
  };
  walk(tree, undefined);
  return blocks.filter(({ text }) => text !== '');
}

/** What stands above the columns of a table. */
function headsOf(table: Element): string[] {
  const heads: string[] = [];
  visit(table, 'element', (element) => {
    if (element.tagName === 'th') heads.push(foldSpace(textOf(element)));
  });
  return heads;
}

/** Text of a block without the blocks nested in it. */
function directText(element: Element): string {
  return element.children
    .map((child) =>
      child.type === 'element' &&
      (TEXT_BLOCKS.has(child.tagName) || ['ul', 'ol', 'table'].includes(child.tagName))
        ? ' '
        : textOf(child),
    )
    .join('');
}
