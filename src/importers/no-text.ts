import type { Element, Nodes, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { attribute, foldSpace, textOf } from '../domain/render/text.ts';
import { isElement, lineOf } from './elements.ts';
import { beginnings, groupedByName } from './remark.ts';
import type { LeftOut } from './remark.ts';

/** Elements whose content is no text for readers: it is not counted. */
export const NO_TEXT: ReadonlySet<string> = new Set([
  'script', 'style', 'template', 'noscript', 'head', 'svg', 'iframe', 'object', 'noembed', 'noframes',
]); // prettier-ignore

/** Elements without content that show something: nothing can stand for them in a text. */
const EMBEDDED: ReadonlySet<string> = new Set(['embed', 'input']);

/** Something that was removed, with what stood in it. */
interface NoText {
  readonly name: string;
  readonly content: string;
  /** Address of what it shows or runs. */
  readonly source?: string;
  readonly line: number | undefined;
}

/** Removes from a tree what is no text for readers, comments too; gives what it was, a remark for each kind. */
export function removeWhatIsNoText(tree: Root): LeftOut[] {
  const removed: NoText[] = [];
  visit(tree, (node, index, parent) => {
    const line = lineOf(node);
    if (node.type === 'comment') {
      removed.push({ name: 'comment', content: foldSpace(node.value), line });
    } else if (isElement(node, 'head')) {
      removed.push(...headOf(node));
    } else if (isElement(node) && (NO_TEXT.has(node.tagName) || EMBEDDED.has(node.tagName))) {
      removed.push({ name: `<${node.tagName}>`, ...contentOf(node), line });
    } else if (node.type !== 'doctype') {
      return undefined;
    }
    if (parent === undefined || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return groupedByName(removed, remarkOn);
}

/** The head of a page says things about the page: its title is the text in it that readers see, in the window's frame. */
function headOf(head: Element): NoText[] {
  const found: NoText[] = [];
  visit(head, 'element', (node) => {
    const [name, line] = [node.tagName, lineOf(node)];
    if (name === 'title')
      found.push({ name: 'title of the window', content: foldSpace(textOf(node)), line });
    if (name === 'head' || !NO_TEXT.has(name)) return undefined;
    found.push({ name: `<${name}>`, ...contentOf(node), line });
    return SKIP;
  });
  return found;
}

function contentOf(node: Element): Pick<NoText, 'content' | 'source'> {
  return {
    content: foldSpace(wordsIn(node)),
    source: attribute(node, 'src') || attribute(node, 'data'),
  };
}

/** All text in a node, that of templates too, which keep theirs apart. */
function wordsIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  const inner = isElement(node, 'template') ? node.content : node;
  return inner && 'children' in inner ? inner.children.map(wordsIn).join('') : '';
}

function remarkOn(name: string, group: readonly NoText[]): string {
  const isOne = group.length === 1;
  const holding = name.startsWith('<') ? ` with what stands in ${isOne ? 'it' : 'them'}` : '';
  const contents = beginnings(group.map(({ content }) => content));
  const sources = beginnings(group.map(({ source = '' }) => source));
  return [
    isOne ? name : `${name}, ${String(group.length)} of them`,
    contents === '' ? '' : `${isOne || holding === '' ? '' : ','}${holding}: ${contents}`,
    sources === '' ? '' : `${isOne && contents === '' ? '' : ','} from ${sources}`,
  ].join('');
}
