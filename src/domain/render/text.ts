import type { Element, Nodes as HastNodes } from 'hast';
import type { Nodes as MdastNodes } from 'mdast';

/** The readable text of a node, white space as it stands. */
export function textOf(node: HastNodes | MdastNodes): string {
  if ('value' in node && node.type !== 'comment') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

/** An attribute as text; empty when the element has none of that name. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  return typeof value === 'string' ? value : '';
}

/** Whether an element carries a class. */
export function hasClass(element: Element, name: string): boolean {
  const names = element.properties['className'];
  return Array.isArray(names) && names.includes(name);
}

/** White space folded to single spaces, none at the ends. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Number of words: runs of letters and digits, apostrophes and hyphens inside them included. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’\-‑][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
