/**
 * What the engine knows about HTML: which elements are blocks, which are taken whole, what must stand in what.
 */
import type { Element, ElementContent, Properties, RootContent } from 'hast';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const BLOCKS = set(
  'address article aside blockquote caption col colgroup dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul',
);

/** Elements whose inside is no running text: compared, kept and replaced as one thing. */
const ATOMS = set(
  'audio br canvas iframe img input math meter noscript object picture progress select svg textarea video',
);

/** Those among them that hold what is shown in their stead: blocks, perhaps. */
const STAND_INS = set('audio canvas noscript object video');

/** Parents that take certain children only; the first is what a stray child is put into. */
export const REQUIRED: Readonly<Record<string, string>> = {
  ul: 'li',
  ol: 'li',
  dl: 'dd dt div',
  tr: 'td th',
  thead: 'tr',
  tbody: 'tr',
  tfoot: 'tr',
  colgroup: 'col',
  table: 'tbody caption colgroup thead tfoot',
};

const BOXES = set('article aside blockquote div figure footer header main nav section');

/** An element. */
export const elementOf = (
  tagName: string,
  properties: Properties = {},
  children: ElementContent[] = [],
): Element => ({ type: 'element', tagName, properties, children });

/** The id of an element, if it has one. */
export function idOf({ properties: { id } }: Element): string | undefined {
  return typeof id === 'string' ? id : undefined;
}

export const isElement = (node: { type: string }): node is Element => node.type === 'element';

export const isAtom = (tag: string): boolean => ATOMS.has(tag);

/** Says nothing to a reader: a normalised tree has none. */
export const isDropped = (tag: string): boolean => /^(script|style|template)$/.test(tag);

export const isHeading = (tag: string): boolean => /^h[1-6]$/.test(tag);

export const isList = (tag: string): boolean => tag === 'ul' || tag === 'ol';

export const isBox = (tag: string): boolean => BOXES.has(tag);

export const isSection = (tag: string): boolean => /^t(head|body|foot)$/.test(tag);

export const isCell = (tag: string): boolean => tag === 'td' || tag === 'th';

/** Is this a block: by its name, or because it holds one (a link around paragraphs)? */
export function isBlock(node: RootContent | ElementContent): boolean {
  return (
    isElement(node) &&
    (BLOCKS.has(node.tagName) ||
      ((!ATOMS.has(node.tagName) || STAND_INS.has(node.tagName)) && node.children.some(isBlock)))
  );
}

/** Parts of a table: nothing without one. */
export const isTablePart = (node: { type: string }): boolean =>
  isElement(node) && /^(t(d|h|r|head|body|foot)|caption|col(group)?)$/.test(node.tagName);
