import type { Element, Root } from 'hast';
import type JSZip from 'jszip';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { hasClass, textOf } from '../../domain/render/text.ts';
import { element, headingLevel, isElement, text } from '../elements.ts';
import { beginnings } from '../remark.ts';
import { DRAWN } from '../text-of-tree.ts';
import { DELETED_ROW, lettersOfDocx } from '../witness/docx.ts';
import { markNumbers, readMark } from './docx-numbering.ts';
import { readableByMammoth } from './docx-readable.ts';
import type { SourceTree, Unreadable } from './source.ts';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/**
 * Reads a document of Word or LibreOffice (.docx) with mammoth. Numbers of lists and headings, which mammoth does not
 * tell, are worked out from the document and handed through it as marks.
 */
export async function readDocx(bytes: Uint8Array): Promise<SourceTree | Unreadable> {
  // Large packages that no other format needs.
  const [{ default: JSZip }, { default: mammoth }] = await Promise.all([
    import('jszip'),
    import('mammoth'),
  ]);
  try {
    const zip = await JSZip.loadAsync(bytes);
    const parts = await partsOf(zip);
    if (!parts.get('word/document.xml')?.includes('<w:body')) return UNREADABLE;
    for (const [path, xml] of parts)
      if (path.endsWith('notes.xml')) zip.file(path, readableByMammoth(xml));
    const readable = readableByMammoth(markNumbers(parts));
    zip.file(
      'word/document.xml',
      lostNotes(parts).reduce((xml, sign) => xml.replaceAll(sign, ''), readable),
    );
    const marked = await zip.generateAsync({ type: 'nodebuffer' });
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: marked },
      {
        styleMap: STYLES,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    const tree = parser.parse(value);
    const hasNumberedHeadings = takeMarks(tree);
    putBelowTitle(tree);
    return {
      tree,
      letters: lettersOfDocx(parts),
      drawnMarks: true,
      isPage: false,
      remarks: [
        ...remarksOn(parts, hasNumberedHeadings),
        ...remarksOnUnread(messages.map(({ message }) => message)),
      ].map((message) => ({ message, lines: [] })),
    };
  } catch {
    // Mammoth throws what its parsers throw; for the editor it is one thing: the file is broken.
    return UNREADABLE;
  }
}

const UNREADABLE: Unreadable = {
  message: 'The file is not a document of Word that can be read.',
  expected: 'a whole .docx file, as Word and LibreOffice save it; not .doc, .odt or .pdf',
  fix: 'open it in Word or LibreOffice, save it as .docx under a new name, and import that file',
};

/** Styles of titles that mammoth has no rule for; underlined text stays text. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "r[style-name='Strong'] => strong",
  "r[style-name='Emphasis'] => em",
];

/** The files of XML in a document, by their paths. */
export type DocxParts = ReadonlyMap<string, string>;

async function partsOf(zip: JSZip): Promise<DocxParts> {
  const paths = Object.keys(zip.files).filter((path) => /^word\/[^/]+\.xml$/.test(path));
  const read = await Promise.all(
    paths.map(async (path) => [path, (await zip.file(path)?.async('string')) ?? ''] as const),
  );
  return new Map(read);
}

/** Takes the marks out of the tree: list items get their numbers; gives whether headings had some. */
function takeMarks(tree: Root): boolean {
  let hasNumberedHeadings = false;
  const walk = (node: Root | Element, line: Element | undefined): void => {
    for (const child of node.children) {
      if (isElement(child)) walk(child, isLine(child) ? child : line);
      const mark = child.type === 'text' ? readMark(child.value) : undefined;
      if (!mark || child.type !== 'text' || !line) continue;
      child.value = mark.rest;
      if (headingLevel(line) !== undefined) hasNumberedHeadings = true;
      else if (!isElement(line, 'li')) child.value = `${mark.label} ${mark.rest}`;
      else if (mark.isPlain) line.properties['value'] = String(mark.value);
      else line.properties['dataLabel'] = mark.label;
    }
  };
  walk(tree, undefined);
  labelItems(tree);
  return hasNumberedHeadings;
}

/** In a document that has a title, headings of the first level stand below it. */
function putBelowTitle(tree: Root): void {
  const isTitle = (node: Root['children'][number]) =>
    isElement(node, 'h1') && hasClass(node, 'title');
  if (!tree.children.some(isTitle)) return;
  for (const node of tree.children) {
    const level = headingLevel(node);
    if (level === undefined || isTitle(node) || !isElement(node)) continue;
    node.tagName = `h${String(Math.min(6, level + 1))}`;
  }
}

function isLine(node: Element): boolean {
  return isElement(node, 'li', 'p') || headingLevel(node) !== undefined;
}

/** Markdown numbers with figures only: items with letters or `1.1` carry them in their text, under bullets. */
function labelItems(tree: Root): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'ol') return;
    const labelled = node.children.filter(
      (item): item is Element => isElement(item) && item.properties['dataLabel'] !== undefined,
    );
    for (const item of labelled) {
      const label = text(`${String(item.properties['dataLabel'])} `);
      item.children.unshift(element(DRAWN, [label]));
      delete item.properties['dataLabel'];
    }
    if (labelled.length > 0 && labelled.length === node.children.length) node.tagName = 'ul';
  });
}

/** Texts of a document that stand outside its pages' text, and that come into no statement. */
const OUTSIDE: readonly (readonly [RegExp, string])[] = [
  [/^word\/header\d*\.xml$/, 'head of the pages'],
  [/^word\/footer\d*\.xml$/, 'foot of the pages'],
  [/^word\/comments\.xml$/, 'comments'],
];

function remarksOn(parts: DocxParts, hasNumberedHeadings: boolean): string[] {
  const remarks = OUTSIDE.flatMap(([path, name]) => {
    const texts = [...parts]
      .filter(([part]) => path.test(part))
      .map(([, xml]) => wordsOfXml(xml))
      .filter((words) => words !== '');
    return [...new Set(texts)].map((words) => `${name}: “${words}”`);
  });
  const body = parts.get('word/document.xml') ?? '';
  const deleted = body.match(/<w:delText/g)?.length ?? 0;
  if (deleted > 0)
    remarks.push(
      `deletions under track changes, ${String(deleted)} of them; insertions were taken over`,
    );
  const rows = body.match(DELETED_ROW) ?? [];
  if (rows.length > 0)
    remarks.push(
      `rows of tables, deleted under track changes: ${beginnings(rows.map(wordsOfXml))}`,
    );
  const lost = lostNotes(parts).length;
  if (lost > 0) remarks.push(`signs of notes that the file does not hold, ${String(lost)} of them`);
  const drawings = (body.match(/<w:drawing(?=[\s>])[\s\S]*?<\/w:drawing>/g) ?? []).filter(
    (drawing) => !/<a:blip\s|<w:txbxContent>/.test(drawing),
  );
  if (drawings.length > 0) {
    const described = drawings.map((drawing) => /\sdescr="([^"]*)"/.exec(drawing)?.[1] ?? '');
    remarks.push(
      `drawings and charts, ${String(drawings.length)} of them ${beginnings(described)}`.trimEnd(),
    );
  }
  const formulas = [...body.matchAll(/<m:t(?:\s[^>]*)?>([^<]*)<\/m:t>/g)].map((match) => match[1]);
  if (formulas.length > 0) remarks.push(`formulas: “${formulas.join(' ')}”`);
  if (hasNumberedHeadings)
    remarks.push(
      'numbers of headings that the word processor draws; the site numbers the sections',
    );
  return remarks;
}

/** Signs in the text of notes that are missing in the file, at which mammoth would give up. */
function lostNotes(parts: DocxParts): string[] {
  const body = parts.get('word/document.xml') ?? '';
  return [...body.matchAll(/<w:(footnote|endnote)Reference\s[^>]*w:id="(-?\d+)"[^>]*>/g)].flatMap(
    ([sign, kind = '', id = '']) => {
      const notes = parts.get(`word/${kind}s.xml`) ?? '';
      return new RegExp(`<w:${kind}\\s[^>]*w:id="${id}"`).test(notes) ? [] : [sign];
    },
  );
}

/** One remark for all elements that mammoth does not know and leaves out. */
function remarksOnUnread(messages: readonly string[]): string[] {
  const names = messages.flatMap(
    (message) => /element was ignored: (?:\{\S*\})?(\S+)/.exec(message)?.[1] ?? [],
  );
  const others = new Set(names.filter((name) => name !== 'oMath'));
  return others.size > 0 ? [`elements of Word that cannot be read: ${[...others].join(', ')}`] : [];
}

function wordsOfXml(xml: string): string {
  const tree = parser.parse(
    [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '').join(' '),
  );
  return textOf(tree).replace(/\s+/g, ' ').trim();
}
