/**
 * The redline of two trees: normalise, outline, plan, write, prove, number. Pure: neither tree is changed.
 */
import type { ElementContent, Root } from 'hast';
import { interner, outline } from './blocks.ts';
import { listChanges } from './changes.ts';
import { idsOf, keepIdsUnique } from './ids.ts';
import { Writer } from './markup.ts';
import { normalise } from './normalise.ts';
import { planRedline } from './plan.ts';
import { resolve, sameContent } from './resolve.ts';
import type { Redline, RedlineOptions, Side } from './types.ts';

interface Draft {
  writer: Writer;
  tree: Root;
  proved: boolean;
}

export function redline(before: Root, after: Root, options: RedlineOptions = {}): Redline {
  const old = normalise(before);
  const now = normalise(after);
  const intern = interner();
  const outlines = [outline(old, intern), outline(now, intern)] as const;
  // Before anything is written: withholding ids takes them from nodes the redline shares with the texts.
  const taken = idsOf(old.children, idsOf(now.children));
  const write = (content: (writer: Writer) => ElementContent[]): Draft => {
    const writer = new Writer(planRedline(...outlines, options.moves));
    const tree: Root = { type: 'root', children: content(writer) };
    // The proof then needs the texts fresh.
    const texts = keepIdsUnique([tree]) ? [normalise(before), normalise(after)] : [old, now];
    return { writer, tree, proved: gives(tree, 'old', texts[0]!) && gives(tree, 'new', texts[1]!) };
  };
  let draft = write((writer) => writer.root(outlines[1]));
  if (!draft.proved) draft = write((writer) => writer.whole(...outlines));
  const { writer, tree } = draft;
  const { changes, totals } = listChanges(
    writer.drafts,
    writer.origins,
    taken,
    options.prefix ?? 'change',
  );
  return {
    tree,
    changes,
    stats: { ...totals, blocksCompared: writer.compared, fallbacks: writer.fallbacks },
  };
}

/** The last proof, on the whole tree and with nothing taken as known: reading it back gives the text. */
function gives(tree: Root, side: Side, text: Root): boolean {
  return sameContent(resolve(tree.children, side), text.children as ElementContent[]);
}
