/**
 * Words. In: the inline content of a block. Out: the same content as a tree of tokens (words, marks, spaces, things)
 * and the inline elements around them, which the comparison of words marks and the markup is built from.
 */
import type { Element, ElementContent } from 'hast';
import { inlineKey, openingKey, type Block, type Intern } from './blocks.ts';
import { isAtom, isElement } from './vocabulary.ts';

export type Item = Token | Group;

export interface Token {
  type: 'token';
  /** `seam` is where a block of its own begins on this side: see splits and merges. */
  kind: 'word' | 'mark' | 'space' | 'thing' | 'seam';
  text: string;
  /** Of a thing (image, line break): the element. */
  element: Element | null;
  parent: Group | null;
  /** Same text. */
  plain: number;
  /** Same text inside the same elements with the same attributes. */
  strict: number;
  /** Same text inside elements of the same names. */
  loose: number;
  /** The token on the other side that this one is. */
  match: Token | null;
}

/** An inline element. */
export interface Group {
  type: 'group';
  element: Element;
  parent: Group | null;
  items: Item[];
  strict: string;
  loose: string;
  words: number;
  /** The element on the other side that this one is. */
  match: Group | null;
}

export interface Tokens {
  items: Item[];
  /** All tokens in order. */
  all: Token[];
  /** All but spaces and seams: what is compared. */
  words: Token[];
  intern: Intern;
}

// One ideograph or kana at a time; a word with what joins its parts (l'accès, e-mail, 1.000,50, addons.mozilla.org, 01/02/2024)
// and, if it is an address, the rest of it; spaces; any other character.
const TOKEN =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]|[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d]+(?:(?:['’.@:/_\-\u2010\u2011]|(?<=\p{N}),(?=\p{N}))[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d]+)*(?::\/\/[^\s<>"”’]*[^\s<>"”’.,;:!?)\]])?|[ \t\n]+|[^]/gu;
const WORD = /[\p{L}\p{N}]/u;
const SPACE = /^\s+$/;

/** Pieces of a text: joined, they are the text. */
export function pieces(text: string): string[] {
  return text.match(TOKEN) ?? [];
}

export function kindOf(piece: string): 'word' | 'mark' | 'space' {
  // Most pieces begin with a small Latin letter or are one space.
  if (piece === ' ') return 'space';
  return (piece >= 'a' && piece < '{') || WORD.test(piece)
    ? 'word'
    : SPACE.test(piece)
      ? 'space'
      : 'mark';
}

/** How many words a text has, as the engine counts them. */
export function countWords(text: string): number {
  let count = 0;
  for (const piece of pieces(text)) if (kindOf(piece) === 'word') count += 1;
  return count;
}

const FOLDED: readonly [RegExp, string][] = [
  [/[\u2018-\u201b\u2032\u02bc]/g, "'"],
  [/[\u201c-\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010\u2011]/g, '-'],
  [/[\u00ad\u200b\u2060]/g, ''],
  [/\u2026/g, '...'],
  [/\s*([^\p{L}\p{N}\s])\s*/gu, '$1'],
  [/\s+/g, ' '],
];

/** A text without its typography: what two texts share that differ in quotes, hyphens and spaces alone. */
export function fold(text: string): string {
  return FOLDED.reduce(
    (folded, [pattern, plain]) => folded.replace(pattern, plain),
    text.normalize('NFC'),
  );
}

const noTokens = (intern: Intern): Tokens => ({ items: [], all: [], words: [], intern });

/** The tokens of a leaf, made once. */
export function tokensOf(block: Block): Tokens {
  if (block.tokens) return block.tokens;
  const tokens = noTokens(block.intern);
  addNodes(tokens, null, block.element.children);
  return (block.tokens = tokens);
}

/** The tokens of several leaves, with seams between them. */
export function tokensOfAll(blocks: readonly Block[]): Tokens {
  const [first, ...others] = blocks.map(tokensOf) as [Tokens, ...Tokens[]];
  if (others.length === 0) return first;
  const joined = noTokens(first.intern);
  for (const { items, all, words } of [first, ...others]) {
    if (joined.all.length > 0) addToken(joined, null, 'seam', '');
    joined.items.push(...items);
    joined.all.push(...all);
    joined.words.push(...words);
  }
  return joined;
}

/** From where on the next token or element with a match stands. */
export function nextMatch(items: readonly Item[], from: number): number {
  let i = from;
  while (i < items.length && !items[i]!.match) i += 1;
  return i;
}

function addNodes(tokens: Tokens, parent: Group | null, nodes: readonly ElementContent[]): void {
  for (const node of nodes) {
    if (node.type === 'text')
      for (const text of pieces(node.value)) addToken(tokens, parent, kindOf(text), text);
    else if (isElement(node)) {
      if (isAtom(node.tagName) || !hasContent(node))
        addToken(tokens, parent, 'thing', inlineKey([node]), node);
      else addGroup(tokens, parent, node);
    }
  }
}

function addGroup(tokens: Tokens, parent: Group | null, element: Element): void {
  const start = tokens.words.length;
  const group: Group = {
    type: 'group',
    element,
    parent,
    items: [],
    // Interned, so that the keys of the words within stay short.
    strict: `\0${tokens.intern((parent?.strict ?? '') + openingKey(element))}\0`,
    loose: (parent?.loose ?? '\0') + '<' + element.tagName + '\0',
    words: 0,
    match: null,
  };
  addNodes(tokens, group, element.children);
  group.words = tokens.words.length - start;
  (parent ?? tokens).items.push(group);
}

function addToken(
  tokens: Tokens,
  parent: Group | null,
  kind: Token['kind'],
  text: string,
  element: Element | null = null,
): void {
  const { intern } = tokens;
  const compared = kind !== 'space' && kind !== 'seam';
  const plain = compared ? intern(text) : 0;
  const strict = compared && parent ? intern(parent.strict + text) : plain;
  const loose = compared && parent ? intern(parent.loose + text) : plain;
  const token: Token = {
    type: 'token',
    kind,
    text,
    element,
    parent,
    plain,
    strict,
    loose,
    match: null,
  };
  (parent ?? tokens).items.push(token);
  tokens.all.push(token);
  if (compared) tokens.words.push(token);
}

/** Does an inline element hold anything but spaces? If not it is taken as one thing: there is no word to know it by. */
function hasContent(element: Element): boolean {
  return element.children.some((child) =>
    child.type === 'text' ? /[^ ]/.test(child.value) : isElement(child),
  );
}
