/**
 * The outline of a text: its blocks as the engine compares them. In: a normalised tree. Out: `Block`s, each with an
 * identity (equal blocks have equal numbers) and a weight.
 */
import type { Element, ElementContent, Root } from 'hast';
import type { Bag } from './similarity.ts';
import type { Tokens } from './tokens.ts';
import { elementOf, isBlock, isElement, REQUIRED } from './vocabulary.ts';

export interface Block {
  /** The normalised element; for a run, a bare `span` around it. */
  element: Element;
  tag: string;
  /** Inline content that stands beside blocks, without an element of its own. */
  run: boolean;
  /** Holds inline content only, so is compared word by word. */
  leaf: boolean;
  /** The blocks within; empty for a leaf. */
  children: Block[];
  parent: Block | null;
  /** Equal for blocks that are the same, whichever side they stand on. */
  identity: number;
  /** Length of the text in characters, markup included. */
  weight: number;
  /** Its words and its bag of words, once someone asked: see `tokensOf` and `bagOf`. */
  tokens: Tokens | null;
  bag: Bag | null;
  /** Where the block went to or came from, if it moved. */
  move: Move | null;
  /** The numbers of this comparison. */
  intern: Intern;
}

/** A block that stands elsewhere in the new text. */
export interface Move {
  number: number;
  from: Block;
  to: Block;
}

/** Gives every distinct string a number. One per comparison: it is what makes identities comparable. */
export type Intern = (key: string) => number;

export function interner(): Intern {
  const numbers = new Map<string, number>();
  return (key) => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size + 1));
    return number;
  };
}

export function outline(root: Root, intern: Intern): Block {
  const element = elementOf('div', {}, root.children as ElementContent[]);
  return outlineBlock(element, false, null, intern);
}

function outlineBlock(element: Element, run: boolean, parent: Block | null, intern: Intern): Block {
  const tag = element.tagName;
  const leaf = run || (!(tag in REQUIRED) && parent !== null && !element.children.some(isBlock));
  const block: Block = {
    element,
    tag,
    run,
    leaf,
    children: [],
    parent,
    identity: 0,
    weight: 0,
    tokens: null,
    bag: null,
    move: null,
    intern,
  };
  const opening = (run ? '\0run' : leaf ? '\0leaf ' : '\0box ') + openingKey(element);
  if (leaf) {
    const content = inlineKey(element.children);
    block.weight = content.length;
    block.identity = intern(opening + content);
  } else {
    block.children = outlineChildren(block, intern);
    let key = opening;
    for (const child of block.children) {
      block.weight += child.weight;
      key += `,${child.identity}`;
    }
    block.identity = intern(key);
  }
  return block;
}

function outlineChildren(parent: Block, intern: Intern): Block[] {
  const blocks: Block[] = [];
  let inline: ElementContent[] = [];
  const close = (): void => {
    if (inline.length > 0) blocks.push(runOf(inline, parent, intern));
    inline = [];
  };
  for (const node of parent.element.children) {
    if (isBlock(node)) {
      close();
      blocks.push(outlineBlock(node as Element, false, parent, intern));
    } else {
      inline.push(node);
    }
  }
  close();
  return blocks;
}

function runOf(children: ElementContent[], parent: Block, intern: Intern): Block {
  return outlineBlock(elementOf('span', {}, children), true, parent, intern);
}

/** The blocks within a block; a leaf's inline content counts as one run, so that it can be compared with a container's. */
export function childrenOf(block: Block): Block[] {
  if (!block.leaf || block.run) return block.children;
  return block.element.children.length > 0
    ? [runOf(block.element.children, block, block.intern)]
    : [];
}

/** A string that two elements share when they have the same tag and attributes. */
export function openingKey(element: Element): string {
  let key = '\0<' + element.tagName;
  for (const name in element.properties) key += `\0${name}=${String(element.properties[name])}`;
  return key + '\0>';
}

/** A string that two pieces of inline content share when they are the same. */
export function inlineKey(nodes: readonly ElementContent[]): string {
  let key = '';
  for (const node of nodes) {
    if (node.type === 'text') key += node.value;
    else if (isElement(node)) key += openingKey(node) + inlineKey(node.children) + '\0/';
  }
  return key;
}

/** Calls `visit` on a block and all blocks within, in the order of the text. */
export function eachBlock(block: Block, visit: (block: Block) => void): void {
  visit(block);
  for (const child of block.children) eachBlock(child, visit);
}

/** The text of a block, words apart, for excerpts. */
export function textOf(nodes: readonly ElementContent[]): string {
  let text = '';
  for (const node of nodes) {
    if (node.type === 'text') text += node.value;
    else if (isElement(node))
      text +=
        isBlock(node) || node.tagName === 'br'
          ? ' ' + textOf(node.children) + ' '
          : textOf(node.children);
  }
  return text;
}
