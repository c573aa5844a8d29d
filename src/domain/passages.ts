import type { Element, Nodes } from 'hast';
import { parseHtml } from './diff/html.ts';
import type { EditionSection } from './edition.ts';
import { foldSpace, textOf } from './render/index.ts';

/** A heading, paragraph or item of the statement that has an anchor. */
export interface Passage {
  readonly anchor: string;
  readonly section: EditionSection;
  readonly text: string;
}

/** The passage at an anchor; nothing when these sections have no such anchor. */
export function passageAt(
  anchor: string,
  sections: readonly EditionSection[],
): Passage | undefined {
  const section = sections.find(({ anchors }) => anchors.includes(anchor));
  const element = section && elementById(parseHtml(section.html), anchor);
  return section && element && { anchor, section, text: foldSpace(textOf(element)) };
}

function elementById(node: Nodes, id: string): Element | undefined {
  if (node.type === 'element' && node.properties['id'] === id) return node;
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    const found = elementById(child, id);
    if (found) return found;
  }
  return undefined;
}
