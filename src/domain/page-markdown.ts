import type { Element, ElementContent, Root } from 'hast';
import { EXIT, SKIP, visit } from 'unist-util-visit';
import { parseHtml } from './diff/html.ts';
import { foldSpace, hasClass, markdownText, textOf, toMarkdown } from './render/index.ts';

/** What is there to act on the page or to move about, and says nothing by itself. */
const TOOLS = new Set(['nav', 'form', 'button', 'fieldset', 'label', 'script', 'template', 'svg']);

/** Classes of what is there for the eye, the hand or paper only. */
const AIDS = ['permalink', 'needs-script', 'print-line', 'column', 'mail'];

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
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (isAid(element) || isEmptied(element)) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const last = element.children.at(-1);
    if (element.tagName === 'a' && last?.type === 'text' && last.value.endsWith(' ')) {
      // A space at the end of a link belongs behind it.
      last.value = last.value.trimEnd();
      parent.children.splice(index + 1, 0, { type: 'text', value: ' ' });
    }
    if (element.tagName === 'address') element.children = asLines(element.children);
    if (element.tagName === 'td') element.children = asPhrase(element.children);
    return undefined;
  });
  const part = {
    text: markdownText(tree, 0),
    href: (target: string) => new URL(target, url).href,
  };
  return toMarkdown({ title, facts: [], url, parts: [part] });
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
