/**
 * No id twice. In: a redline, or several that stand on one page. Out: the same trees, changed in place: an id that would
 * occur twice stays with the new text; the other element keeps it as `data-diff-id`, from where `accept` and `reject` put
 * it back. Says whether there was any.
 */
import type { Element, ElementContent, Root } from 'hast';
import { idOf, isElement } from './vocabulary.ts';

export function keepIdsUnique(trees: readonly Root[]): boolean {
  const kept = new Set<string>();
  const gone: Element[] = [];
  let changed = false;
  for (const tree of trees) visit(tree.children as ElementContent[], false);
  gone.forEach(keep);
  return changed;

  function visit(nodes: readonly ElementContent[], within: boolean): void {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const mark = node.properties['dataDiff'];
      const isGone = within || node.tagName === 'del' || mark === 'del' || mark === 'move-from';
      if (isGone || mark === 'merge') gone.push(node);
      else keep(node);
      visit(node.children, isGone);
    }
  }

  function keep(element: Element): void {
    const id = idOf(element);
    if (id === undefined) return;
    if (kept.has(id)) {
      element.properties['dataDiffId'] = id;
      delete element.properties['id'];
      changed = true;
    }
    kept.add(id);
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
