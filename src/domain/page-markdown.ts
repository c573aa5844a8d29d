import type { Element, ElementContent, Root, Text } from 'hast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { parseHtml } from './diff/html.ts';
import { foldSpace, hasClass, markdownText, textOf, toMarkdown } from './render/index.ts';

/** What is there to act on the page or to move about, and says nothing by itself. */
const TOOLS = new Set([
  ...['nav', 'form', 'button', 'fieldset', 'label'],
  ...['script', 'noscript', 'template', 'svg'],
]);

/** Classes of what is there for the eye, the ear, the hand or paper only. */
const AIDS = ['permalink', 'needs-script', 'print-line', 'column', 'mail', 'spoken'];

/** Classes of paragraphs that speak about a text and are no part of it. */
const REMARKS = ['redline-state', 'redline-note'];

/** The address of a page's Markdown form, as the page's own head names it; nothing when it has none. */
export function markdownLink(html: string): string | undefined {
  return /<link rel="alternate" type="text\/markdown" href="([^"]+)"/u.exec(html)?.[1];
}

/**
 * The Markdown form of a page, made from the page itself: its main part, without what only works on a screen.
 *
 * @param url absolute address of the page.
 * @throws when the page has no main part or no title.
 */
export function pageMarkdown(html: string, url: string): string {
  const [main] = /<main[^]*<\/main>/u.exec(html) ?? [];
  const tree = parseHtml(main ?? '');
  const title = takeTitle(tree);
  if (title === undefined) throw new Error(`${url} has no title in a main part`);
  const part = {
    text: markdownText(asText(tree)),
    href: (target: string) => new URL(target, url).href,
  };
  return toMarkdown({ title, facts: [], url, parts: [part] });
}

/** Leaves of a page, or a part of one, what says something without the page. The tree itself is changed, and given back. */
export function asText(tree: Root): Root {
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (isAid(element) || isEmptied(element)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    if (element.tagName === 'a') parent.children.splice(index + 1, 0, ...takeTrailing(element));
    if (hasClass(element, 'diff-note')) {
      parent.children.splice(index, 1, asRemark(element), SPACE);
    }
    if (REMARKS.some((name) => hasClass(element, name))) element.children = [asRemark(element)];
    if (element.tagName === 'details' && hasClass(element, 'unchanged')) asLength(element);
    if (element.tagName === 'address') element.children = asLines(element.children);
    if (element.tagName === 'td') element.children = asPhrase(element.children);
    return undefined;
  });
  return tree;
}

/** Takes out of a link what stands in it and belongs behind it: a space at its end, notes about its change. */
function takeTrailing(link: Element): ElementContent[] {
  const isNote = (child: ElementContent) =>
    child.type === 'element' && hasClass(child, 'diff-note');
  const notes = link.children.filter(isNote);
  link.children = link.children.filter((child) => !isNote(child));
  const last = link.children.at(-1);
  const endsInSpace = last?.type === 'text' && last.value.endsWith(' ');
  // The words themselves may stand in other trees as well.
  if (endsInSpace) link.children.splice(-1, 1, { ...last, value: last.value.trimEnd() });
  const behind = notes.map((note) => (note.type === 'element' ? asRemark(note) : note));
  return endsInSpace || behind.length > 0 ? [SPACE, ...behind] : [];
}

const SPACE: Text = { type: 'text', value: ' ' };

/** A note about a change: in parentheses, so that it is told from the text. */
function asRemark({ children }: Element): Element {
  return emphasised({ type: 'text', value: '(' }, ...children, { type: 'text', value: ')' });
}

function emphasised(...children: ElementContent[]): Element {
  return { type: 'element', tagName: 'em', properties: {}, children };
}

/** A passage that did not change: its length, for it can be read in either text. */
function asLength(folded: Element): void {
  const summary = folded.children.find(
    (child) => child.type === 'element' && child.tagName === 'summary',
  );
  const length = summary ? textOf(summary) : '';
  folded.tagName = 'p';
  folded.properties = {};
  folded.children = [emphasised({ type: 'text', value: `… ${length} …` })];
}

/** Takes the title out of a page; gives its text. */
function takeTitle(tree: Root): string | undefined {
  let title: string | undefined;
  visit(tree, 'element', (element, index, parent) => {
    if (element.tagName !== 'h1') return undefined;
    title = foldSpace(textOf(element));
    if (index !== undefined) parent?.children.splice(index, 1);
    return EXIT;
  });
  return title;
}

function isAid(element: Element): boolean {
  const { tagName, properties } = element;
  return (
    TOOLS.has(tagName) ||
    AIDS.some((name) => hasClass(element, name)) ||
    properties['ariaHidden'] === 'true' ||
    properties['role'] === 'status' ||
    properties['hidden'] === true
  );
}

/** Whether an item of a list holds nothing but aids. */
function isEmptied({ tagName, children }: Element): boolean {
  return (
    tagName === 'li' &&
    children.every((child) =>
      child.type === 'element' ? isAid(child) : textOf(child).trim() === '',
    )
  );
}

/** What stands below each other without being a paragraph. */
function asLines(children: readonly ElementContent[]): ElementContent[] {
  return children
    .filter(({ type }) => type === 'element')
    .flatMap((child, index) => (index > 0 ? [lineBreak, child] : [child]));
}

const lineBreak: Element = { type: 'element', tagName: 'br', properties: {}, children: [] };

/** A cell of a Markdown table holds no list: its items become one phrase. */
function asPhrase(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element' || child.tagName !== 'ul') return [child];
    return child.children
      .filter((item): item is Element => item.type === 'element')
      .flatMap((item, index): ElementContent[] => [
        ...(index > 0 ? [{ type: 'text', value: '; ' } as const] : []),
        ...item.children,
      ]);
  });
}
