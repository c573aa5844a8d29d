import type { Element, ElementContent, Nodes, Root } from 'hast';
import { foldSpace, textOf } from '../domain/render/text.ts';
import { element, headingLevel, isElement } from './elements.ts';
import { LEFT_OUT, stretchesOf } from './text-of-tree.ts';

/** Whether a tree has headings of its own. */
export function hasHeadings(tree: Root): boolean {
  return tree.children.some((node) => headingLevel(node) !== undefined);
}

/**
 * Makes headings of the lines that look like one, in a text that has none of its own: short lines without a full stop,
 * or lines that are bold as a whole.
 *
 * @param titles what the contents list names, folded by `foldTitle`: headings of the first level.
 */
export function guessHeadings(tree: Root, titles: readonly string[]): void {
  const lines = tree.children;
  const isListed = (node: ElementContent) => titles.includes(foldTitle(keptText(node)));
  const firstListed = lines.findIndex((node) => isElement(node, 'p') && isListed(node));
  const start = titles.length > 0 ? Math.max(0, firstListed) : 0;
  // In a document whose headings are bold, other short lines are only short.
  const bold = lines.filter(
    (node, index) => index >= start && isElement(node, 'p') && isBoldLine(node),
  );
  const looksLikeHeading = bold.length >= 3 ? isBoldLine : isShortLine;
  const isCandidate = (index: number) => {
    const node = lines[index];
    return (
      index >= start &&
      isElement(node, 'p') &&
      (isListed(node) || (looksLikeHeading(node) && index < lines.length - 1))
    );
  };
  const hasCapitals = lines.some((node, index) => isCandidate(index) && isCapitals(keptText(node)));
  let offset = 0;
  tree.children = lines.map((node, index) => {
    if (!isCandidate(index) || !isElement(node)) return node;
    const line = foldSpace(keptText(node));
    const isTop = titles.length > 0 ? isListed(node) : hasCapitals ? isCapitals(line) : false;
    if (isTop) offset = 0;
    const depth = depthOfNumber(line);
    const isBelowHeading =
      index > start && isCandidate(index - 1) && !isListed(lines[index - 1] as ElementContent);
    if (!isTop && depth === 1 && isBelowHeading) offset = 1;
    const base = titles.length > 0 || hasCapitals ? 2 : 1;
    const level = isTop ? 1 : Math.min(6, base + (depth - 1) + (depth === 1 ? offset : 0));
    return element(`h${String(level)}`, withoutBold(node.children), { ...node.properties });
  });
}

function isShortLine(node: Element): boolean {
  const line = foldSpace(keptText(node)).replace(NUMBER, '');
  return (
    line.length > 0 &&
    line.length <= 120 &&
    /^[\p{Lu}\p{N}“"‘'«¿]/u.test(line) &&
    !/[.:;,!…]["”’)]?$/u.test(line) &&
    !/[.;!] /u.test(line) &&
    // A line with a date says when, and a line that is all link leads elsewhere.
    !/\b(?:19|20)\d\d$/.test(line) &&
    !isLinkLine(node)
  );
}

/** `1.`, `3.a`, `2.1.4`, `(b)` before a heading. */
const NUMBER =
  /^(?:\d{1,2}(?:\.(?:\d{1,2}|[a-z](?![\p{L}])))*[.)]?|[IVX]{1,4}[.)]|[A-Za-z][.)])\s+/u;

function depthOfNumber(line: string): number {
  const number = NUMBER.exec(line)?.[0];
  return number ? Math.max(1, (number.match(/[\p{L}\p{N}]+/gu) ?? []).length) : 1;
}

function isBoldLine(node: Element): boolean {
  const filled = node.children.filter((child) => textOf(child).trim() !== '');
  return (
    filled.length > 0 &&
    filled.every((child) => isElement(child, 'strong', LEFT_OUT)) &&
    keptText(node).length <= 150
  );
}

function isCapitals(line: string): boolean {
  return /\p{Lu}{3}/u.test(line) && !/\p{Ll}/u.test(line);
}

function isLinkLine(node: Element): boolean {
  const filled = node.children.filter((child) => textOf(child).trim() !== '');
  return filled.length > 0 && filled.every((child) => isElement(child, 'a'));
}

function withoutBold(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child) => (isElement(child, 'strong') ? child.children : [child]));
}

/** Text of an element that comes into the statement. */
export function keptText(node: Nodes): string {
  return stretchesOf(node)
    .filter(({ fate }) => fate !== 'left-out')
    .map((stretch) => stretch.text)
    .join('');
}

/** A title without its number, its page number and the difference between capitals and small letters. */
export function foldTitle(title: string): string {
  return foldSpace(title)
    .replace(NUMBER, '')
    .replace(/[\s.…]+\d{1,3}$/u, '')
    .replace(/[\s:.?!]+$/u, '')
    .toLowerCase();
}
