/**
 * Steps 6 and 7: writing the redline. In: a plan. Out: content that carries both texts, every block of it proved: read
 * back, it must give the old block and the new one; a pair that does not is written as one block removed and one added.
 */
import type { Element, ElementContent } from 'hast';
import type { Step } from './align.ts';
import type { Block, Move } from './blocks.ts';
import { excerpt, kindOfTally, type Draft } from './changes.ts';
import {
  keptProperties,
  mergeInline,
  newTally,
  wrapInline,
  type Piece,
  type Tally,
} from './inline.ts';
import type { Plan } from './plan.ts';
import { resolve, sameContent } from './resolve.ts';
import { bagOf } from './similarity.ts';
import { tokenise } from './tokens.ts';
import type { Change, ChangeKind, Side } from './types.ts';
import { isHeading } from './vocabulary.ts';
import { matchWords } from './words.ts';

type OneSide = 'ins' | 'del';

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
  /** False while everything is replaced: a block then went and came, wherever its twin is. */
  #movesShown = true;
  #headings: Record<Side, Change['heading']> = { old: null, new: null };

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The content of a pair of roots. */
  root(old: Block, now: Block): ElementContent[] {
    const steps = this.#plan.steps.get(now);
    return steps
      ? this.#steps(steps)
      : old.identity === now.identity
        ? now.element.children
        : this.whole(old, now);
  }

  /** The content of a pair of roots, everything replaced: the last resort. */
  whole(old: Block, now: Block): ElementContent[] {
    this.fallbacks += 1;
    this.#movesShown = false;
    return [
      ...old.children.map((block) => this.#oneSided(block, 'del')),
      ...now.children.map((block) => this.#oneSided(block, 'ins')),
    ];
  }

  #steps(steps: readonly Step[]): ElementContent[] {
    return steps.flatMap((step) => this.#step(step));
  }

  #step(step: Step): ElementContent[] {
    switch (step.step) {
      case 'pair':
        return this.#pair(step.old, step.new);
      case 'removed':
        return [this.#gone(step.old)];
      case 'added':
        return this.#come(step.new);
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
    this.fallbacks += 1;
    this.drafts.length = drafts;
    return [this.#gone(old), ...this.#come(now)];
  }

  #container(old: Block, now: Block): ElementContent[] {
    const tally = newTally();
    const element: Element = {
      type: 'element',
      tagName: now.tag,
      properties: keptProperties(old.element, now.element, tally),
      children: [],
    };
    if (now.tag === 'tr') {
      const outer = this.#row;
      this.#row = tally;
      element.children = this.#steps(this.#plan.steps.get(now)!);
      this.#row = outer;
      this.#note(kindOfTally(tally, old, now), now, element, tally);
    } else {
      this.#note(kindOfTally(tally, old, now), now, element, tally);
      element.children = this.#steps(this.#plan.steps.get(now)!);
    }
    return [element];
  }

  #leaf(old: Block, now: Block): ElementContent[] {
    const tally = newTally();
    const properties = keptProperties(old.element, now.element, tally);
    const nodes = this.#words([old], [now], tally)[0]!.nodes;
    const bare = old.run && now.run;
    const element: Element = { type: 'element', tagName: now.tag, properties, children: nodes };
    this.#passHeading(now);
    const shown = bare ? tally.first : element;
    const before =
      isHeading(old.tag) && isHeading(now.tag) && tally.words > 0 ? excerpt(old) : undefined;
    if (shown) this.#note(kindOfTally(tally, old, now), now, shown, tally, before);
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
      const { element } = side[k] ?? side[0]!;
      if (k === 0)
        return { type: 'element', tagName: news[0]!.tag, properties: first, children: nodes };
      const properties: Element['properties'] = {
        ...element.properties,
        dataDiff: kind === 'split' ? 'split' : 'merge',
      };
      if (!spaced) properties['dataDiffJoin'] = '';
      return { type: 'element', tagName: element.tagName, properties, children: nodes };
    });
    if (!this.#proves(elements, olds, news)) {
      this.fallbacks += 1;
      return [...olds.map((old) => this.#gone(old)), ...news.flatMap((now) => this.#come(now))];
    }
    for (const now of news) this.#passHeading(now);
    this.#note(kind, news[0]!, elements[0]!, tally);
    return elements;
  }

  #words(olds: readonly Block[], news: readonly Block[], tally: Tally): Piece[] {
    const a = tokenise(
      olds.map((block) => block.element.children),
      this.#plan.intern,
    );
    const b = tokenise(
      news.map((block) => block.element.children),
      this.#plan.intern,
    );
    matchWords(a, b);
    return mergeInline(a, b, tally);
  }

  /** A block only the old text has at this place. */
  #gone(block: Block): ElementContent {
    const node = block.move ? this.#moved(block, block.move, 'del') : this.#oneSided(block, 'del');
    if (!block.move) this.#noteOneSided('removed', block, node);
    return node;
  }

  /** A block only the new text has at this place. */
  #come(block: Block): ElementContent[] {
    this.#passHeading(block, ['new']);
    if (!block.move) {
      const node = this.#oneSided(block, 'ins');
      this.#noteOneSided('added', block, node);
      return [node];
    }
    return [this.#moved(block, block.move, 'ins')];
  }

  #noteOneSided(kind: ChangeKind, block: Block, node: Element): void {
    const heading =
      kind === 'removed' && isHeading(block.tag) ? { id: null, text: excerpt(block) } : null;
    if (heading) this.#headings.old = heading;
    const tally = newTally();
    const words = bagOf(block).size;
    if (kind === 'added') tally.wordsAdded = words;
    else tally.wordsRemoved = words;
    tally.words = 1;
    const column = this.#plan.columnCells.get(block);
    if (column === undefined) {
      this.#note(kind, block, node, tally);
    } else if (column) {
      this.#columnDraft = {
        kind,
        tag: 'column',
        heading: this.#headings.new,
        element: node,
        tally,
        text: excerpt(block),
      };
      this.drafts.push(this.#columnDraft);
    } else {
      this.#addToColumn(block, tally);
    }
  }

  #columnDraft: Draft | null = null;

  #addToColumn(_block: Block, tally: Tally): void {
    if (!this.#columnDraft) return;
    this.#columnDraft.tally.wordsAdded += tally.wordsAdded;
    this.#columnDraft.tally.wordsRemoved += tally.wordsRemoved;
  }

  /** One end of a move; the new end shows what changed within. */
  #moved(block: Block, move: Move, side: OneSide): Element {
    move.number ||= this.#moves += 1;
    let element: Element;
    if (side === 'del') {
      element = this.#oneSided(block, 'del');
      this.origins.set(move.number, element);
    } else {
      const drafts = this.drafts.length;
      const [written] = this.#pair(move.from, move.to);
      this.#known.delete(written!);
      element = { ...(written as Element), properties: { ...(written as Element).properties } };
      const own =
        this.drafts[drafts]?.element === written ? this.drafts.splice(drafts, 1)[0]! : null;
      const tally = own?.tally ?? newTally();
      this.drafts.splice(drafts, 0, {
        kind: 'moved',
        tag: block.tag,
        heading: this.#headings.new,
        element,
        tally,
        text: excerpt(block),
        move: move.number,
        wordsMoved: bagOf(move.from).size,
      });
    }
    element.properties['dataDiff'] = side === 'del' ? 'move-from' : 'move-to';
    element.properties['dataDiffMove'] = String(move.number);
    return element;
  }

  /** A block that stands on one side only, all its text inside `ins` or `del`. */
  #oneSided(block: Block, side: OneSide, inner = false): Element {
    if (block.run) return wrapInline(side, block.element.children);
    const properties = { ...block.element.properties };
    if (!inner) properties['dataDiff'] = side;
    const children = block.leaf
      ? block.element.children.length > 0
        ? [wrapInline(side, block.element.children)]
        : []
      : block.children.map((child) =>
          child.move && this.#movesShown
            ? this.#moved(child, child.move, side)
            : this.#oneSided(child, side, true),
        );
    return { type: 'element', tagName: block.tag, properties, children };
  }

  #note(
    kind: ChangeKind | null,
    block: Block,
    element: Element,
    tally: Tally,
    before?: string,
  ): void {
    if (kind === null) return;
    if (this.#row && this.#row !== tally) {
      addTally(this.#row, tally);
      return;
    }
    const heading = kind === 'removed' ? this.#headings.old : this.#headings.new;
    this.drafts.push({
      kind,
      tag: block.tag,
      heading,
      element,
      tally,
      text: excerpt(block),
      ...(before === undefined ? {} : { before }),
    });
  }

  #passHeading(block: Block, sides: readonly Side[] = ['old', 'new']): void {
    if (!isHeading(block.tag)) {
      if (!block.leaf) for (const child of block.children) this.#passHeading(child, sides);
      return;
    }
    const { id } = block.element.properties;
    for (const side of sides)
      this.#headings[side] = { id: typeof id === 'string' ? id : null, text: excerpt(block) };
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
  sum.wordsAdded += tally.wordsAdded;
  sum.wordsRemoved += tally.wordsRemoved;
  sum.words += tally.words;
  sum.markup += tally.markup;
  sum.minor += tally.minor;
  sum.attributes.push(...tally.attributes);
}
