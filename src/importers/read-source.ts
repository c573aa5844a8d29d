import type { Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';
import { attribute, countWords, foldSpace } from '../domain/render/text.ts';
import { IMAGE, lineOf } from './elements.ts';
import { findContentsList, setContentsListAside } from './contents-list.ts';
import { collectFootnotes } from './footnotes.ts';
import { decode } from './formats/decode.ts';
import { readDocx } from './formats/docx.ts';
import { readHtml } from './formats/html.ts';
import { readMarkdown } from './formats/markdown.ts';
import { readPlainText } from './formats/plain-text.ts';
import type { SourceTree, Unreadable } from './formats/source.ts';
import { guessHeadings, hasHeadings } from './headings.ts';
import { setAside } from './set-aside.ts';
import { simplify } from './simplify.ts';
import { setNumbersAside, splitSections, takeTitle } from './split.ts';
import type { DraftSection } from './split.ts';
import type { SourceFile } from './place.ts';
import { beginnings, groupedByName } from './remark.ts';
import type { LeftOut, Remark } from './remark.ts';
import { LEFT_OUT, wordsOf } from './text-of-tree.ts';

/** A source that was read: its text with everything decided but the names. */
export interface ReadText {
  /** All text of the source, in order, with what became of it. */
  readonly account: Root;
  /** Letters and digits of the source, found without the reader. */
  readonly letters: string;
  readonly title: string | undefined;
  /** Whether the title stands in the source's text. */
  readonly isTitleInText: boolean;
  readonly sections: readonly DraftSection[];
  readonly base: string | undefined;
  /** The files that it was read from, in order. */
  readonly files: readonly SourceFile[];
  /** Number of footnotes. */
  readonly notes: number;
  readonly remarks: readonly Remark[];
}

/** Formats by the end of a file's name. */
const FORMATS: Readonly<Record<string, 'docx' | 'html' | 'md' | 'txt'>> = {
  docx: 'docx',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'md',
  mdx: 'md',
  markdown: 'md',
  txt: 'txt',
  text: 'txt',
};

/** How a file belongs to others that make up the text with it. */
export interface PartOfText {
  /** Its headings of the highest level are sections, also when there is only one. */
  readonly isPart: boolean;
  /** Number of footnotes in the files before it. */
  readonly notesBefore: number;
}

const ALONE: PartOfText = { isPart: false, notesBefore: 0 };

/** Reads a file that holds an approved text: .docx, .html, .md or .txt, by its name. */
export async function readSource(
  name: string,
  bytes: Uint8Array,
  part: PartOfText = ALONE,
): Promise<ReadText | Unreadable> {
  const source = await readTree(name, bytes).catch((error: unknown) => {
    // What the parsers, which call themselves for each level, throw when there are thousands.
    if (error instanceof RangeError) return NESTED;
    throw error;
  });
  if (!('tree' in source)) return source;
  if (isDeeperThan(MAX_DEPTH, source.tree)) return NESTED;
  return understand(source, { name, text: source.text }, part);
}

/** Levels of elements within each other that no text of people comes near to. */
const MAX_DEPTH = 300;

const NESTED: Unreadable = {
  message: 'The file holds elements, lists or quotes within each other on hundreds of levels.',
  expected: `no more than ${String(MAX_DEPTH)} levels`,
  fix: 'copy the text itself from where it is shown into a new document, and import that',
};

function isDeeperThan(limit: number, tree: Root): boolean {
  let level: readonly Nodes[] = [tree];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return false;
}

async function readTree(name: string, bytes: Uint8Array): Promise<SourceTree | Unreadable> {
  const format = FORMATS[/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (format === undefined) {
    return {
      message: `“${name}” is of no kind that can be imported.`,
      expected: 'a name that ends in .docx, .html, .md or .txt',
      fix: 'save the text as one of these from the program it was written in',
    };
  }
  if (format === 'docx') return bytes.length === 0 ? EMPTY : readDocx(bytes);
  const decoded = decode(bytes);
  if (!('text' in decoded)) return decoded;
  const { text } = decoded;
  const source = { html: readHtml, md: readMarkdown, txt: readPlainText }[format](text);
  return 'tree' in source ? { ...source, text } : source;
}

const EMPTY: Unreadable = {
  message: 'The file is empty.',
  expected: 'a .docx file with the text in it',
  fix: 'save it again from the program that it comes from',
};

/** Finds out what is what in a tree: what is text, footnotes, the contents list, headings, sections. */
function understand(
  source: SourceTree,
  file: SourceFile,
  { isPart, notesBefore }: PartOfText,
): ReadText | Unreadable {
  const tree = simplify(source.isPage ? setAside(source.tree) : source.tree);
  const notes = collectFootnotes(tree, source.drawnMarks, notesBefore);
  const contents = findContentsList(tree);
  if (contents) setContentsListAside(tree, contents);
  const isGuessed = !hasHeadings(tree);
  if (isGuessed) guessHeadings(tree, contents?.titles ?? []);
  const titleInText = isGuessed || isPart ? undefined : takeTitle(tree);
  if (!isPart) setNumbersAside(tree);
  const sections = splitSections(tree);
  if (sections.length === 0) {
    return {
      message: 'There is no text in the file.',
      expected: 'a file with headings and paragraphs',
      fix: source.isPage
        ? 'save the page again when it is shown in full; some pages load their text only then'
        : 'check that it is the right file',
    };
  }
  return {
    account: tree,
    letters: source.letters,
    title: titleInText ?? source.title,
    isTitleInText: titleInText !== undefined,
    sections,
    base: source.base,
    files: [file],
    notes,
    remarks: [...remarksOn(tree), ...source.remarks].map((remark) => ({
      ...remark,
      kind: 'left-out',
      file: file.name,
    })),
  };
}

/** What is told in another way, or says nothing to people. */
const UNTOLD: ReadonlySet<string> = new Set(['link back from a footnote', 'permalink']);

/** One remark for each reason why text was set aside, with how many words it is and how it begins. */
function remarksOn(tree: Root): LeftOut[] {
  const parts: { name: string; words: string; line: number | undefined }[] = [];
  visit(tree, 'element', (node) => {
    const name = attribute(node, 'dataReason');
    if (node.tagName !== LEFT_OUT || UNTOLD.has(name)) return;
    const words = name === IMAGE ? attribute(node, 'dataWords') : foldSpace(spacedText(node));
    parts.push({ name, words, line: lineOf(node) });
  });
  return groupedByName(parts, (name, group) => {
    const all = group.map(({ words }) => words).filter((words) => words !== '');
    if (name === IMAGE) return remarkOnImages(group.length, all);
    return all.length === 0 ? name : `${name}, ${quote(all.join(' '))}`;
  });
}

function remarkOnImages(count: number, descriptions: readonly string[]): string {
  const without = count - descriptions.length;
  if (count === 1)
    return without > 0 ? 'image without a description' : `image ${beginnings(descriptions)}`;
  return [
    `images, ${String(count)} of them`,
    ...(descriptions.length > 0 ? [`: ${beginnings(descriptions)}`] : []),
    ...(without > 0 ? [`; without a description: ${String(without)}`] : []),
  ].join('');
}

/** Words in what was set aside, descriptions of images among them. */
function spacedText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && node.tagName === 'img') return attribute(node, 'alt');
  return 'children' in node ? node.children.map(spacedText).join(' ') : '';
}

function quote(words: string): string {
  const all = wordsOf(words);
  const start = all.slice(0, 8).join(' ');
  return `${String(countWords(words))} words: “${start}${all.length > 8 ? ' …' : ''}”`;
}
