/**
 * Step 1: normalise. In: any hast tree. Out: the same text as a new tree in one canonical form, so that two trees that
 * read alike are alike: white space collapsed as a browser does it, no comments, no attribute twice or out of order.
 *
 * What it changes beyond that, and why:
 * - `ins`/`del` of the text itself become `u`/`s` (or `div` around blocks): in a redline they would be read as changes;
 * - `span` without attributes is unwrapped, scripts, styles and `data-diff*` are dropped;
 * - strays in lists and tables (text in `ul`, `tr` in `table`) get the item, row or cell they lack, a row alone its table.
 */
import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import { canonicalProperties } from './attributes.ts';
import {
  elementOf,
  isAtom,
  isBlock,
  isDropped,
  isElement,
  isTablePart,
  REQUIRED,
} from './vocabulary.ts';

const PLACES = /[ \t\n\f\r]+/g;
const UNEVEN = /[\t\n\f\r]| {2}/;

/** Where we are in a run of inline content: what a space here would do. */
interface Flow {
  /** True at the start of a line, and after a space: the next one disappears. */
  spaced: boolean;
  /** The text whose space at the end disappears if the line ends here, and the list it stands in. */
  trailing: { text: Text; siblings: ElementContent[] } | null;
  pre: boolean;
}

export function normalise(root: Root): Root {
  return { type: 'root', children: normaliseFlow(withTables(root.children), false) };
}

/** Parts of a table that stand alone, put into the table they lack: written beside other elements, HTML would lose them. */
function withTables(children: readonly RootContent[]): RootContent[] {
  const out: RootContent[] = [];
  let table: Element | undefined;
  for (const child of children) {
    if (!isTablePart(child)) {
      out.push(child);
      if (child.type !== 'text' || child.value.trim() !== '') table = undefined;
      continue;
    }
    if (!table) out.push((table = elementOf('table')));
    table.children.push(child as Element);
  }
  return out;
}

/** Children of the root or of a block. */
function normaliseFlow(children: readonly RootContent[], pre: boolean): ElementContent[] {
  const flow: Flow = { spaced: true, trailing: null, pre };
  const out = normaliseInto(children, flow, []);
  endLine(flow);
  return out;
}

function normaliseInto(
  children: readonly RootContent[],
  flow: Flow,
  out: ElementContent[],
): ElementContent[] {
  for (const node of children) {
    if (node.type === 'text') {
      addText(node.value, flow, out);
    } else if (isElement(node)) {
      addElement(node, flow, out);
    }
  }
  return out;
}

function addText(given: string, flow: Flow, out: ElementContent[]): void {
  let value = given.includes('\0') ? given.replaceAll('\0', '') : given;
  const last = out.at(-1);
  if (flow.pre) {
    if (flow.spaced) value = value.replace(/^[\r\n]+/, '');
    value = value.replace(/\r\n?/g, '\n');
  } else {
    if (UNEVEN.test(value)) value = value.replace(PLACES, ' ');
    if (flow.spaced && value.startsWith(' ')) value = value.slice(1);
  }
  if (value === '') return;
  const text: Text = last?.type === 'text' ? last : { type: 'text', value: '' };
  if (text !== last) out.push(text);
  text.value += value;
  flow.spaced = !flow.pre && value.endsWith(' ');
  flow.trailing = flow.spaced ? { text, siblings: out } : null;
}

function addElement(node: Element, flow: Flow, out: ElementContent[]): void {
  const tag = node.tagName;
  if (isDropped(tag)) return;
  const properties = canonicalProperties(node.properties);
  if (isBlock(node)) {
    endLine(flow);
    out.push(normaliseBlock(node, tag, properties));
    flow.spaced = true;
    return;
  }
  if (isAtom(tag)) {
    if (tag === 'br') endLine(flow);
    out.push(elementOf(tag, properties, node.children.flatMap(copyAtom)));
    flow.spaced = tag === 'br' && !flow.pre;
    flow.trailing = null;
    return;
  }
  if (tag === 'span' && Object.keys(properties).length === 0) {
    normaliseInto(node.children, flow, out);
    return;
  }
  const tagName = tag === 'ins' ? 'u' : tag === 'del' ? 's' : tag;
  const element = elementOf(tagName, properties);
  out.push(element);
  normaliseInto(node.children, flow, element.children);
}

function normaliseBlock(node: Element, tag: string, properties: Element['properties']): Element {
  const children = normaliseFlow(node.children, tag === 'pre');
  const tagName = tag === 'ins' || tag === 'del' || tag === 'span' ? 'div' : tag;
  return elementOf(tagName, properties, fitted(tagName, children));
}

/** `children` with every one that may not stand in a `parent` put into the item, row or cell it lacks. */
function fitted(parent: string, children: ElementContent[]): ElementContent[] {
  const required = REQUIRED[parent]?.split(' ');
  if (!required) return children;
  const [tag] = required as [string];
  const out: ElementContent[] = [];
  let strays: ElementContent[] = [];
  for (const child of children) {
    if (isElement(child) && required.includes(child.tagName)) {
      close();
      out.push(child);
    } else {
      strays.push(child);
    }
  }
  close();
  return out;

  function close(): void {
    if (strays.length === 0) return;
    out.push(elementOf(tag, {}, fitted(tag, strays)));
    strays = [];
  }
}

/** A line of inline content ends: the space before its end goes. */
function endLine(flow: Flow): void {
  if (!flow.trailing) return;
  const { text, siblings } = flow.trailing;
  text.value = text.value.slice(0, -1);
  if (text.value === '') siblings.splice(siblings.indexOf(text), 1);
  flow.trailing = null;
}

function copyAtom(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [{ type: 'text', value: node.value }];
  if (!isElement(node)) return [];
  return [
    elementOf(node.tagName, canonicalProperties(node.properties), node.children.flatMap(copyAtom)),
  ];
}
