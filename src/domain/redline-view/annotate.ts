import type { Element, ElementContent, Root } from 'hast';
import { attribute } from '../render/text.ts';
import { h } from './elements.ts';
import type { Say } from './phrases.ts';

/** What a reader would call places of a redline. */
export interface Places {
  /** The place that a link as written leads to. */
  readonly nameOf: (target: string) => string;
  /** The other end of a move. */
  readonly otherEnd: (move: string, mark: 'move-from' | 'move-to') => OtherEnd;
}

export interface OtherEnd {
  readonly name: string;
  readonly id: string;
}

export interface AnnotateOptions extends Places {
  readonly say: Say;
  /** Address of a link as written in the text (`#your-rights`). */
  readonly href: (target: string) => string;
}

/**
 * Adds what a reader needs besides the marks: words for those who hear the page, notes where something moved, was split,
 * merged or only marked up otherwise. Every addition carries `data-diff-label`, so that a program can take it out again.
 */
export function annotate(element: Element, options: AnnotateOptions): Element {
  const { say, href } = options;
  const children = element.children.map((child) =>
    child.type === 'element' ? annotate(child, options) : child,
  );
  const { tagName, properties } = element;
  const notes = notesOf(element, options);
  const annotated: Element = { ...element, properties: { ...properties }, children };
  if (tagName === 'ins' || tagName === 'del') {
    annotated.children = [label('spoken', `${say(`spoken.${tagName}`)} `), ...children];
  }
  if (tagName === 'a' && typeof properties['href'] === 'string') {
    annotated.properties['href'] = href(properties['href']);
  }
  if (tagName === 'details' && hasChange(element)) annotated.properties['open'] = true;
  return notes.length > 0 ? withNotes(annotated, notes) : annotated;
}

/** Whether an element shows a change, itself or within. */
export function hasChange(element: Element): boolean {
  return (
    element.tagName === 'ins' ||
    element.tagName === 'del' ||
    Object.keys(element.properties).some((name) => name.startsWith('dataDiff')) ||
    element.children.some((child) => child.type === 'element' && hasChange(child))
  );
}

function label(className: string, content: string | Element): Element {
  return h('span', { className: [className], dataDiffLabel: '' }, content);
}

/**
 * The other places that the notes about a tree name: what its annotated form depends on besides the tree, the language
 * and the addresses.
 */
export function placesNamed(parent: Root | Element, places: Places): (OtherEnd | OtherTarget)[] {
  return parent.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    const own = [otherEndOf(child, places), otherTargetOf(child, places)];
    return [...own.filter((place) => place !== undefined), ...placesNamed(child, places)];
  });
}

function notesOf(element: Element, { say, ...places }: AnnotateOptions): (string | Element)[] {
  const { properties } = element;
  const notes: (string | Element)[] = [];
  const mark = properties['dataDiff'];
  const end = otherEndOf(element, places);
  if (end) {
    const text = say(mark === 'move-to' ? 'movedFrom' : 'movedTo', { place: end.name });
    notes.push(h('a', { href: `#${end.id}` }, text));
  }
  if (mark === 'split' || mark === 'merge') notes.push(say(mark));
  const oldTag = properties['dataDiffOldTag'];
  if (typeof oldTag === 'string') notes.push(say(/^h[1-6]$/.test(oldTag) ? 'level' : 'markup'));
  const target = otherTargetOf(element, places);
  if (target) notes.push(say('linkTarget', target));
  return notes;
}

/** The other end of a move. */
function otherEndOf({ properties }: Element, { otherEnd }: Places): OtherEnd | undefined {
  const mark = properties['dataDiff'];
  if (mark !== 'move-to' && mark !== 'move-from') return undefined;
  return otherEnd(String(properties['dataDiffMove']), mark);
}

/** Where a link leads that led elsewhere, and where it led. */
type OtherTarget = Readonly<Record<'before' | 'after', string>>;

function otherTargetOf(element: Element, { nameOf }: Places): OtherTarget | undefined {
  if (element.tagName !== 'a') return undefined;
  const oldHref = oldAttribute(element.properties['dataDiffOldAttrs'], 'href');
  if (oldHref === undefined) return undefined;
  return { before: nameOf(oldHref), after: nameOf(attribute(element, 'href')) };
}

function oldAttribute(json: unknown, name: string): string | undefined {
  if (typeof json !== 'string') return undefined;
  const value = (JSON.parse(json) as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

/** Elements that take only certain children: a note goes into the first one inside that takes text. */
const CONTAINERS = new Set([
  'ul',
  'ol',
  'table',
  'thead',
  'tbody',
  'tr',
  'details',
  'dl',
  'div',
  'blockquote',
  'section',
]);

function withNotes(element: Element, notes: readonly (string | Element)[]): Element {
  const badges = notes.map((note) => label('diff-note', note));
  // A link's note follows it; a block's stands at its start.
  if (element.tagName === 'a') return { ...element, children: [...element.children, ...badges] };
  return prepend(element, badges);
}

function prepend(element: Element, badges: readonly Element[]): Element {
  // A link within what opens and closes could not be reached.
  if (element.tagName === 'summary') return withFirst(element, badges.map(withoutLink));
  if (!CONTAINERS.has(element.tagName)) return withFirst(element, badges);
  const index = element.children.findIndex((child) => child.type === 'element');
  const first = element.children[index];
  if (first?.type !== 'element') return element;
  return { ...element, children: element.children.with(index, prepend(first, badges)) };
}

function withFirst(element: Element, badges: readonly ElementContent[]): Element {
  return { ...element, children: [...badges, ...element.children] };
}

function withoutLink(badge: Element): Element {
  const unlinked = badge.children.flatMap((child) =>
    child.type === 'element' && child.tagName === 'a' ? child.children : [child],
  );
  return { ...badge, children: unlinked };
}
