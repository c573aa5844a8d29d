/**
 * Steps 6 and 7: writing the redline. In: a plan. Out: content that carries both texts, every block of it proved: read
 * back, it must give the old block and the new one; a pair that does not is written as one block removed and one added.
 */
import type { Element, ElementContent } from 'hast';
import type { Step } from './align.ts';
import { eachBlock, type Block, type Move } from './blocks.ts';
import { excerpt, kindOfTally, type Draft } from './changes.ts';
import { keptProperties, mergeInline, newTally, type Piece, type Tally } from './inline.ts';
import type { Plan } from './plan.ts';
import { resolve, sameContent } from './resolve.ts';
import { bagOf } from './similarity.ts';
import type { Column } from './tables.ts';
import { tokensOfAll } from './tokens.ts';
import type { Change, ChangeKind, Side } from './types.ts';
import { elementOf, idOf, isHeading } from './vocabulary.ts';
import { matchWords } from './words.ts';

export class Writer {
  readonly drafts: Draft[] = [];
  /** Where moves came from, by number. */
  readonly origins = new Map<number, Element>();
  compared = 0;
  fallbacks = 0;
  readonly #plan: Plan;
  readonly #known = new Map<ElementContent, Record<Side, Element>>();
  /** The tally of the row being written: what changes in its cells is the row's change. */
  #row: Tally | null = null;
  #moves = 0;
  readonly #columns = new Map<Column, Draft>();
  #headings: Record<Side, Change['heading']> = { old: null, new: null };

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The content of a pair of roots, by the new one. */
  root(now: Block): ElementContent[] {
    const steps = this.#plan.steps.get(now);
    return steps ? this.#steps(steps) : now.element.children;
  }

  /** The content of a pair of roots, everything replaced: the last resort. */
  whole(old: Block, now: Block): ElementContent[] {
    for (const root of [old, now]) eachBlock(root, (block) => (block.move = null));
    return this.#replaced(old.children, now.children);
  }

  #steps(steps: readonly Step[]): ElementContent[] {
    return steps.flatMap((step) => this.#step(step));
  }

  #step(step: Step): ElementContent[] {
    switch (step.step) {
      case 'pair':
        return this.#pair(step.old, step.new);
      case 'removed':
        return [this.#one('removed', step.old)];
      case 'added':
        return [this.#one('added', step.new)];
      case 'split':
        return this.#pieces([step.old], step.news, 'split');
      case 'merge':
        return this.#pieces(step.olds, [step.new], 'merged');
    }
  }

  #pair(old: Block, now: Block): ElementContent[] {
    if (old.identity === now.identity) {
      this.#passHeading(now);
      if (now.run) return now.element.children;
      this.#known.set(now.element, { old: old.element, new: now.element });
      return [now.element];
    }
    this.compared += 1;
    const drafts = this.drafts.length;
    const written = this.#plan.steps.has(now) ? this.#container(old, now) : this.#leaf(old, now);
    if (this.#proves(written, [old], [now])) {
      const element = written[0];
      if (element && !old.run && !now.run)
        this.#known.set(element, { old: old.element, new: now.element });
      return written;
    }
    this.drafts.length = drafts;
    return this.#replaced([old], [now]);
  }

  /** What cannot be proved is written as blocks removed and blocks added. */
  #replaced(olds: readonly Block[], news: readonly Block[]): ElementContent[] {
    this.fallbacks += 1;
    return [
      ...olds.map((block) => this.#oneSide('removed', block)),
      ...news.map((block) => this.#oneSide('added', block)),
    ];
  }

  #container(old: Block, now: Block): ElementContent[] {
    const tally = newTally();
    const element = elementOf(now.tag, keptProperties(old.element, now.element, tally));
    const outer = this.#row;
    const isRow = now.tag === 'tr';
    if (isRow) this.#row = tally;
    else this.#note(kindOfTally(tally, old, now), now, element, tally);
    element.children = this.#steps(this.#plan.steps.get(now)!);
    this.#row = outer;
    if (isRow) this.#note(kindOfTally(tally, old, now), now, element, tally);
    return [element];
  }

  #leaf(old: Block, now: Block): ElementContent[] {
    const tally = newTally();
    const properties = keptProperties(old.element, now.element, tally);
    const nodes = this.#words([old], [now], tally)[0]!.nodes;
    const bare = old.run && now.run;
    const element = elementOf(now.tag, properties, nodes);
    this.#passHeading(now);
    const shown = bare ? tally.first : element;
    const draft = shown && this.#note(kindOfTally(tally, old, now), now, shown, tally);
    if (draft?.kind === 'renamed') draft.before = excerpt(old);
    return bare ? nodes : [element];
  }

  #pieces(
    olds: readonly Block[],
    news: readonly Block[],
    kind: 'split' | 'merged',
  ): ElementContent[] {
    this.compared += 1;
    const tally = newTally();
    const first = keptProperties(olds[0]!.element, news[0]!.element, tally);
    const side = kind === 'split' ? news : olds;
    const pieces = this.#words(olds, news, tally);
    const elements = pieces.map(({ nodes, spaced }, k): Element => {
      const { element } = side[k]!;
      if (k === 0) return elementOf(news[0]!.tag, first, nodes);
      const dataDiff = kind === 'split' ? 'split' : 'merge';
      return elementOf(
        element.tagName,
        { ...element.properties, dataDiff, ...(spaced ? {} : { dataDiffJoin: '' }) },
        nodes,
      );
    });
    if (!this.#proves(elements, olds, news)) return this.#replaced(olds, news);
    for (const now of news) this.#passHeading(now);
    this.#note(kind, news[0]!, elements[0]!, tally);
    return elements;
  }

  #words(olds: readonly Block[], news: readonly Block[], tally: Tally): Piece[] {
    const [a, b] = [tokensOfAll(olds), tokensOfAll(news)];
    matchWords(a, b);
    return mergeInline(a, b, tally);
  }

  /** A block that stands in this place in one text only. */
  #one(kind: 'removed' | 'added', block: Block): Element {
    if (kind === 'added') this.#passHeading(block, ['new']);
    return block.move ? this.#moved(block, block.move, kind) : this.#oneSide(kind, block);
  }

  /** A block that stands in one text only, and the change it is. */
  #oneSide(kind: 'removed' | 'added', block: Block): Element {
    const element = this.#wrapped(block, kind);
    if (kind === 'removed' && isHeading(block.tag))
      this.#headings.old = { id: null, text: excerpt(block) };
    const tally = newTally();
    tally[kind === 'added' ? 'wordsAdded' : 'wordsRemoved'] = bagOf(block).size;
    tally.words = 1;
    const column = this.#plan.columnCells.get(block);
    const draft = column && this.#columns.get(column);
    if (draft) {
      addTally(draft.tally, tally);
    } else if (column) {
      this.#columns.set(column, this.#draft(kind, block, element, tally, 'column'));
    } else {
      this.#note(kind, block, element, tally);
    }
    return element;
  }

  /** One end of a move; the new end shows what changed within. */
  #moved(block: Block, move: Move, kind: 'removed' | 'added'): Element {
    move.number ||= this.#moves += 1;
    let element: Element;
    if (kind === 'removed') {
      element = this.#wrapped(block, kind);
      this.origins.set(move.number, element);
    } else {
      const place = this.drafts.length;
      const written = this.#pair(move.from, move.to).at(-1) as Element;
      this.#known.delete(written);
      element = { ...written, properties: { ...written.properties } };
      // What changed in the block itself is part of the move, not a change of its own.
      const own = this.drafts.findIndex((draft) => draft.element === written);
      const tally = own < 0 ? newTally() : this.drafts.splice(own, 1)[0]!.tally;
      const draft = this.#draft('moved', block, element, tally);
      draft.move = move.number;
      draft.wordsMoved = bagOf(move.from).size;
      this.drafts.splice(place, 0, this.drafts.pop()!);
    }
    element.properties['dataDiff'] = kind === 'removed' ? 'move-from' : 'move-to';
    element.properties['dataDiffMove'] = String(move.number);
    return element;
  }

  /** A block that stands on one side only, all its text inside `ins` or `del`. */
  #wrapped(block: Block, kind: 'removed' | 'added', inner = false): Element {
    const side = kind === 'added' ? 'ins' : 'del';
    const content = block.element.children;
    if (block.run) return elementOf(side, {}, content);
    const properties = { ...block.element.properties, ...(inner ? {} : { dataDiff: side }) };
    const children = block.leaf
      ? content.slice(0, 1).map(() => elementOf(side, {}, content))
      : block.children.map((child) =>
          child.move ? this.#moved(child, child.move, kind) : this.#wrapped(child, kind, true),
        );
    return elementOf(block.tag, properties, children);
  }

  /** Notes a change, or adds it to the row it is in. */
  #note(kind: ChangeKind | null, block: Block, element: Element, tally: Tally): Draft | null {
    if (kind !== null && this.#row && this.#row !== tally) addTally(this.#row, tally);
    else if (kind !== null) return this.#draft(kind, block, element, tally);
    return null;
  }

  #draft(kind: ChangeKind, block: Block, element: Element, tally: Tally, tag = block.tag): Draft {
    const heading = this.#headings[kind === 'removed' ? 'old' : 'new'];
    const draft: Draft = { kind, tag, heading, element, tally, text: excerpt(block) };
    this.drafts.push(draft);
    return draft;
  }

  #passHeading(block: Block, sides: readonly Side[] = ['old', 'new']): void {
    if (!isHeading(block.tag)) {
      if (!block.leaf) for (const child of block.children) this.#passHeading(child, sides);
      return;
    }
    for (const side of sides)
      this.#headings[side] = { id: idOf(block.element) ?? null, text: excerpt(block) };
  }

  /** Does what was written give back both sides? */
  #proves(
    nodes: readonly ElementContent[],
    olds: readonly Block[],
    news: readonly Block[],
  ): boolean {
    return (
      sameContent(resolve(nodes, 'old', this.#known), olds.flatMap(contentOf)) &&
      sameContent(resolve(nodes, 'new', this.#known), news.flatMap(contentOf))
    );
  }
}

const contentOf = (block: Block): ElementContent[] =>
  block.run ? block.element.children : [block.element];

function addTally(sum: Tally, tally: Tally): void {
  for (const key of ['wordsAdded', 'wordsRemoved', 'words', 'markup', 'minor'] as const)
    sum[key] += tally[key];
  sum.attributes.push(...tally.attributes);
}
