/**
 * Step 6 within a block: `ins` and `del`. In: the marked tokens of both sides. Out: inline content that carries both,
 * with `ins`/`del` inside the inline elements both sides have and outside those only one has; and a tally of what changed.
 */
import type { Element, ElementContent } from 'hast';
import { attributeChanges } from './attributes.ts';
import { appendText } from './resolve.ts';
import { elementOf } from './vocabulary.ts';
import type { AttributeChange } from './types.ts';
import { countWords, fold, nextMatch, type Item, type Tokens } from './tokens.ts';

/** What changed within one block. */
export interface Tally {
  wordsAdded: number;
  wordsRemoved: number;
  /** Changes of words, of markup around the same words, of typography, of attributes. */
  words: number;
  markup: number;
  minor: number;
  attributes: AttributeChange[];
  /** The first element that shows a change. */
  first: Element | null;
}

export function newTally(): Tally {
  return {
    wordsAdded: 0,
    wordsRemoved: 0,
    words: 0,
    markup: 0,
    minor: 0,
    attributes: [],
    first: null,
  };
}

/** Content of one piece; there are several when one side had seams. `spaced` is false where no space stood at the seam before it. */
export interface Piece {
  nodes: ElementContent[];
  spaced: boolean;
}

/** The marked inline content of two sides whose words have been matched. */
export function mergeInline(a: Tokens, b: Tokens, tally: Tally): Piece[] {
  const merge = new Merge(tally);
  merge.items(a.items, b.items);
  return merge.pieces;
}

/** Records a change of an element's tag or attributes and returns the properties that show it. */
export function keptProperties(
  before: Element,
  after: Element,
  tally: Tally,
): Element['properties'] {
  const properties = { ...after.properties };
  if (before.tagName !== after.tagName) properties['dataDiffOldTag'] = before.tagName;
  const changes = attributeChanges(before.properties, after.properties);
  if (changes.length > 0) {
    const old = Object.fromEntries(changes.map((change) => [change.name, change.before]));
    properties['dataDiffOldAttrs'] = JSON.stringify(old);
    tally.attributes.push(...changes.map((change) => ({ tag: after.tagName, ...change })));
  }
  return properties;
}

class Merge {
  readonly tally: Tally;
  readonly pieces: Piece[] = [{ nodes: [], spaced: true }];
  #out: ElementContent[] = this.pieces[0]!.nodes;

  constructor(tally: Tally) {
    this.tally = tally;
  }

  items(as: readonly Item[], bs: readonly Item[]): void {
    let i = 0;
    let j = 0;
    for (;;) {
      const endA = nextMatch(as, i);
      const endB = nextMatch(bs, j);
      this.#hunk(as.slice(i, endA), bs.slice(j, endB));
      const a = as[endA];
      const b = bs[endB];
      if (!a || !b) break;
      this.#shared(a, b);
      i = endA + 1;
      j = endB + 1;
    }
  }

  #shared(a: Item, b: Item): void {
    if (b.type === 'token') {
      appendItem(this.#out, b);
    } else if (a.type === 'group') {
      const outer = this.#out;
      const inner = elementOf(b.element.tagName, keptProperties(a.element, b.element, this.tally));
      if (inner.properties['dataDiffOldAttrs'] !== undefined) this.tally.first ??= inner;
      outer.push(inner);
      this.#out = inner.children;
      this.items(a.items, b.items);
      this.#out = outer;
    }
  }

  /** A stretch without anything shared. At seams it is cut: its other side's items all go before the first. */
  #hunk(as: readonly Item[], bs: readonly Item[]): void {
    const partsA = cutAtSeams(as);
    const partsB = cutAtSeams(bs);
    const seams = Math.max(partsA.length, partsB.length);
    if (seams === 1) {
      this.#change(as, bs);
      return;
    }
    // A space at the place of the first seam is what the seam stands for; without one, the pieces join without.
    const single = (partsA.length === 1 ? partsA : partsB)[0]!;
    const last = single.at(-1);
    const spaced = last?.type === 'token' && last.text === ' ';
    if (spaced) single.pop();
    for (let k = 0; k < seams; k += 1) {
      if (k > 0) this.pieces.push({ nodes: (this.#out = []), spaced: k === 1 && spaced });
      this.#change(partsA[k] ?? [], partsB[k] ?? []);
    }
  }

  #change(as: readonly Item[], bs: readonly Item[]): void {
    if (as.length + bs.length === 0) return;
    const minor = this.#count(as, bs);
    for (const [tag, items] of [
      ['del', as],
      ['ins', bs],
    ] as const) {
      if (items.length === 0) continue;
      const element = elementOf(tag, {}, toNodes(items));
      if (minor) element.properties['dataDiffMinor'] = '';
      this.tally.first ??= element;
      this.#out.push(element);
    }
  }

  /** Adds the change to the tally; true if it is typography only. */
  #count(as: readonly Item[], bs: readonly Item[]): boolean {
    const before = plain(as);
    const after = plain(bs);
    if (before !== after && fold(before) === fold(after) && markup(as) === markup(bs)) {
      this.tally.minor += 1;
      return true;
    }
    if (before === after) {
      this.tally.markup += 1;
      return false;
    }
    this.tally.words += 1;
    this.tally.wordsRemoved += countWords(before);
    this.tally.wordsAdded += countWords(after);
    return false;
  }
}

function cutAtSeams(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (item.type === 'token' && item.kind === 'seam') parts.push([]);
    else parts.at(-1)!.push(item);
  }
  return parts;
}

function toNodes(items: readonly Item[]): ElementContent[] {
  const nodes: ElementContent[] = [];
  for (const item of items) appendItem(nodes, item);
  return nodes;
}

function appendItem(nodes: ElementContent[], item: Item): void {
  if (item.type === 'group') {
    nodes.push(
      elementOf(item.element.tagName, { ...item.element.properties }, toNodes(item.items)),
    );
  } else if (item.element) {
    nodes.push({ ...item.element, properties: { ...item.element.properties } });
  } else {
    appendText(nodes, item.text);
  }
}

/** The text of items; things count by what they are. */
function plain(items: readonly Item[]): string {
  let text = '';
  for (const item of items) text += item.type === 'group' ? plain(item.items) : item.text;
  return text;
}

function markup(items: readonly Item[]): string {
  let key = '';
  for (const item of items)
    if (item.type === 'group') key += item.strict + markup(item.items) + '\0/';
  return key;
}
