import type { Element, ElementContent, Nodes, Properties, Text } from 'hast';
import { LEFT_OUT } from './text-of-tree.ts';

export function element(
  tagName: string,
  children: readonly ElementContent[],
  properties: Properties = {},
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Whether a node is an element; with names, one of those. */
export function isElement<Name extends string = string>(
  node: { readonly type: string } | undefined,
  ...names: Name[]
): node is Element & { tagName: Name } {
  return (
    node?.type === 'element' &&
    (names.length === 0 || names.some((name) => name === (node as Element).tagName))
  );
}

/** Sets elements aside: they stay in the tree, with the reason, and come into no text. */
export function leaveOut(
  children: readonly ElementContent[],
  reason: string,
  position = children[0]?.position,
): Element {
  return { ...element(LEFT_OUT, children, { dataReason: reason }), ...(position && { position }) };
}

/** The line of the source on which a node begins; nothing for one that a reader made up. */
export function lineOf({ position }: Nodes): number | undefined {
  // The parser gives such nodes positions that are empty.
  return (position as Partial<NonNullable<Element['position']>> | undefined)?.start?.line;
}

/** Reason of an image that is left out; its description stands in `dataWords`. */
export const IMAGE = 'image';

const HEADING = /^h([1-6])$/;

/** Level of a heading; nothing for any other node. */
export function headingLevel(node: { readonly type: string }): number | undefined {
  if (!isElement(node)) return undefined;
  const level = HEADING.exec(node.tagName)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** Ids under which links of the source reach an element. */
export function sourceIds(node: Element): readonly string[] {
  const ids = node.properties['dataIds'];
  return Array.isArray(ids) ? ids.map(String) : [];
}
