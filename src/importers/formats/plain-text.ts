import type { Element, ElementContent } from 'hast';
import { element, text } from '../elements.ts';
import { lettersOfPlainText } from '../witness/letters.ts';
import type { SourceTree } from './source.ts';

/** From this length on, a line is a paragraph by itself. */
const LONG_LINE = 120;

/**
 * Reads plain text: paragraphs between blank lines, list items after `-`, `*`, `•` or a number. Links and bold may be
 * written as in Markdown, which is how texts copied from the web come.
 */
export function readPlainText(source: string): SourceTree {
  const lines = source.split('\n');
  const blocks = paragraphs(lines).flatMap(blocksOf);
  return {
    tree: { type: 'root', children: joinedLists(blocks) },
    letters: lettersOfPlainText(source),
    drawnMarks: false,
    isPage: false,
    remarks: [],
  };
}

/** Lines that belong together. Without blank lines in a text of long lines, each line stands alone. */
function paragraphs(lines: readonly string[]): string[][] {
  const filled = lines.filter((line) => line.trim() !== '');
  const areBlankLinesRare = lines.length - filled.length < filled.length / 20;
  const isLongLined = filled.some((line) => line.length > LONG_LINE);
  if (areBlankLinesRare && isLongLined) return filled.map((line) => [line]);
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

const ITEM = /^(\s*)(?:([-*•–·])|(\d{1,3})[.)])\s+(.*)$/u;

function blocksOf(lines: readonly string[]): Element[] {
  const underline = /^\s*(?:(=){3,}|-{3,})\s*$/.exec(lines[1] ?? '');
  if (lines.length === 2 && underline) {
    return [element(underline[1] ? 'h1' : 'h2', inline((lines[0] ?? '').trim()))];
  }
  const blocks: { name: 'p' | 'ul' | 'ol'; items: string[]; start: number }[] = [];
  for (const line of lines) {
    const [, , bullet, number, rest] = ITEM.exec(line) ?? [];
    const last = blocks.at(-1);
    // A number before a lone line is that of a heading.
    const isItem = rest !== undefined && (bullet !== undefined || lines.length > 1);
    if (isItem) {
      const name = bullet === undefined ? 'ol' : 'ul';
      const isNext =
        last?.name === name && (name === 'ul' || Number(number) === last.start + last.items.length);
      if (isNext) last.items.push(rest);
      else blocks.push({ name, items: [rest], start: Number(number ?? 1) });
    } else if (last) {
      last.items.push(`${last.items.pop() ?? ''} ${line.trim()}`);
    } else {
      blocks.push({ name: 'p', items: [line.trim()], start: 1 });
    }
  }
  return blocks.map(({ name, items, start }) =>
    name === 'p'
      ? element('p', inline(items.join(' ')))
      : element(
          name,
          items.map((item) => element('li', inline(item))),
          name === 'ol' ? { start } : {},
        ),
  );
}

/** Items between blank lines are still one list. */
function joinedLists(blocks: readonly Element[]): Element[] {
  const joined: Element[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const follows =
      last?.tagName === block.tagName &&
      (block.tagName === 'ul' ||
        (block.tagName === 'ol' &&
          Number(block.properties['start']) ===
            Number(last.properties['start']) + last.children.length));
    if (follows) last.children.push(...block.children);
    else joined.push(block);
  }
  return joined;
}

const MARKED = /\[([^[\]]+)\]\(([^()\s]*)\)|\*\*(\S(?:[^*]*\S)?)\*\*/g;

function inline(line: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let end = 0;
  for (const match of line.matchAll(MARKED)) {
    const [all, label, target, bold] = match;
    if (match.index > end) parts.push(text(line.slice(end, match.index)));
    if (bold === undefined) parts.push(element('a', [text(label ?? '')], { href: target ?? '' }));
    else parts.push(element('strong', inline(bold)));
    end = match.index + all.length;
  }
  if (end < line.length) parts.push(text(line.slice(end)));
  return parts;
}
