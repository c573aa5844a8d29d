import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import { attribute } from '../domain/render/text.ts';
import { element, isElement } from './elements.ts';
import { noteAnchor } from './footnotes.ts';

/**
 * The footnotes that some blocks refer to, as numbered lists whose items carry the notes' anchors. Each note is taken
 * from `free` by the first section that refers to it.
 */
export function collectNotes(
  blocks: readonly ElementContent[],
  free: Set<Element>,
): ElementContent[] {
  const hrefs = new Set<string>();
  const collect = (nodes: readonly ElementContent[]) => {
    visit({ type: 'root', children: [...nodes] }, 'element', (node: Element) => {
      if (node.tagName === 'a') hrefs.add(attribute(node, 'href'));
    });
  };
  collect(blocks);
  const lists: Element[] = [];
  let next = Number.NaN;
  for (const note of free) {
    const number = Number(note.properties['dataNumber']);
    if (!hrefs.has(`#${noteAnchor(number)}`)) continue;
    free.delete(note);
    // A note may refer to another one.
    collect(note.children);
    if (number !== next) lists.push(element('ol', [], { start: number }));
    lists.at(-1)?.children.push(item(note, number));
    next = number + 1;
  }
  return lists;
}

function item(note: Element, number: number): Element {
  const children = note.children.some((child) => isElement(child, 'p', 'ul', 'ol'))
    ? note.children
    : [element('p', note.children)];
  return element('li', children, { id: noteAnchor(number) });
}
