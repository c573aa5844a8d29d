/**
 * Is a redline valid? In: its tree. Out: what is wrong with it, in words.
 */
import type { Element, ElementContent, Root } from 'hast';
import { parseHtml, writeHtml } from '../../src/domain/diff/index.ts';
import { isElement } from '../../src/domain/diff/vocabulary.ts';

/** Parents whose children may be items, rows or cells only. */
const STRICT = new Set([
  'ul',
  'ol',
  'menu',
  'dl',
  'table',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'colgroup',
]);

export function faultsOf(tree: Root): string[] {
  const faults: string[] = [];
  const ids = new Set<string>();
  visit(tree.children as ElementContent[], 'root', false);
  const html = writeHtml(tree);
  const again = parseHtml(html);
  if (writeHtml(again) !== html) faults.push('does not survive being written and read');
  if (shape(again.children as ElementContent[]) !== shape(tree.children as ElementContent[]))
    faults.push('reads as another tree');
  return faults;

  function visit(nodes: readonly ElementContent[], parent: string, inLink: boolean): void {
    nodes.forEach((node, index) => {
      if (node.type === 'text' && STRICT.has(parent)) faults.push(`text in ${parent}`);
      if (!isElement(node)) return;
      if (STRICT.has(parent) && (node.tagName === 'ins' || node.tagName === 'del'))
        faults.push(`${node.tagName} in ${parent}`);
      if (node.tagName === 'a' && inLink) faults.push('a in a');
      if (node.tagName === 'summary' && (parent !== 'details' || index > 0))
        faults.push(`summary in ${parent} at ${String(index)}`);
      if (node.tagName === 'caption' && index > 0) faults.push('caption is not first');
      if (
        node.tagName === 'thead' &&
        nodes
          .slice(0, index)
          .some(
            (other) =>
              isElement(other) && other.tagName !== 'caption' && other.tagName !== 'colgroup',
          )
      )
        faults.push('thead is not first');
      const id = node.properties['id'];
      if (typeof id === 'string' && ids.has(id)) faults.push(`id ${id} twice`);
      if (typeof id === 'string') ids.add(id);
      visit(node.children, node.tagName, inLink || node.tagName === 'a');
    });
  }
}

/** Elements and text as a string, adjoining texts as one. */
function shape(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : isElement(node) ? elementShape(node) : ''))
    .join('');
}

const elementShape = (node: Element): string =>
  `<${node.tagName} ${node.properties['id'] ?? ''}>${shape(node.children)}</>`;
