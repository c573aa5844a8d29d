import type { FootnoteDefinition, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { foldSpace } from '../../domain/render/text.ts';
import { beginnings, groupedByName } from '../remark.ts';
import type { LeftOut } from '../remark.ts';
import { UNKNOWN_TAG, unknownTagsIn } from './unknown-tags.ts';

interface Unseen {
  readonly name: string;
  readonly words: string;
  readonly line: number | undefined;
}

/** What Markdown holds and no page shows: footnotes and addresses that nothing refers to, titles of links, boxes. */
export function remarksOnUnseen(tree: Root, source: string): LeftOut[] {
  const unseen: Unseen[] = [];
  const wanted = wantedIn(tree);
  visit(tree, (node) => {
    const add = (name: string, words: string) =>
      unseen.push({ name, words: foldSpace(words), line: node.position?.start.line });
    const all = () => source.slice(node.position?.start.offset, node.position?.end.offset);
    // The first definition counts; a second one for the same label is shown nowhere.
    if (node.type === 'footnoteDefinition' && !wanted.notes.delete(node.identifier))
      add('footnote that nothing refers to', all());
    else if (node.type === 'definition' && !wanted.addresses.delete(node.identifier))
      add('address that nothing refers to', all());
    else if ('title' in node && node.title) add('title of a link or image', node.title);
    else if (node.type === 'listItem' && typeof node.checked === 'boolean')
      add('box of a list item', node.checked ? 'ticked' : 'not ticked');
    else if (node.type === 'code' && node.lang)
      add('words behind the fence of a block of code', `${node.lang} ${node.meta ?? ''}`);
    else if (node.type === 'html')
      for (const { tag } of unknownTagsIn(node.value)) add(UNKNOWN_TAG, tag);
  });
  return groupedByName(unseen, (name, group) => {
    const count = group.length > 1 ? `, ${String(group.length)} times` : '';
    return `${name}${count}: ${beginnings(group.map(({ words }) => words))}`;
  });
}

/** Labels of what the text refers to, of notes those too to which only other notes refer. */
function wantedIn(tree: Root): { notes: Set<string>; addresses: Set<string> } {
  const addresses = new Set<string>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference')
      addresses.add(node.identifier);
  });
  const notes = new Set<string>();
  const further = new Map<string, FootnoteDefinition>();
  const addNotesOf = (parent: Root | FootnoteDefinition) => {
    visit(parent, (node) => {
      if (node.type === 'footnoteReference') notes.add(node.identifier);
      if (node.type !== 'footnoteDefinition' || node === parent) return undefined;
      if (!further.has(node.identifier)) further.set(node.identifier, node);
      return SKIP;
    });
  };
  addNotesOf(tree);
  // The set grows on the way.
  for (const label of notes) {
    const note = further.get(label);
    if (note) addNotesOf(note);
  }
  return { notes, addresses };
}
