import type { Element, ElementContent, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { attribute, foldSpace, textOf } from '../domain/render/text.ts';
import { headingLevel, isElement, leaveOut } from './elements.ts';

/** Why an element stands around the text of a page instead of in it, by its name. */
const AROUND: Readonly<Record<string, string>> = {
  nav: 'navigation',
  footer: 'foot of the page',
  form: 'form',
  dialog: 'dialogue box',
  button: 'button',
  input: 'form field',
  select: 'form field',
  textarea: 'form field',
  menu: 'menu',
  audio: 'sound',
  video: 'film',
  canvas: 'drawing',
};

const ROLES: Readonly<Record<string, string>> = {
  navigation: 'navigation',
  banner: 'head of the page',
  contentinfo: 'foot of the page',
  dialog: 'dialogue box',
  alertdialog: 'dialogue box',
  search: 'search form',
  menu: 'menu',
  menubar: 'menu',
  tooltip: 'tooltip',
};

const COOKIE_BANNER =
  /(?:cookie|consent|gdpr|ccpa)[-_]?(?:s[-_]?)?(?:banner|bar|notice|notification|popup|modal|dialog|wall|overlay|layer|message|manager|prompt)|onetrust|cookiebot|usercentrics|didomi|truste/i;
const NAVIGATION =
  /(?:^|[-_\s])(?:nav|navbar|navigation|breadcrumbs?|pagination|sharing|share|social|skip-?(?:to|link)?\w*|toolbar|newsletter|site-?header|site-?footer|sidebar)(?:$|[-_\s])/i;
const UNSEEN =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text)?|hidden|u-hidden)(?:$|\s)/i;
const NOT_DISPLAYED = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/**
 * Sets aside what stands around the text of a saved web page: navigation, banners, forms, hidden text. It stays in the
 * tree, so that every word of the page is accounted for.
 */
export function setAside(tree: Root): Root {
  const copy = structuredClone(tree);
  const home = homeOfText(copy);
  const around = pathTo(copy, home);
  copy.children = setAsideIn(copy.children, {
    home,
    around,
    isInside: home === copy,
  });
  return copy;
}

/** The element that holds the text: `<main>`, else the only `<article>`, else everything. */
function homeOfText(tree: Root): Root | Element {
  const mains: Element[] = [];
  const articles: Element[] = [];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'main' || attribute(node, 'role') === 'main') mains.push(node);
    if (node.tagName === 'article') articles.push(node);
  });
  const size = (node: Root | Element) => foldSpace(textOf(node)).length;
  const candidates = mains.length > 0 ? mains : articles.length === 1 ? articles : [];
  const largest = candidates.toSorted((a, b) => size(b) - size(a))[0];
  // A page may put a few words into <main> and its text elsewhere.
  return largest && size(largest) * 4 >= size(tree) ? largest : tree;
}

/** Elements around the home of the text, itself included. */
function pathTo(tree: Root, home: Root | Element): ReadonlySet<Root | Element> {
  const path = new Set<Root | Element>();
  const walk = (node: Root | Element): boolean => {
    const isOnPath =
      node === home || node.children.some((child) => isElement(child) && walk(child));
    if (isOnPath) path.add(node);
    return isOnPath;
  };
  walk(tree);
  return path;
}

interface Position {
  readonly home: Root | Element;
  readonly around: ReadonlySet<Root | Element>;
  readonly isInside: boolean;
  /** In a heading, where a button is part of the text. */
  readonly isInHeading?: boolean;
}

function setAsideIn(children: readonly RootContent[], position: Position): RootContent[] {
  return children.map((child) => {
    if (!isElement(child)) {
      return position.isInside || child.type !== 'text' || child.value.trim() === ''
        ? child
        : leaveOut([child], 'outside the main part of the page');
    }
    if (!position.isInside && !position.around.has(child)) {
      return leaveOut([child], 'outside the main part of the page');
    }
    const reason = position.around.has(child) ? undefined : reasonFor(child, position);
    if (reason !== undefined) return leaveOut([child], reason);
    const inner = {
      ...position,
      isInside: position.isInside || child === position.home,
      isInHeading:
        position.isInHeading === true ||
        headingLevel(child) !== undefined ||
        child.tagName === 'summary',
    };
    child.children = setAsideIn(child.children, inner) as ElementContent[];
    return child;
  });
}

function reasonFor(node: Element, { isInHeading }: Position): string | undefined {
  const names = [attribute(node, 'id'), ...classNames(node)].join(' ');
  const role = ROLES[attribute(node, 'role')];
  if (node.tagName === 'button' && isInHeading) return undefined;
  if (node.tagName === 'form') return holdsText(node) ? undefined : AROUND['form'];
  if (node.tagName === 'header') return holdsHeading(node) ? undefined : 'head of the page';
  if (AROUND[node.tagName] !== undefined) return AROUND[node.tagName];
  if (role !== undefined) return role;
  if (COOKIE_BANNER.test(names) && !holdsSections(node)) return 'cookie banner';
  if (isHidden(node, names)) return 'hidden text';
  if (isPermalink(node)) return 'permalink';
  if (NAVIGATION.test(names) && !holdsText(node)) return 'navigation';
  return undefined;
}

function classNames(node: Element): string[] {
  const names = node.properties['className'];
  return Array.isArray(names) ? names.map(String) : [];
}

function isHidden(node: Element, names: string): boolean {
  return (
    (node.properties['hidden'] !== undefined && node.properties['hidden'] !== false) ||
    attribute(node, 'ariaHidden') === 'true' ||
    NOT_DISPLAYED.test(attribute(node, 'style')) ||
    UNSEEN.test(names)
  );
}

/** The small sign beside a heading that leads to the heading itself. */
function isPermalink(node: Element): boolean {
  return (
    node.tagName === 'a' &&
    attribute(node, 'href').includes('#') &&
    /^[#¶§🔗]?$/u.test(textOf(node).trim()) &&
    textOf(node).trim() !== ''
  );
}

function holdsHeading(node: Element): boolean {
  return count(node, (inner) => headingLevel(inner) !== undefined) > 0;
}

/** Whether it is a good part of a text, whatever its name. */
function holdsSections(node: Element): boolean {
  return count(node, (inner) => headingLevel(inner) !== undefined) > 2;
}

/** Whether there are real paragraphs in it: names of classes are no proof. */
function holdsText(node: Element): boolean {
  return count(node, (inner) => inner.tagName === 'p' && foldSpace(textOf(inner)).length > 120) > 1;
}

function count(node: Element, is: (inner: Element) => boolean): number {
  let found = 0;
  visit(node, 'element', (inner) => {
    if (is(inner)) found += 1;
  });
  return found;
}
