import type { Element, Root, RootContent } from 'hast';
import type { CutText } from './cut-text.ts';
import { markdownText } from './markdown.ts';
import type { MarkdownText } from './markdown.ts';
import { textOf } from './text.ts';

/** So many passages are remembered: those of a long statement in one version, and of its redline, several times over. */
const REMEMBERED = 2000;

const remembered = new Map<string, MarkdownText>();

/**
 * Writes a text as `markdownText` does, passage by passage: a version repeats most passages of the one before it, and those
 * are not written again. How a passage is written depends on nothing around it, for each begins with a heading or a
 * paragraph, which stands apart from whatever comes before.
 */
export function markdownOfBlocks(tree: Root): MarkdownText {
  const texts = passagesOf(tree).map(passageText);
  return texts.every(isPlain) ? joined(texts) : markdownText(tree);
}

/** Whether a passage begins and ends with what can be seen: one that breaks off in an empty line runs into the next. */
function isPlain({ pieces }: MarkdownText): boolean {
  return /^\S/.test(pieces.at(0) ?? '') && /[^\s\\]\n$/.test(pieces.at(-1) ?? '');
}

function passageText(nodes: readonly RootContent[]): MarkdownText {
  const key = nodes.map(nodeKey).join('');
  const known = remembered.get(key);
  if (known) return known;
  const text = markdownText({ type: 'root', children: [...nodes] });
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, text);
  return text;
}

/** A text cut before each heading and paragraph; whole, where anything else than blocks stands in it. */
function passagesOf(tree: Root): (readonly RootContent[])[] {
  const blocks = blocksOf(tree);
  if (!blocks) return [tree.children];
  const passages: Element[][] = [];
  for (const block of blocks) {
    const last = passages.at(-1);
    if (last && !standsApart(block)) last.push(block);
    else passages.push([block]);
  }
  return passages;
}

/** Boxes that Markdown does not have: only what stands in them is written. */
const BOXES = new Set(['section', 'div', 'details', 'summary']);

/** Blocks that Markdown has. */
const BLOCKS = new Set('p h1 h2 h3 h4 h5 h6 ul ol table blockquote'.split(' '));

/** The blocks in a text or a box, taken out of the boxes within; nothing where it holds anything else. */
function blocksOf({ children }: Root | Element): Element[] | undefined {
  const blocks: Element[] = [];
  for (const child of children) {
    if (child.type === 'text' && isBlank(child)) continue;
    if (child.type !== 'element') return undefined;
    const { tagName } = child;
    const inside = BLOCKS.has(tagName) ? [child] : BOXES.has(tagName) ? blocksOf(child) : undefined;
    if (!inside) return undefined;
    blocks.push(...inside);
  }
  return blocks;
}

/** Whether a node is written as a heading or a paragraph, whatever comes before it. An empty one is not written. */
function standsApart(block: Element): boolean {
  return /^(?:h[1-6]|p)$/.test(block.tagName) && !isBlank(block);
}

function isBlank(node: RootContent): boolean {
  return textOf(node).trim() === '';
}

/** Equal for nodes that are written alike, wherever they stood in a file and whichever change of a redline they are. */
function nodeKey(node: RootContent): string {
  if (node.type === 'text') return JSON.stringify(node.value);
  if (node.type !== 'element') return JSON.stringify([node]);
  const { dataDiffChange, id, ...others } = node.properties;
  const properties = JSON.stringify(id === dataDiffChange ? others : { id, ...others });
  return `<${node.tagName} ${properties}>${node.children.map(nodeKey).join('')}</>`;
}

/** One text of several that follow each other. */
function joined(texts: readonly CutText[]): CutText {
  const pieces = [''];
  for (const { pieces: own } of texts) {
    const [first = '', ...others] = own;
    const before = pieces.pop() ?? '';
    pieces.push(before + (before && first ? '\n' : '') + first, ...others);
  }
  return { pieces, links: texts.flatMap(({ links }) => links) };
}
