import type { Element, ElementContent, Root } from 'hast';
import { attribute, foldSpace } from '../domain/render/text.ts';
import { element, headingLevel, isElement, leaveOut, text } from './elements.ts';
import { keptText } from './headings.ts';
import { collectNotes } from './notes.ts';
import { LEFT_OUT, NOTE, STATEMENT_TITLE } from './text-of-tree.ts';

/** A section of an imported text, before it has a name. */
export interface DraftSection {
  /** Nothing for what stands above the first heading. */
  readonly title: string | undefined;
  /** Ids under which links of the source reach it. */
  readonly sourceIds: readonly string[];
  /** What stands below its title; headings from h2, without gaps between their levels. */
  readonly blocks: readonly ElementContent[];
}

/** What statements call themselves. */
const STATEMENT =
  /privacy[ -]?(?:verklaring|beleid|policy|statement|notice|kennisgeving)|(?:déclaration|politique|charte|avis) .*(?:confidentialité|vie privée|données)|datenschutz(?:erklärung|hinweise)/i;

/**
 * Marks the statement's title: the first heading, when it is the only one of the highest level, or when it opens the
 * text and says that it is a statement. It leaves the run of the text.
 *
 * @returns the title; nothing when the text has none.
 */
export function takeTitle(tree: Root): string | undefined {
  const headings = tree.children.filter((node) => headingLevel(node) !== undefined);
  const levels = headings.map((node) => headingLevel(node) ?? 0);
  const highest = Math.min(...levels);
  const [first] = headings;
  if (!isElement(first) || headings.length < 2 || levels[0] !== highest) return undefined;
  const isOnlyOne = levels.filter((level) => level === highest).length === 1;
  const opens = first === tree.children.find((node) => !isElement(node, LEFT_OUT));
  if (!isOnlyOne && !(opens && STATEMENT.test(keptText(first)))) return undefined;
  const title = foldSpace(keptText(first));
  tree.children = tree.children.map((node) =>
    node === first ? element(STATEMENT_TITLE, first.children, first.properties) : node,
  );
  return title;
}

/**
 * Sets aside the numbers that are typed before the titles of sections, when they count as the site does: it shows the
 * same number before each title. Numbers that count otherwise stay.
 */
export function setNumbersAside(tree: Root): void {
  const top = highestLevel(tree);
  const headings = tree.children.filter(
    (node): node is Element => isElement(node) && headingLevel(node) === top,
  );
  const numbers = headings.map(({ children: [first] }) =>
    first?.type === 'text' ? SECTION_NUMBER.exec(first.value) : null,
  );
  if (!numbers.every((number, index) => Number(number?.[1]) === index + 1)) return;
  headings.forEach((heading, index) => {
    const [first, ...others] = heading.children;
    const number = numbers[index]?.[0] ?? '';
    if (first?.type !== 'text') return;
    heading.children = [
      leaveOut([text(number)], 'numbers of sections; the site numbers them itself'),
      text(first.value.slice(number.length)),
      ...others,
    ];
  });
}

const SECTION_NUMBER = /^\s*(\d{1,2})\s*(?:[.):–-]\s*|\s)(?=\S)/i;

function highestLevel(tree: Root): number {
  const levels = tree.children.flatMap((node) => headingLevel(node) ?? []);
  return levels.length > 0 ? Math.min(...levels) : 1;
}

/** Splits a text at the headings of its highest level. Footnotes go to the end of the section that refers to them first. */
export function splitSections(tree: Root): DraftSection[] {
  const top = highestLevel(tree);
  const notes = tree.children
    .filter((node): node is Element => isElement(node, NOTE))
    .toSorted((a, b) => Number(a.properties['dataNumber']) - Number(b.properties['dataNumber']));
  const parts: { heading: Element | undefined; blocks: ElementContent[] }[] = [
    { heading: undefined, blocks: [] },
  ];
  for (const node of tree.children as ElementContent[]) {
    if (isElement(node, NOTE, STATEMENT_TITLE)) continue;
    if (isElement(node) && headingLevel(node) === top) parts.push({ heading: node, blocks: [] });
    else parts.at(-1)?.blocks.push(node);
  }
  const free = new Set(notes);
  return parts
    .filter(({ heading, blocks }) => heading !== undefined || blocks.some(isText))
    .map(({ heading, blocks }) => ({
      title: heading && foldSpace(keptText(heading)),
      sourceIds: heading ? [heading.properties['dataIds'] ?? []].flat().map(String) : [],
      blocks: [
        ...asQuestions(withoutRulesAtEnds(levelled(blocks))),
        ...collectNotes([...(heading ? [heading] : []), ...blocks], free),
      ],
    }));
}

function isText(node: ElementContent): boolean {
  return !isElement(node, LEFT_OUT, 'hr');
}

/** Headings from h2 on, each at most one level below the one before it. */
function levelled(blocks: readonly ElementContent[]): ElementContent[] {
  const open: number[] = [];
  return blocks.map((block) => {
    const level = headingLevel(block);
    if (level === undefined || !isElement(block)) return block;
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return { ...block, tagName: `h${String(Math.min(6, open.length + 1))}` };
  });
}

/** A line between sections separates what is separate already. */
function withoutRulesAtEnds(blocks: readonly ElementContent[]): ElementContent[] {
  return blocks.filter((block, index) => {
    if (!isElement(block, 'hr')) return true;
    return blocks.slice(0, index).some(isText) && blocks.slice(index + 1).some(isText);
  });
}

/** Number of questions from which headings that ask become questions that open. */
const FEWEST_QUESTIONS = 3;

/** Puts the headings that ask, from the first to the end of the section, into a box of questions that open one by one. */
function asQuestions(blocks: readonly ElementContent[]): ElementContent[] {
  const start = blocks.findIndex(isQuestion);
  const inBox = blocks.slice(start);
  const headings = inBox.filter((block) => headingLevel(block) !== undefined);
  const areQuestions =
    start >= 0 && headings.length >= FEWEST_QUESTIONS && headings.every(isQuestion);
  if (!areQuestions) return [...blocks];
  const level = headingLevel(headings[0] ?? text('')) ?? 2;
  const sameLevel = inBox.map((block) =>
    isElement(block) && isQuestion(block) ? { ...block, tagName: `h${String(level)}` } : block,
  );
  return [...blocks.slice(0, start), element('questions', sameLevel)];
}

function isQuestion(block: ElementContent): boolean {
  return (
    isElement(block) &&
    headingLevel(block) !== undefined &&
    (attribute(block, 'dataQuestion') !== '' || /\?["”’)]?$/.test(keptText(block).trim()))
  );
}
