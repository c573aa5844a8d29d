import type { Root } from 'hast';
import { attribute, compile } from '../domain/render/index.ts';
import {
  lettersOf,
  noteStream,
  RUNNING_TEXT,
  stretchesOf,
  TITLE,
  wordsOf,
} from './text-of-tree.ts';
import { placeOf } from './place.ts';
import type { SourceFile, SourcePlace } from './place.ts';
import type { ReadText } from './read-source.ts';

/** What stands in the files that an import writes, for the proof. */
export interface WrittenText {
  /** The statement's title, when it stood in the source's text. */
  readonly title: string | undefined;
  readonly sections: readonly WrittenSection[];
}

export interface WrittenSection {
  /** Nothing when the source has none. */
  readonly title: string | undefined;
  /** MDX below the front matter. */
  readonly body: string;
}

/** The first place where two readings part. */
export interface Difference {
  readonly where: string;
  readonly place: SourcePlace;
  /** What the source has there. */
  readonly expected: string;
  /** What the result has there. */
  readonly found: string;
}

export interface Proof {
  /** Words of the source that stand in the result. */
  readonly words: number;
  readonly differences: readonly Difference[];
}

/**
 * Proves that an import lost nothing, added nothing and changed no order, in two steps. The letters of the source, found
 * without a parser, are those of the tree that the import works on, what it left out included. And the words of that
 * tree, without what was left out, are those of the files that will be written, read as the site reads them.
 */
export function prove(read: ReadText, written: WrittenText): Proof {
  const stretches = stretchesOf(read.account);
  const inSource = stretches.filter(({ fate }) => fate !== 'drawn');
  const inResult = stretches.filter(({ fate }) => fate !== 'left-out');
  const kept = streamsOf(inResult);
  const found = writtenStreams(written, [...kept.keys()]);
  const letters = lettersOf(inSource.map(({ text }) => text).join(''));
  return {
    words: [...kept.values()].reduce((sum, words) => sum + words.length, 0),
    differences: [
      ...differenceOfLetters(read.files, read.letters, letters),
      ...[...kept].flatMap(([stream, words]) =>
        differenceOfWords(read.files, stream, words, found.get(stream) ?? []),
      ),
    ],
  };
}

function streamsOf(stretches: readonly { readonly text: string; readonly stream: string }[]) {
  const texts = new Map<string, string>([[RUNNING_TEXT, '']]);
  for (const { text, stream } of stretches) texts.set(stream, (texts.get(stream) ?? '') + text);
  return new Map([...texts].map(([stream, text]) => [stream, wordsOf(text)]));
}

function writtenStreams(
  written: WrittenText,
  expected: readonly string[],
): ReadonlyMap<string, string[]> {
  const streams = new Map<string, string[]>([[TITLE, wordsOf(written.title ?? '')]]);
  const running: string[] = [];
  for (const { title, body } of written.sections) {
    if (title !== undefined) running.push(...wordsOf(title));
    const { tree } = compile({ body, file: 'import.mdx', linesBefore: 0 });
    for (const [stream, words] of streamsOf(stretchesOf(withNotes(tree, expected)))) {
      if (stream === RUNNING_TEXT) running.push(...words);
      else streams.set(stream, words);
    }
  }
  return streams.set(RUNNING_TEXT, running);
}

/** The same tree with items that carry a footnote's anchor as notes. */
function withNotes(tree: Root, expected: readonly string[]): Root {
  const asNote = <Node extends Root['children'][number]>(node: Node): Node => {
    if (node.type !== 'element') return node;
    const number = /^note-(\d+)$/.exec(attribute(node, 'id'))?.[1];
    const isNote =
      number !== undefined && node.tagName === 'li' && expected.includes(noteStream(number));
    return {
      ...node,
      ...(isNote && { tagName: 'note', properties: { dataNumber: number } }),
      children: node.children.map(asNote),
    };
  };
  return { ...tree, children: tree.children.map(asNote) };
}

/** Number of letters, and of words, that a difference shows around its place. */
const LETTERS_SHOWN = 40;
const WORDS_SHOWN = 8;

function differenceOfLetters(
  files: readonly SourceFile[],
  expected: string,
  found: string,
): Difference[] {
  if (expected === found) return [];
  let start = 0;
  while (start < expected.length && expected[start] === found[start]) start += 1;
  const from = Math.max(0, start - LETTERS_SHOWN / 2);
  const show = (letters: string) => letters.slice(from, start + LETTERS_SHOWN);
  return [
    {
      where: 'between the file and what was read of it',
      place: placeOf(files, expected, start),
      expected: show(expected),
      found: show(found),
    },
  ];
}

function differenceOfWords(
  files: readonly SourceFile[],
  stream: string,
  expected: readonly string[],
  found: readonly string[],
): Difference[] {
  let start = 0;
  while (start < expected.length && expected[start] === found[start]) start += 1;
  if (start === expected.length && start === found.length) return [];
  const from = Math.max(0, start - WORDS_SHOWN / 2);
  const show = (words: readonly string[]) => words.slice(from, start + WORDS_SHOWN).join(' ');
  const where =
    stream === RUNNING_TEXT
      ? 'in the text'
      : stream === TITLE
        ? 'in the title'
        : `in foot${stream}`;
  const before = lettersOf(expected.slice(0, start).join(' '));
  const place = placeOf(files, lettersOf(expected.join(' ')), before.length);
  return [{ where, place, expected: show(expected), found: show(found) }];
}
