import type { Element, ElementContent, Properties, Root, RootContent } from 'hast';
import { visit } from 'unist-util-visit';
import { attribute, textOf } from '../domain/render/text.ts';
import { element, isElement, sourceIds, text } from './elements.ts';
import { letters } from './letters.ts';
import { inlines } from './simplify-inline.ts';
import { DRAWN, isPhrasing, LEFT_OUT } from './text-of-tree.ts';

/**
 * Reduces a tree to what a statement is made of: headings, paragraphs, lists, tables, quotations, and in them emphasis,
 * links and line breaks. Everything else is unwrapped to its text. Ids of the source stay in `dataIds`.
 */
export function simplify(tree: Root): Root {
  return { type: 'root', children: blocks(tree.children, 'top') };
}

/** Where blocks stand: headings are for the top level only, and a cell of a table holds one line. */
type Surroundings = 'top' | 'inside' | 'cell';

function blocks(nodes: readonly RootContent[], where: Surroundings): ElementContent[] {
  const found: ElementContent[] = [];
  let line: ElementContent[] = [];
  let ids: string[] = [];
  const takeIds = () => {
    const taken = ids;
    ids = [];
    return taken;
  };
  const endLine = () => {
    const content = inlines(line);
    line = [];
    if (hasText(content)) found.push(block('p', content, takeIds()));
    else found.push(...content.filter((node) => isElement(node, LEFT_OUT)));
  };
  for (const node of nodes) {
    if (node.type === 'text') line.push(node);
    if (!isElement(node)) continue;
    if (
      node.tagName === LEFT_OUT &&
      node.children.every((child) => !isElement(child) || !isPhrasing(child))
    ) {
      endLine();
      found.push(node);
    } else if (isElement(node, 'br') || (isPhrasing(node) && !holdsBlock(node))) {
      line.push(node);
    } else {
      endLine();
      ids.push(...ownIds(node));
      const inner = blockOf(node, where);
      const [first] = inner;
      if (isElement(first) && ids.length > 0) addIds(first, takeIds());
      found.push(...inner);
    }
  }
  endLine();
  return found;
}

function blockOf(node: Element, where: Surroundings): ElementContent[] {
  switch (node.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return heading(node, where);
    case 'summary':
      return where === 'top'
        ? heading({ ...node, tagName: 'h6', properties: { dataQuestion: 'true' } }, where)
        : blocks(node.children, where);
    case 'ul':
    case 'ol':
      return list(node);
    case 'dt':
      return heading({ ...node, tagName: 'h6' }, 'inside');
    case 'table':
      return table(node, where);
    case 'blockquote':
      return where === 'top'
        ? [element('blockquote', blocks(node.children, 'inside'))]
        : blocks(node.children, where);
    case 'pre':
      return preformatted(node);
    case 'hr':
      return where === 'top' ? [element('hr', [])] : [];
    default:
      return blocks(node.children, where);
  }
}

/**
 * A heading where headings may stand, a bold paragraph elsewhere. What is no single line in it follows after it; what is
 * left out keeps its place.
 */
function heading(node: Element, where: Surroundings): ElementContent[] {
  const parts = blocks(node.children, 'inside');
  const isLine = (part: ElementContent) => isElement(part, 'p');
  const [first, last] = [parts.findIndex(isLine), parts.findLastIndex(isLine)];
  if (first < 0) return parts;
  const inside: readonly ElementContent[] = parts
    .slice(first, last + 1)
    .filter((part) => isElement(part, 'p', LEFT_OUT));
  const content = inside.flatMap((part, index) => {
    if (!isElement(part, 'p')) return [part];
    return index === 0 ? part.children : [text(' '), ...part.children];
  });
  const made =
    where === 'top'
      ? element(node.tagName, withoutOuterBold(content), ownMarks(node))
      : element('p', inlines([element('strong', content)]));
  addIds(made, [
    ...ownIds(node),
    ...inside.flatMap((part) => (isElement(part) ? sourceIds(part) : [])),
  ]);
  const before: readonly ElementContent[] = parts
    .slice(0, first)
    .filter((part) => isElement(part, LEFT_OUT));
  const others = parts.filter((part) => !inside.includes(part) && !before.includes(part));
  return [...before, made, ...others];
}

/** What readers of formats and this file noted on a heading for those who come after. */
function ownMarks({ properties }: Element): Properties {
  return Object.fromEntries(
    ['dataQuestion', 'dataAnchor'].flatMap((name) =>
      name in properties ? [[name, properties[name]]] : [],
    ),
  );
}

/** Bold says nothing in a heading that is bold as a whole. */
function withoutOuterBold(content: ElementContent[]): ElementContent[] {
  const [only, ...others] = content;
  return isElement(only, 'strong') && others.length === 0 ? only.children : content;
}

function list(node: Element): ElementContent[] {
  const items: Element[] = [];
  for (const child of node.children) {
    if (isElement(child, 'li')) items.push(item(child));
    else if (isElement(child)) {
      // Lists that stand between items instead of in one.
      const inner = blocks([child], 'inside');
      const last = items.at(-1);
      if (last) last.children.push(...inner);
      else if (inner.length > 0) items.push(element('li', inner));
    } else if (child.type === 'text' && child.value.trim() !== '') {
      items.push(element('li', [element('p', [child])]));
    }
  }
  if (node.tagName === 'ul') return items.length > 0 ? [element('ul', items)] : [];
  return numberedLists(items, node);
}

function item(node: Element): Element {
  const made = element('li', blocks(node.children, 'inside'));
  addIds(made, ownIds(node));
  const value = node.properties['value'];
  if (value !== undefined) made.properties['dataValue'] = String(value);
  return made;
}

/** One list for each run of numbers that follow each other; letters become text, because Markdown has none for them. */
function numberedLists(items: readonly Element[], node: Element): ElementContent[] {
  const style = attribute(node, 'type');
  let next = Number(node.properties['start'] ?? 1);
  const lists: Element[] = [];
  for (const made of items) {
    const given = Number(made.properties['dataValue'] ?? Number.NaN);
    delete made.properties['dataValue'];
    const value = Number.isInteger(given) ? given : next;
    if (lists.length === 0 || value !== next) lists.push(element('ol', [], { start: value }));
    lists.at(-1)?.children.push(made);
    next = value + 1;
  }
  if (!/^[aAiI]$/.test(style)) return lists;
  return lists.map((ordered) => {
    const start = Number(ordered.properties['start']);
    ordered.children.forEach((made, index) => {
      if (isElement(made)) labelItem(made, `${letters(start + index, style)}.`);
    });
    return element('ul', ordered.children);
  });
}

/** Puts the label that the source draws before an item in front of its text. */
function labelItem(made: Element, label: string): void {
  const first = made.children[0];
  const drawn = element(DRAWN, [text(`${label} `)]);
  if (isElement(first, 'p')) first.children.unshift(drawn);
  else made.children.unshift(element('p', [drawn]));
}

function table(node: Element, where: Surroundings): ElementContent[] {
  const rows: Element[] = [];
  const others: ElementContent[] = [];
  const collect = (parent: Element) => {
    for (const child of parent.children) {
      if (isElement(child, 'tr')) rows.push(row(child));
      else if (isElement(child, 'thead', 'tbody', 'tfoot')) collect(child);
      else if (isElement(child))
        others.push(...blocks([child], where === 'top' ? 'inside' : where));
    }
  };
  collect(node);
  const filled = rows.filter((made) => made.children.length > 0);
  const cells = filled.flatMap(({ children }) => children);
  // A table in a list or in a cell, or of one column, only places things: what it holds follows in order.
  const isLayout = where !== 'top' || filled.every(({ children }) => children.length < 2);
  if (isLayout)
    return [
      ...others,
      ...cells.flatMap((cell) => (isElement(cell) ? contentOfCell(cell, where) : [])),
    ];
  const [head, ...body] = filled;
  if (!head) return others;
  return [
    ...others,
    // Markdown's tables have a head; where the source marks none, it is the first row.
    element('table', [element('thead', [asHead(head)]), element('tbody', body.map(oneLineCells))]),
  ];
}

function row(node: Element): Element {
  return element(
    'tr',
    node.children
      .filter((child): child is Element => isElement(child, 'td', 'th'))
      .map((cell) => {
        const made = element(cell.tagName, cell.children);
        for (const name of ['colSpan', 'rowSpan']) {
          if (cell.properties[name] !== undefined) made.properties[name] = cell.properties[name];
        }
        addIds(made, ownIds(cell));
        return made;
      }),
  );
}

function contentOfCell(cell: Element, where: Surroundings): ElementContent[] {
  return blocks(cell.children, where);
}

function asHead(node: Element): Element {
  return {
    ...oneLineCells(node),
    children: oneLineCells(node).children.map((cell) =>
      isElement(cell) ? { ...cell, tagName: 'th' } : cell,
    ),
  };
}

/** Markdown has one line per cell: what stands below each other there comes beside each other. */
function oneLineCells(node: Element): Element {
  return {
    ...node,
    children: node.children.map((cell) =>
      isElement(cell) ? { ...cell, children: oneLine(blocks(cell.children, 'cell')) } : cell,
    ),
  };
}

function oneLine(parts: readonly ElementContent[]): ElementContent[] {
  const lines: ElementContent[][] = [];
  const collect = (nodes: readonly ElementContent[]) => {
    for (const node of nodes) {
      if (isElement(node, 'p')) lines.push(node.children);
      else if (isElement(node, LEFT_OUT)) lines.push([node]);
      else if (isElement(node)) collect(node.children);
    }
  };
  collect(parts);
  return lines.flatMap((line, index) => (index === 0 ? line : [text(' '), ...line]));
}

/** Lines of preformatted text keep their ends; images in it come behind them. */
function preformatted(node: Element): ElementContent[] {
  const lines = textOf(node).replace(/\n$/, '').split('\n');
  const content = lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [element('br', [])]),
    text(line.trim()),
  ]);
  const images: ElementContent[] = [];
  visit(node, 'element', (inner) => {
    if (inner.tagName === 'img') images.push(...inlines([inner]));
  });
  return hasText(content) ? [element('p', [...content, ...images])] : images;
}

function holdsBlock(node: Element): boolean {
  let holds = false;
  visit(node, 'element', (inner) => {
    if (inner.tagName !== 'br' && !isPhrasing(inner)) holds = true;
  });
  return holds;
}

function hasText(content: readonly ElementContent[]): boolean {
  return content.some((node) => !isElement(node, LEFT_OUT) && textOf(node).trim() !== '');
}

function block(name: string, content: readonly ElementContent[], ids: readonly string[]): Element {
  const made = element(name, content);
  addIds(made, [...ids, ...content.flatMap(idsInside)]);
  return made;
}

/** Ids of what stands inside a line: links to them lead to the line. A link keeps its own. */
function idsInside(node: ElementContent): string[] {
  if (!isElement(node)) return [];
  return [...sourceIds(node), ...node.children.flatMap(idsInside)];
}

export function ownIds(node: Element): string[] {
  return [attribute(node, 'id'), isElement(node, 'a') ? attribute(node, 'name') : ''].filter(
    (id) => id !== '',
  );
}

function addIds(made: Element, ids: readonly string[]): void {
  const all = [...new Set([...sourceIds(made), ...ids])];
  if (all.length > 0) made.properties['dataIds'] = all;
}
