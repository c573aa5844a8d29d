import type { Element, ElementContent, Root } from 'hast';
import type { SectionComparison } from '../comparison.ts';
import { isBlock, isHeading, isList } from '../diff/vocabulary.ts';
import { isTranslation } from '../redline-view/index.ts';
import { annotate, hasChange } from '../redline-view/annotate.ts';
import type { Places } from '../redline-view/annotate.ts';
import type { Say } from '../redline-view/index.ts';
import { countWords, hasClass, textOf } from '../render/text.ts';

/** A stretch of words: kept, added or removed, or a note about what cannot be seen in the words. */
export interface Run {
  readonly mark: 'kept' | 'ins' | 'del' | 'note';
  readonly text: string;
}

/** One block of a redline: a paragraph, a heading, an item, a row. */
export interface Line {
  /** What stands before the words: `## `, `- `, `2. `, `| `. */
  readonly prefix: string;
  /** How many lists it stands in. */
  readonly depth: number;
  readonly runs: readonly Run[];
}

/** Words that did not change and are left out. */
export interface Gap {
  readonly words: number;
}

export interface LineOptions extends Places {
  readonly say: Say;
}

/**
 * The redline of a section as lines of text, title first. Blocks without a change are left out, but for the headings
 * above one that has.
 */
export function redlineLines(section: SectionComparison, lineOptions: LineOptions): (Line | Gap)[] {
  const options = { ...lineOptions, href: (target: string) => target };
  const elements = section.tree.children.filter((child) => child.type === 'element');
  const annotated = elements.map((element) => annotate(element, options));
  const blocks = linesOf({ type: 'root', children: annotated }).map(({ element, ...line }) => ({
    ...line,
    level: isHeading(element.tagName) ? Number(element.tagName[1]) : undefined,
    runs: runsOf(element.children),
  }));
  const shown = new Set<number>([0]);
  blocks.forEach(({ changed }, index) => {
    if (!changed) return;
    shown.add(index);
    let level = blocks[index]?.level ?? Infinity;
    for (let above = index - 1; above > 0 && level > 2; above -= 1) {
      const heading = blocks[above]?.level;
      if (heading === undefined || heading >= level) continue;
      shown.add(above);
      level = heading;
    }
  });
  const lines: (Line | Gap)[] = [];
  let skipped = 0;
  const closeGap = () => {
    if (skipped > 0) lines.push({ words: skipped });
    skipped = 0;
  };
  blocks.forEach(({ prefix, depth, runs }, index) => {
    if (!shown.has(index)) {
      skipped += countWords(runs.map(({ text }) => text).join(''));
      return;
    }
    closeGap();
    lines.push({ prefix, depth, runs });
  });
  // What stands in two languages was not compared.
  if (!isTranslation(section.state)) closeGap();
  return lines;
}

interface Placed {
  readonly prefix: string;
  readonly depth: number;
  /** Whether it shows a change, or stands in something that moved, came or went. */
  readonly changed: boolean;
  readonly element: Element;
}

/** What the blocks around a block pass on to it. */
interface Around {
  /** Marker of the item whose first line is still to come. */
  readonly prefix: string;
  readonly depth: number;
  readonly changed: boolean;
}

/** The innermost blocks of a tree in order. Inline content between blocks becomes a block. */
function linesOf(
  parent: Root | Element,
  { prefix, depth, changed }: Around = { prefix: '', depth: 0, changed: false },
): Placed[] {
  const lines: Placed[] = [];
  const marker = () => (lines.length === 0 ? prefix : '');
  const place = (element: Element, own = marker()) =>
    lines.push({ prefix: own, depth, changed: changed || hasChange(element), element });
  let inline: ElementContent[] = [];
  const flush = () => {
    if (inline.some((node) => textOf(node).trim() !== '')) place(loose(parent, inline));
    inline = [];
  };
  let number = 0;
  for (const node of parent.children as ElementContent[]) {
    if (node.type !== 'element' || !isBlock(node)) {
      inline.push(node);
      continue;
    }
    flush();
    const { tagName } = node;
    const around = { prefix: marker(), depth, changed: changed || 'dataDiff' in node.properties };
    if (isList(tagName)) {
      const inner = { ...around, prefix: tagName === 'ol' ? '1. ' : '- ', depth: depth + 1 };
      lines.push(...linesOf(node, inner));
    } else if (tagName === 'li') {
      number += 1;
      const own = prefix === '- ' ? prefix : `${number}. `;
      lines.push(...linesOf(node, { ...around, prefix: own }));
    } else if (tagName === 'tr') {
      place(withCellsApart(node), '| ');
    } else if (node.children.some(isBlock)) {
      lines.push(...linesOf(node, around));
    } else {
      place(node, isHeading(tagName) ? `${'#'.repeat(Number(tagName[1]))} ` : marker());
    }
  }
  flush();
  return lines;
}

/** Words that stand beside blocks, with the marks of what holds them. */
function loose({ ...parent }: Root | Element, children: ElementContent[]): Element {
  return parent.type === 'element'
    ? { ...parent, children }
    : { type: 'element', tagName: 'p', properties: {}, children };
}

function withCellsApart(row: Element): Element {
  const cells = row.children.filter((child) => child.type === 'element');
  return {
    ...row,
    children: cells.flatMap((cell, index): ElementContent[] =>
      index === 0 ? [cell] : [{ type: 'text', value: ' | ' }, cell],
    ),
  };
}

/** The words of annotated content with their marks, white space folded, neighbours of one mark joined. */
function runsOf(nodes: readonly ElementContent[]): Run[] {
  const runs: Run[] = [];
  const add = (mark: Run['mark'], text: string) => {
    const last = runs.at(-1);
    if (last?.mark === mark) runs[runs.length - 1] = { mark, text: last.text + text };
    else if (text !== '') runs.push({ mark, text });
  };
  const walk = (node: ElementContent, mark: Run['mark']): void => {
    if (node.type === 'text') add(mark, node.value.replace(/\s+/g, ' '));
    if (node.type !== 'element' || hasClass(node, 'spoken')) return;
    if (hasClass(node, 'diff-note')) {
      const opens = runs.length === 0;
      if (!opens) add('kept', ' ');
      add('note', `(${textOf(node)})`);
      if (opens) add('kept', ' ');
    } else if (node.tagName === 'br') {
      add(mark, ' ');
    } else {
      const inner = node.tagName === 'ins' || node.tagName === 'del' ? node.tagName : mark;
      for (const child of node.children) walk(child, inner);
    }
  };
  for (const node of nodes) walk(node, 'kept');
  return runs;
}
