/**
 * Known edits. In: a real text. Out: the same text with one edit whose redline is known beforehand, so that it can be
 * told whether an engine shows that edit and nothing else.
 */
import type { Element, ElementContent, Root, Text } from 'hast';
import { textOf } from '../../src/domain/diff/blocks.ts';
import { isBlock, isElement } from '../../src/domain/diff/vocabulary.ts';
import type { Random } from './random.ts';
import { textWords } from './measure.ts';

/** What the redline of an edit must show: these words, in one place, and these marks; nothing else. */
export interface Expectation {
  removed: string[];
  added: string[];
  /** Values of `data-diff` in the redline, sorted; `href` for a changed target, `minor` for typography. */
  marks: string[];
}

export interface KnownEdit {
  kind: string;
  before: Root;
  after: Root;
  expected: Expectation;
}

type Make = (tree: Root, random: Random, strangers: readonly string[]) => Expectation | null;

const KINDS: Record<string, Make> = {
  'word replaced': (tree, random) =>
    editWords(tree, random, (words, at) => [words[at], ['quarterly']]),
  'word added': (tree, random) =>
    editWords(tree, random, (words, at) => ['', [words[at], 'quarterly']]),
  'word removed': (tree, random) => editWords(tree, random, (words, at) => [words[at], []]),
  'sentence added': (tree, random, strangers) => {
    const block = pick(random, leaves(tree, 12));
    const text = block && sentenceText(block, random);
    if (!text) return null;
    const sentence = pick(random, strangers)!;
    text.node.value = `${text.node.value.slice(0, text.at)}${sentence} ${text.node.value.slice(text.at)}`;
    return { removed: [], added: textWords(sentence), marks: [] };
  },
  'sentence removed': (tree, random) => {
    const block = pick(
      random,
      leaves(tree, 30).filter((leaf) => sentenceText(leaf, random) !== null),
    );
    const text = block && sentenceText(block, random);
    if (!text) return null;
    const rest = text.node.value.slice(text.at);
    const end = /[.!?] (?=[A-Z])/.exec(rest);
    if (!end || rest === text.node.value) return null;
    const sentence = rest.slice(0, end.index + 2);
    text.node.value = text.node.value.slice(0, text.at) + rest.slice(sentence.length);
    return textWords(sentence).length < 3
      ? null
      : { removed: textWords(sentence), added: [], marks: [] };
  },
  'paragraph added': (tree, random, strangers) => {
    const [siblings, index] = placeOf(tree, pick(random, elements(tree, 'p').filter(isTop(tree))));
    if (!siblings) return null;
    const text = `${pick(random, strangers)!} ${pick(random, strangers)!}`;
    siblings.splice(index, 0, element('p', text));
    return { removed: [], added: textWords(text), marks: ['ins'] };
  },
  'paragraph removed': (tree, random) =>
    removeOne(
      tree,
      pick(
        random,
        leaves(tree, 4).filter((leaf) => leaf.tagName === 'p' && isTop(tree)(leaf)),
      ),
    ),
  'item added or removed': (tree, random, strangers) => {
    const item = pick(
      random,
      elements(tree, 'li').filter((li) => (placeOf(tree, li)[0]?.length ?? 0) > 1),
    );
    if (!item) return null;
    if (random() < 0.5) return removeOne(tree, item);
    const [siblings, index] = placeOf(tree, item);
    const text = pick(random, strangers)!;
    siblings!.splice(index, 0, element('li', text));
    return { removed: [], added: textWords(text), marks: ['ins'] };
  },
  'row added or removed': (tree, random, strangers) => {
    const row = pick(
      random,
      elements(tree, 'tr').filter((tr) =>
        tr.children.some((cell) => isElement(cell) && cell.tagName === 'td'),
      ),
    );
    if (!row) return null;
    if (random() < 0.5)
      return (placeOf(tree, row)[0]?.length ?? 0) < 3 ? null : removeOne(tree, row);
    const [siblings, index] = placeOf(tree, row);
    const cells = row.children.map(() => pick(random, strangers)!);
    siblings!.splice(index, 0, {
      ...element('tr', ''),
      children: cells.map((cell) => element('td', cell)),
    });
    return { removed: [], added: cells.flatMap(textWords), marks: ['ins'] };
  },
  'column added': (tree, random) => {
    const table = pick(random, elements(tree, 'table'));
    if (!table) return null;
    const rows = elementsIn(table.children, 'tr');
    const at = Math.floor(random() * (rows[0]!.children.length + 1));
    const added = rows.map((row, k) => {
      const text = k === 0 ? 'Retention period' : `Kept for ${String(k)} quarterly periods`;
      row.children.splice(
        at,
        0,
        element(isElement(row.children[0]!) ? row.children[0].tagName : 'td', text),
      );
      return text;
    });
    return { removed: [], added: added.flatMap(textWords), marks: added.map(() => 'ins') };
  },
  'heading renamed': (tree, random) => {
    const heading = pick(
      random,
      [...elements(tree, 'h2'), ...elements(tree, 'h3')].filter(
        (h) => textWords(textOf(h.children)).length > 1,
      ),
    );
    const node = heading?.children[0];
    if (node?.type !== 'text' || heading!.children.length > 1) return null;
    const words = textWords(node.value);
    const last = words.at(-1)!;
    const at = node.value.lastIndexOf(last);
    node.value = `${node.value.slice(0, at)}quarterly zebras${node.value.slice(at + last.length)}`;
    return { removed: [last], added: ['quarterly', 'zebras'], marks: [] };
  },
  'link target': (tree, random) => {
    const link = pick(
      random,
      elements(tree, 'a').filter((a) => textWords(textOf(a.children)).length > 0),
    );
    if (!link) return null;
    link.properties['href'] = 'https://example.org/elsewhere';
    return { removed: [], added: [], marks: ['href'] };
  },
  bold: (tree, random) => {
    const found = plainWord(tree, random);
    if (!found) return null;
    const { siblings, node, start, end } = found;
    const word = node.value.slice(start, end);
    const parts: ElementContent[] = [
      text(node.value.slice(0, start)),
      { ...element('strong', word) },
      text(node.value.slice(end)),
    ];
    siblings.splice(
      siblings.indexOf(node),
      1,
      ...parts.filter((part) => part.type !== 'text' || part.value !== ''),
    );
    return { removed: [word], added: [word], marks: [] };
  },
  split: (tree, random) => {
    const block = pick(
      random,
      leaves(tree, 24).filter((leaf) => leaf.tagName === 'p'),
    );
    const at = block && sentenceText(block, random);
    if (!at) return null;
    return cut(tree, block, at.node, at.at) ? { removed: [], added: [], marks: ['split'] } : null;
  },
  merge: (tree, random) => {
    const block = pick(
      random,
      leaves(tree, 8).filter((leaf) => {
        const [siblings, index] = placeOf(tree, leaf);
        const next = siblings?.[index + 1];
        return (
          leaf.tagName === 'p' &&
          next !== undefined &&
          isElement(next) &&
          next.tagName === 'p' &&
          textWords(textOf(next.children)).length >= 8
        );
      }),
    );
    if (!block) return null;
    const [siblings, index] = placeOf(tree, block);
    const next = siblings!.splice(index + 1, 1)[0] as Element;
    block.children.push(text(' '), ...next.children);
    return { removed: [], added: [], marks: ['merge'] };
  },
  move: (tree, random) => {
    const block = pick(
      random,
      leaves(tree, 6).filter((leaf) => isTop(tree)(leaf) || leaf.tagName === 'li'),
    );
    if (!block) return null;
    const [siblings, index] = placeOf(tree, block);
    if (!siblings || siblings.length < 3) return null;
    siblings.splice(index, 1);
    const to = Math.floor(random() * (siblings.length + 1));
    siblings.splice(to, 0, block);
    if (Math.abs(to - index) < 2) return null;
    return {
      removed: textWords(textOf(block.children)),
      added: [],
      marks: ['move-from', 'move-to'],
    };
  },
  typography: (tree, random) => {
    const found = plainWord(tree, random);
    if (!found) return null;
    const { node, end } = found;
    const form = Math.floor(random() * 2);
    if (form === 0 && node.value[end] === ' ')
      node.value = `${node.value.slice(0, end)}\u00a0${node.value.slice(end + 1)}`;
    else {
      const curly = /['’]/.exec(node.value);
      if (!curly) return null;
      node.value = node.value.replace(curly[0], curly[0] === '’' ? "'" : '’');
    }
    return { removed: [], added: [], marks: ['minor'] };
  },
};

export const EDIT_KINDS = Object.keys(KINDS);

/** One edit of a kind in a copy of a text, or null where the text has no place for it. */
export function makeEdit(
  kind: string,
  before: Root,
  random: Random,
  strangers: readonly string[],
): KnownEdit | null {
  const after = structuredClone(before);
  const expected = KINDS[kind]!(after, random, strangers);
  return expected && { kind, before, after, expected };
}

/** Sentences of a text, to put into another. */
export function sentencesOf(tree: Root): string[] {
  return leaves(tree, 8).flatMap((leaf) =>
    (textOf(leaf.children).match(/[A-Z][^.!?]{30,160}[.!?]/g) ?? []).map((sentence) =>
      sentence.trim(),
    ),
  );
}

const text = (value: string): Text => ({ type: 'text', value });
const element = (tagName: string, content: string): Element => ({
  type: 'element',
  tagName,
  properties: {},
  children: content ? [text(content)] : [],
});
const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

function elements(tree: Root, tag: string): Element[] {
  return elementsIn(tree.children as ElementContent[], tag);
}

function elementsIn(nodes: readonly ElementContent[], tag: string): Element[] {
  return nodes.flatMap((node) =>
    isElement(node)
      ? [...(node.tagName === tag ? [node] : []), ...elementsIn(node.children, tag)]
      : [],
  );
}

/** Paragraphs and items with inline content only and at least so many words. */
export function leaves(tree: Root, least: number): Element[] {
  return [...elements(tree, 'p'), ...elements(tree, 'li')].filter(
    (node) => !node.children.some(isBlock) && textWords(textOf(node.children)).length >= least,
  );
}

const isTop =
  (tree: Root) =>
  (node: Element): boolean =>
    tree.children.includes(node);

export function placeOf(
  tree: Root,
  node: Element | undefined,
  siblings = tree.children as ElementContent[],
): [ElementContent[] | null, number] {
  if (!node) return [null, -1];
  const index = siblings.indexOf(node);
  if (index >= 0) return [siblings, index];
  for (const child of siblings) {
    if (!isElement(child)) continue;
    const found = placeOf(tree, node, child.children);
    if (found[0]) return found;
  }
  return [null, -1];
}

function removeOne(tree: Root, node: Element | undefined): Expectation | null {
  const [siblings, index] = placeOf(tree, node);
  if (!siblings || !node) return null;
  siblings.splice(index, 1);
  return { removed: textWords(wordsApart(node.children)), added: [], marks: ['del'] };
}

const wordsApart = (nodes: readonly ElementContent[]): string => textOf(nodes);

/** A place between two sentences in a text directly within a block. */
function sentenceText(block: Element, random: Random): { node: Text; at: number } | null {
  const found = block.children.flatMap((node) =>
    node.type === 'text'
      ? [...node.value.matchAll(/[a-z)][.!?] (?=[A-Z])/g)].map((match) => ({
          node,
          at: match.index + 3,
        }))
      : [],
  );
  return pick(random, found) ?? null;
}

interface PlainWord {
  siblings: ElementContent[];
  node: Text;
  start: number;
  end: number;
}

/** A word between spaces in a text directly within a block of some length. */
function plainWord(tree: Root, random: Random): PlainWord | null {
  const block = pick(random, leaves(tree, 10));
  const texts = block?.children.filter((node): node is Text => node.type === 'text') ?? [];
  const node = pick(random, texts);
  const match = node && pick(random, [...node.value.matchAll(/(?<= )[A-Za-z]{3,}(?= )/g)]);
  return block && node && match
    ? { siblings: block.children, node, start: match.index, end: match.index + match[0].length }
    : null;
}

function editWords(
  tree: Root,
  random: Random,
  make: (words: [string], at: 0) => [string, string[]],
): Expectation | null {
  const found = plainWord(tree, random);
  if (!found) return null;
  const { node, start, end } = found;
  const word = node.value.slice(start, end);
  const [removed, instead] = make([word], 0);
  const after = instead.join(' ');
  node.value =
    after === ''
      ? node.value.slice(0, start) + node.value.slice(end + 1)
      : node.value.slice(0, start) + after + node.value.slice(end);
  return {
    removed: removed ? [removed] : [],
    added: instead.filter((one) => one !== word),
    marks: [],
  };
}

/** Cuts a block in two at a place in one of its texts. */
function cut(tree: Root, block: Element, node: Text, at: number): boolean {
  const [siblings, index] = placeOf(tree, block);
  if (!siblings) return false;
  const k = block.children.indexOf(node);
  const rest: Element = {
    ...block,
    properties: {},
    children: [text(node.value.slice(at)), ...block.children.slice(k + 1)],
  };
  block.children = [...block.children.slice(0, k), text(node.value.slice(0, at).trimEnd())];
  siblings.splice(index + 1, 0, rest);
  return Math.min(...[block, rest].map((part) => textWords(textOf(part.children)).length)) >= 4;
}
