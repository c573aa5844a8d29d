/**
 * No id twice. In: a redline. Out: the same tree, changed in place: an id that would occur twice stays with the new
 * text; the other element keeps it as `data-diff-id`, from where `accept` and `reject` put it back. Says whether there was any.
 */
import type { ElementContent, Root } from 'hast';
import { idOf, isElement } from './vocabulary.ts';

export function keepIdsUnique(tree: Root, newIds: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  let changed = false;
  visit(tree.children as ElementContent[], false);
  return changed;

  function visit(nodes: readonly ElementContent[], within: boolean): void {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const mark = node.properties['dataDiff'];
      const gone = within || node.tagName === 'del' || mark === 'del' || mark === 'move-from';
      const id = idOf(node);
      if (id !== undefined) {
        if (seen.has(id) || ((gone || mark === 'merge') && newIds.has(id))) {
          node.properties['dataDiffId'] = id;
          delete node.properties['id'];
          changed = true;
        } else {
          seen.add(id);
        }
      }
      visit(node.children, gone);
    }
  }
}

/** All ids of a tree. */
export function idsOf(nodes: readonly { type: string }[], into = new Set<string>()): Set<string> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const id = idOf(node);
    if (id !== undefined) into.add(id);
    idsOf(node.children, into);
  }
  return into;
}
