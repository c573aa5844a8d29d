/**
 * Random texts. In: a seed. Out: two valid trees, the second the first with edits, or another one altogether. Made to be
 * nasty: few words, so that everything is like everything; ids twice; lists in items, tables that are no grids.
 */
import type { Element, ElementContent, Properties, Root } from 'hast';

export type Random = () => number;

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'we you data the a of cookies privacy statement use may your rights access delete send e-mail l’accès l\'accès 12 1.000,50 https://a.be/x?y=1 naïve “quoted” "quoted" 数据 (art. 6) GDPR'.split(
    ' ',
  );
const MARKS = ['.', ',', '. ', ', ', ' — ', '\u00a0', ' ', '  ', '\n', ': '];

export function randomPair(seed: number): [Root, Root] {
  const random = randomFrom(seed);
  const before = randomTree(random);
  if (random() < 0.3) return [before, randomTree(random)];
  const after = structuredClone(before);
  const edits = 1 + Math.floor(random() * 6);
  for (let k = 0; k < edits; k += 1) edit(after, random);
  return [before, after];
}

export function randomTree(random: Random): Root {
  return { type: 'root', children: flow(random, 0, Math.floor(random() * 9)) };
}

const pick = <T>(random: Random, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)]!;
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
const el = (tagName: string, children: ElementContent[], properties: Properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

function attributes(random: Random): Properties {
  const properties: Properties = {};
  if (random() < 0.12) properties['id'] = pick(random, ['a', 'b', 'c', 'change-1', 'change-2']);
  if (random() < 0.08) properties['className'] = [pick(random, ['x', 'y', 'z'])];
  if (random() < 0.04) properties['title'] = pick(random, ['t"1', 't<2']);
  if (random() < 0.03) properties['hidden'] = true;
  if (random() < 0.03) properties['dataFoo'] = pick(random, ['1', '2']);
  return properties;
}

function flow(random: Random, depth: number, count: number): ElementContent[] {
  return times(count, () => block(random, depth));
}

function block(random: Random, depth: number): ElementContent {
  const deep = depth < 3;
  const kind = Math.floor(random() * (deep ? 16 : 7));
  const some = (most: number): number => 1 + Math.floor(random() * most);
  const own = attributes(random);
  if (kind < 4) return el('p', inline(random, 0, some(6)), own);
  if (kind === 4) return el(pick(random, ['h2', 'h3', 'h4']), inline(random, 0, some(3)), own);
  if (kind === 5)
    return random() < 0.5
      ? el('hr', [])
      : el('pre', [el('code', [{ type: 'text', value: pick(random, ['a  b\n c', 'x\n\ny']) }])]);
  if (kind === 6) return el('p', inline(random, 0, 2 + some(8)), own);
  if (kind < 10)
    return el(
      pick(random, ['ul', 'ol', 'ul']),
      times(some(4), () => item(random, depth)),
      own,
    );
  if (kind === 10)
    return el(
      pick(random, ['div', 'section', 'aside', 'blockquote']),
      flow(random, depth + 1, some(3)),
      own,
    );
  if (kind === 11)
    return el(
      'details',
      [el('summary', inline(random, 0, 2)), ...flow(random, depth + 1, some(2))],
      own,
    );
  if (kind === 12)
    return el(
      'dl',
      times(some(3), () => [el('dt', inline(random, 0, 1)), el('dd', inline(random, 0, 3))]).flat(),
      own,
    );
  if (kind === 13) return el('div', mixed(random, depth), own);
  return table(random, depth, own);
}

function item(random: Random, depth: number): Element {
  const kind = random();
  if (kind < 0.55)
    return el('li', inline(random, 0, 1 + Math.floor(random() * 5)), attributes(random));
  if (kind < 0.75) return el('li', mixed(random, depth), attributes(random));
  return el('li', flow(random, depth + 1, Math.floor(random() * 3)));
}

/** Inline content and blocks side by side. */
function mixed(random: Random, depth: number): ElementContent[] {
  return times(1 + Math.floor(random() * 4), () =>
    random() < 0.5 ? inline(random, 0, 2) : [block(random, depth + 1)],
  ).flat();
}

function table(random: Random, depth: number, own: Properties): Element {
  const columns = 1 + Math.floor(random() * 4);
  const cells = (tag: string): Element[] => {
    const count = random() < 0.05 ? 1 + Math.floor(random() * 4) : columns;
    return times(count, () => {
      const cell = el(
        tag,
        depth < 2 && random() < 0.1 ? flow(random, depth + 2, 2) : inline(random, 0, 2),
      );
      if (random() < 0.03) cell.properties['colSpan'] = 2;
      return cell;
    });
  };
  const rows = times(Math.floor(random() * 4), () => el('tr', cells('td')));
  const children: Element[] = [];
  if (random() < 0.2) children.push(el('caption', inline(random, 0, 2)));
  if (random() < 0.8) children.push(el('thead', [el('tr', cells('th'))]));
  if (rows.length > 0 || random() < 0.5) children.push(el('tbody', rows));
  return el('table', children, own);
}

function inline(random: Random, depth: number, count: number, inLink = false): ElementContent[] {
  return times(count, (): ElementContent => {
    const kind = random();
    if (kind < 0.7 || depth > 2) return { type: 'text', value: words(random) };
    if (kind < 0.78 && !inLink) {
      return el('a', inline(random, depth + 1, 1 + Math.floor(random() * 2), true), {
        href: pick(random, ['/a', '/b', 'https://c.eu/?d&e']),
        ...attributes(random),
      });
    }
    if (kind < 0.92)
      return el(
        pick(random, ['strong', 'em', 'code', 'dfn', 'span', 'u', 'del', 'ins']),
        inline(random, depth + 1, 1 + Math.floor(random() * 2), inLink),
        attributes(random),
      );
    if (kind < 0.96) return el('br', []);
    if (kind < 0.98) return el('img', [], { src: pick(random, ['1.png', '2.png']), alt: '' });
    return el('span', random() < 0.5 ? [] : [{ type: 'text', value: ' ' }], {
      id: pick(random, ['a', 'b', 'e']),
    });
  });
}

function words(random: Random): string {
  let text = random() < 0.3 ? ' ' : '';
  const count = 1 + Math.floor(random() * 7);
  for (let k = 0; k < count; k += 1)
    text += pick(random, WORDS) + (random() < 0.25 ? pick(random, MARKS) : ' ');
  return random() < 0.5 ? text.trimEnd() : text;
}

interface Place {
  siblings: ElementContent[];
  index: number;
  parent: string;
}

function places(nodes: ElementContent[], parent: string, found: Place[] = []): Place[] {
  nodes.forEach((node, index) => {
    found.push({ siblings: nodes, index, parent });
    if (node.type === 'element') places(node.children, node.tagName, found);
  });
  return found;
}

/** One edit, such that the tree stays valid: a node is dropped, doubled, moved among its siblings, or has its text or attributes changed. */
function edit(tree: Root, random: Random): void {
  const all = places(tree.children as ElementContent[], 'root');
  if (all.length === 0) {
    tree.children.push(block(random, 0));
    return;
  }
  const { siblings, index, parent } = pick(random, all);
  const node = siblings[index]!;
  const kind = Math.floor(random() * 6);
  const fixed =
    node.type === 'element' && ['summary', 'caption', 'thead', 'tbody'].includes(node.tagName);
  if (node.type === 'text') {
    const list = node.value.split(' ');
    list.splice(
      Math.floor(random() * list.length),
      Math.floor(random() * 3),
      ...times(Math.floor(random() * 3), () => pick(random, WORDS)),
    );
    node.value = list.join(' ');
  } else if (node.type === 'element') {
    if (kind === 0 && !fixed) siblings.splice(index, 1);
    else if (kind === 1 && !fixed)
      siblings.splice(Math.floor(random() * siblings.length) | 0, 0, structuredClone(node));
    else if (kind === 2 && !fixed) move(siblings, index, random);
    else if (kind === 3) node.properties = { ...node.properties, ...attributes(random) };
    else if (kind === 4 && /^h\d$/.test(node.tagName))
      node.tagName = pick(random, ['h2', 'h3', 'h4', 'p']);
    else if (kind === 4 && (node.tagName === 'ul' || node.tagName === 'ol'))
      node.tagName = pick(random, ['ul', 'ol']);
    else if (parent === 'root' || parent === 'div' || parent === 'section')
      siblings.splice(index, 0, block(random, 1));
  }
  for (const place of all) {
    const child = place.siblings[0];
    if (place.parent === 'details' && (child?.type !== 'element' || child.tagName !== 'summary'))
      place.siblings.sort((a, b) => rank(b) - rank(a));
    if (place.parent === 'table') place.siblings.sort((a, b) => tableRank(a) - tableRank(b));
  }
}

const rank = (node: ElementContent): number =>
  node.type === 'element' && node.tagName === 'summary' ? 1 : 0;
const tableRank = (node: ElementContent): number =>
  node.type === 'element' ? ['caption', 'thead', 'tbody'].indexOf(node.tagName) : 0;

function move(siblings: ElementContent[], index: number, random: Random): void {
  const [node] = siblings.splice(index, 1);
  siblings.splice(Math.floor(random() * (siblings.length + 1)), 0, node!);
}
