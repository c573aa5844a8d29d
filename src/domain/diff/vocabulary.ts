/**
 * What the engine knows about HTML: which elements are blocks, which are taken whole, what must stand in what.
 */
import type { Element, ElementContent, RootContent } from 'hast';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

const BLOCKS = set(
  'address article aside blockquote caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul',
);

/** Elements whose inside is no running text: compared, kept and replaced as one thing. */
const ATOMS = set(
  'area audio br canvas embed iframe img input map math meter noscript object picture progress select svg textarea track video wbr',
);

/** Elements that say nothing to a reader; a normalised tree has none. */
const DROPPED = set('base link meta script style template title');

/** Parents that take one kind of child only, and the child that a stray one is put into. */
export const REQUIRED: Readonly<Record<string, { child: string; allowed: ReadonlySet<string> }>> = {
  ul: { child: 'li', allowed: set('li') },
  ol: { child: 'li', allowed: set('li') },
  menu: { child: 'li', allowed: set('li') },
  dl: { child: 'dd', allowed: set('dt dd div') },
  tr: { child: 'td', allowed: set('td th') },
  thead: { child: 'tr', allowed: set('tr') },
  tbody: { child: 'tr', allowed: set('tr') },
  tfoot: { child: 'tr', allowed: set('tr') },
  colgroup: { child: 'col', allowed: set('col') },
  table: { child: 'tbody', allowed: set('caption colgroup thead tbody tfoot') },
};

const BOXES = set(
  'address article aside blockquote div fieldset figure footer form header hgroup main nav search section',
);

export const isElement = (node: { type: string }): node is Element => node.type === 'element';

export const isAtom = (tag: string): boolean => ATOMS.has(tag);

export const isDropped = (tag: string): boolean => DROPPED.has(tag);

export const isHeading = (tag: string): boolean => /^h[1-6]$/.test(tag);

export const isList = (tag: string): boolean => tag === 'ul' || tag === 'ol' || tag === 'menu';

export const isBox = (tag: string): boolean => BOXES.has(tag);

export const isSection = (tag: string): boolean => /^t(head|body|foot)$/.test(tag);

export const isCell = (tag: string): boolean => tag === 'td' || tag === 'th';

/** Is this a block: by its name, or because it holds one (a link around paragraphs)? */
export function isBlock(node: RootContent | ElementContent): boolean {
  return (
    isElement(node) &&
    (BLOCKS.has(node.tagName) || (!ATOMS.has(node.tagName) && node.children.some(isBlock)))
  );
}
