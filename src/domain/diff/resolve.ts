/**
 * Reading a redline back. In: a redline. Out: the old or the new text. This is the contract of the markup, in code:
 * `prove` uses the same function on every block the engine makes.
 */
import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { withOldAttributes } from './attributes.ts';
import { normalise } from './normalise.ts';
import type { Side } from './types.ts';
import { elementOf, isElement } from './vocabulary.ts';

/** Blocks whose two sides are known, so that they need not be read again. */
export type Known = ReadonlyMap<ElementContent, Readonly<Record<Side, Element>>>;

/** The new text of a redline, normalised. */
export function acceptTree(tree: Root): Root {
  return normalise({ type: 'root', children: resolve(tree.children, 'new') });
}

/** The old text of a redline, normalised. */
export function rejectTree(tree: Root): Root {
  return normalise({ type: 'root', children: resolve(tree.children, 'old') });
}

/** What a side lacks: the element around words, and the mark of a block that moved; and what was one block there. */
const ABSENT = { old: ['ins', 'move-to'], new: ['del', 'move-from'] };
const JOINED = { old: 'split', new: 'merge' };

/**
 * One side of redlined content, added to the end of `out`. New nodes, save those in `known`, which are given by reference.
 */
export function resolve(
  nodes: readonly RootContent[],
  side: Side,
  known?: Known,
  out: ElementContent[] = [],
): ElementContent[] {
  for (const node of nodes) {
    if (node.type === 'text') appendText(out, node.value);
    else if (isElement(node)) resolveElement(node, side, known, out);
  }
  return out;
}

function resolveElement(
  node: Element,
  side: Side,
  known: Known | undefined,
  out: ElementContent[],
): void {
  const inner = (into?: ElementContent[]): ElementContent[] =>
    resolve(node.children, side, known, into);
  const sides = known?.get(node);
  const mark = String(node.properties['dataDiff']);
  const before = out.at(-1);
  if (sides) {
    out.push(sides[side]);
  } else if (ABSENT[side].includes(mark) || ABSENT[side].includes(node.tagName)) {
    // Not on this side.
  } else if (node.tagName === 'ins' || node.tagName === 'del') {
    inner(out);
  } else if (mark === JOINED[side] && before && isElement(before)) {
    if (node.properties['dataDiffJoin'] === undefined) appendText(before.children, ' ');
    inner(before.children);
  } else {
    const oldTag = node.properties['dataDiffOldTag'];
    const tagName = side === 'old' && typeof oldTag === 'string' ? oldTag : node.tagName;
    const properties = resolveProperties(node.properties, side);
    if (tagName === 'span' && Object.keys(properties).length === 0) inner(out);
    else out.push(elementOf(tagName, properties, inner()));
  }
}

/** An element's properties on one side: without the redline's own, with its id and its old attributes put back. */
function resolveProperties(given: Properties, side: Side): Properties {
  const properties: Properties = {};
  for (const name in given) if (!name.startsWith('dataDiff')) properties[name] = given[name];
  if (properties['id'] === given['dataDiffChange']) delete properties['id'];
  const id = given['dataDiffId'];
  if (id !== undefined && id !== null) properties['id'] = String(id);
  const old = given['dataDiffOldAttrs'];
  return side === 'old' && typeof old === 'string'
    ? withOldAttributes(properties, old)
    : properties;
}

/** Adds text to the end of content, joined with text that stands there. */
export function appendText(out: ElementContent[], value: string): void {
  const last = out.at(-1);
  if (last?.type === 'text') last.value += value;
  else out.push({ type: 'text', value });
}

/** Are two pieces of content the same? Nodes that are one and the same are not looked into. */
export function sameContent(a: readonly ElementContent[], b: readonly ElementContent[]): boolean {
  return a.length === b.length && a.every((node, i) => sameNode(node, b[i]!));
}

function sameNode(a: ElementContent, b: ElementContent): boolean {
  if (a === b) return true;
  if (a.type === 'text') return b.type === 'text' && a.value === b.value;
  if (!isElement(a) || !isElement(b)) return false;
  return (
    a.tagName === b.tagName &&
    sameProperties(a.properties, b.properties) &&
    sameContent(a.children, b.children)
  );
}

function sameProperties(a: Properties, b: Properties): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => String(a[name]) === String(b[name]))
  );
}
