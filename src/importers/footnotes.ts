import type { Element, ElementContent, Root, RootContent } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { attribute, textOf } from '../domain/render/text.ts';
import { element, isElement, leaveOut, sourceIds, text } from './elements.ts';
import { DRAWN, NOTE } from './text-of-tree.ts';

/** Anchor of a footnote in the statement. */
export function noteAnchor(number: number): string {
  return `note-${String(number)}`;
}

/** Sign with which a text refers to a footnote: `1`, `[1]`, `(1)`, `*`. */
const MARK = /^[[(]?(?:\d{1,3}|[a-z]|[*†‡§]{1,3})[\])]?$/;

interface Reference {
  readonly link: Element;
  readonly target: string;
}

/**
 * Finds footnotes: a short sign that links to a paragraph or list item which links back to it. Each reference comes to
 * link to `#note-<number>`, in the order in which the text refers to them; the notes themselves become `note` elements
 * at the top of the tree.
 *
 * @param drawnMarks whether the source only draws the signs, as word processors do.
 * @param before number of footnotes that other files of the same text have before these.
 * @returns the number of footnotes.
 */
export function collectFootnotes(tree: Root, drawnMarks: boolean, before: number): number {
  const targets = targetsOf(tree);
  const references = referencesOf(tree).filter(({ link, target }) => {
    const note = targets.get(target);
    return note !== undefined && leadsBack(note, link);
  });
  // A note to which only its own text refers is none.
  const notes = new Set(
    references.flatMap(({ link, target }) => {
      const note = targets.get(target);
      return note && !holds(note, link) ? [note] : [];
    }),
  );
  const numbers = new Map<Element, number>();
  for (const { link, target } of references) {
    const note = targets.get(target);
    if (!note || !notes.has(note)) continue;
    const number = numbers.get(note) ?? before + numbers.size + 1;
    numbers.set(note, number);
    const mark = String(number);
    link.children = drawnMarks ? [element(DRAWN, [text(mark)])] : markOf(link);
    link.properties = { href: `#${noteAnchor(number)}` };
  }
  for (const note of numbers.keys()) setBacklinksAside(note);
  tree.children = tree.children.flatMap((block) => withNotesBehind(block, numbers));
  return numbers.size;
}

function markOf(link: Element): ElementContent[] {
  return [text(textOf(link).trim())];
}

function targetsOf(tree: Root): ReadonlyMap<string, Element> {
  const targets = new Map<string, Element>();
  visit(tree, 'element', (node) => {
    if (!isElement(node, 'li', 'p')) return;
    // The item, not the paragraph in it.
    for (const id of allIds(node)) if (!targets.has(id)) targets.set(id, node);
  });
  return targets;
}

function allIds(node: Element): string[] {
  const first = node.tagName === 'li' ? node.children[0] : undefined;
  return [...sourceIds(node), ...(isElement(first, 'p') ? sourceIds(first) : [])];
}

function referencesOf(tree: Root): Reference[] {
  const references: Reference[] = [];
  visit(tree, 'element', (link) => {
    if (link.tagName !== 'a') return undefined;
    const href = attribute(link, 'href');
    if (href.startsWith('#') && MARK.test(textOf(link).trim())) {
      references.push({ link, target: decoded(href.slice(1)) });
    }
    return SKIP;
  });
  return references;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function holds(note: Element, link: Element): boolean {
  return note.children.some((child) => child === link || (isElement(child) && holds(child, link)));
}

function leadsBack(note: Element, reference: Element): boolean {
  const ids = new Set(sourceIds(reference));
  let leads = false;
  visit(note, 'element', (node) => {
    if (
      node.tagName === 'a' &&
      node !== reference &&
      ids.has(decoded(attribute(node, 'href').replace(/^#/, '')))
    )
      leads = true;
  });
  return leads;
}

function setBacklinksAside(note: Element): void {
  visit(note, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || parent === undefined || index === undefined) return undefined;
    if (!attribute(node, 'href').startsWith('#') || /\p{L}{2}/u.test(textOf(node)))
      return undefined;
    // A note that refers to itself.
    if (isElement(node.children[0], DRAWN)) return undefined;
    parent.children[index] = leaveOut([node], 'link back from a footnote');
    const before = parent.children[index - 1];
    if (before?.type === 'text' && index === parent.children.length - 1)
      before.value = before.value.trimEnd();
    return SKIP;
  });
}

/** A block of the tree without the notes in it, and the notes. */
function withNotesBehind(block: RootContent, numbers: ReadonlyMap<Element, number>): RootContent[] {
  if (!isElement(block)) return [block];
  const found: Element[] = [];
  const rest = withoutNotes(block, numbers, found);
  const notes = found.map((note) =>
    element(NOTE, note.tagName === 'li' ? note.children : [note], {
      dataNumber: String(numbers.get(note)),
    }),
  );
  return [...(rest ? [rest] : []), ...notes];
}

/** Takes notes out of an element; nothing is left of a list that held only them. */
function withoutNotes(
  node: Element,
  numbers: ReadonlyMap<Element, number>,
  found: Element[],
): Element | undefined {
  if (numbers.has(node)) {
    found.push(node);
    return undefined;
  }
  const before = found.length;
  const children = node.children.flatMap((child): ElementContent[] => {
    const rest = isElement(child) ? withoutNotes(child, numbers, found) : child;
    return rest ? [rest] : [];
  });
  return found.length > before && children.length === 0 ? undefined : { ...node, children };
}
