import type { Element, ElementContent, Root } from 'hast';
import { foldSpace } from '../domain/render/text.ts';
import { headingLevel, isElement, leaveOut } from './elements.ts';
import { foldTitle, keptText } from './headings.ts';

/** A list of the titles that follow: its place among the blocks of a text, and what it names. */
export interface ContentsList {
  readonly start: number;
  /** First block after it. */
  readonly end: number;
  /** Titles, folded by `foldTitle`. */
  readonly titles: readonly string[];
}

const LABEL =
  /^(?:inhoud(?:sopgave|stafel)?|table of contents|contents|on this page|op deze pagina|in dit document|sommaire|table des mati[èe]res|inhalt(?:sverzeichnis)?|[ií]ndice|spis treści)\s*:?$/iu;

/**
 * Finds the list of contents of a text: lines that follow each other, most of which stand again below as lines of their
 * own, in that order. Nothing when there is none, or when a sentence leads into it and needs it.
 */
export function findContentsList(tree: Root): ContentsList | undefined {
  const blocks = tree.children.filter((node): node is Element => isElement(node));
  if (blocks.length !== tree.children.length) return undefined;
  const lines = blocks.map((block) => (isLine(block) ? foldTitle(keptText(block)) : ''));
  for (let start = 0; start < blocks.length; start += 1) {
    const end = endOfEntries(blocks, start);
    const entries = blocks.slice(start, end).flatMap(entriesOf);
    if (entries.length < 3) continue;
    const titles = inOrder(entries, lines.slice(end));
    const isList = titles.length >= 3 && titles.length * 5 >= entries.length * 4;
    if (isList && !isLedInto(blocks[start - 1])) {
      const label = blocks[start - 1];
      const hasLabel =
        label !== undefined && isLine(label) && LABEL.test(foldSpace(keptText(label)));
      return { start: hasLabel ? start - 1 : start, end, titles };
    }
  }
  return undefined;
}

/** Sets the contents list aside: a site makes its own. */
export function setContentsListAside(tree: Root, { start, end }: ContentsList): void {
  const list = tree.children.slice(start, end) as ElementContent[];
  tree.children.splice(
    start,
    end - start,
    leaveOut(list, 'list of contents; the site makes its own'),
  );
}

/** A list is one block; lines go on as long as they are short and do not end in a full stop. */
function endOfEntries(blocks: readonly Element[], start: number): number {
  const first = blocks[start];
  if (isElement(first, 'ul', 'ol')) return start + 1;
  const seen = new Set<string>();
  let end = start;
  for (let block = blocks[end]; block && isElement(block, 'p'); block = blocks[end]) {
    const entry = foldTitle(keptText(block));
    // The first line that stands there again begins the text.
    if (entry.length > 150 || seen.has(entry) || /[.;,]$/.test(foldSpace(keptText(block)))) break;
    seen.add(entry);
    end += 1;
  }
  return Math.max(end, start + 1);
}

function entriesOf(block: Element): string[] {
  if (!isElement(block, 'ul', 'ol')) return [foldTitle(keptText(block))];
  return block.children.flatMap((item) => {
    if (!isElement(item)) return [];
    const own = item.children.filter((child) => !isElement(child, 'ul', 'ol'));
    const nested = item.children.filter((child): child is Element => isElement(child, 'ul', 'ol'));
    return [foldTitle(own.map(keptText).join(' ')), ...nested.flatMap(entriesOf)];
  });
}

function isLine(block: Element): boolean {
  return headingLevel(block) !== undefined || isElement(block, 'p');
}

/** Those entries that come again, each after the one before it. */
function inOrder(entries: readonly string[], later: readonly string[]): string[] {
  let from = 0;
  return entries.filter((entry) => {
    const found = entry === '' ? -1 : later.indexOf(entry, from);
    if (found >= 0) from = found + 1;
    return found >= 0;
  });
}

function isLedInto(before: Element | undefined): boolean {
  return (
    isElement(before, 'p') &&
    keptText(before).trim().endsWith(':') &&
    !LABEL.test(foldSpace(keptText(before)))
  );
}
