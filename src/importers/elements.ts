import type { Element, ElementContent, Properties, Text } from 'hast';
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
export function leaveOut(children: readonly ElementContent[], reason: string): Element {
  return element(LEFT_OUT, children, { dataReason: reason });
}

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
