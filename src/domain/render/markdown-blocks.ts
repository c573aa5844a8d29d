import type { Root, RootContent } from 'hast';
import { isBlock } from '../diff/vocabulary.ts';
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
  return joined(passagesOf(tree).map(passageText));
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

/** A text cut before each heading and paragraph. */
function passagesOf({ children }: Root): RootContent[][] {
  const passages: RootContent[][] = [];
  for (const node of unboxed(children)) {
    const last = passages.at(-1);
    if (last && !standsApart(node)) last.push(node);
    else passages.push([node]);
  }
  return passages;
}

/** Boxes that Markdown does not have: only what stands in them is written. */
const BOXES = new Set(['section', 'div', 'details']);

/** The blocks of a text, taken out of the boxes that hold nothing but blocks. */
function unboxed(nodes: readonly RootContent[]): RootContent[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || !BOXES.has(node.tagName)) return [node];
    const holdsBlocks = node.children.every((child) =>
      child.type === 'text' ? isBlank(child) : isBlock(child),
    );
    return holdsBlocks ? unboxed(node.children) : [node];
  });
}

/** Whether a node is written as a heading or a paragraph, whatever comes before it. An empty one is not written. */
function standsApart(node: RootContent): boolean {
  return node.type === 'element' && /^(?:h[1-6]|p)$/.test(node.tagName) && !isBlank(node);
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
