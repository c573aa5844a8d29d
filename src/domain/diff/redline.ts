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

export function redline(before: Root, after: Root, options: RedlineOptions = {}): Redline {
  const old = normalise(before);
  const now = normalise(after);
  const intern = interner();
  const outlines = [outline(old, intern), outline(now, intern)] as const;
  const newIds = idsOf(now.children);
  let writer = new Writer(planRedline(...outlines, intern));
  let tree: Root = { type: 'root', children: writer.root(...outlines) };
  keepIdsUnique(tree, newIds);
  if (!proves(tree, old, now)) {
    writer = new Writer(planRedline(...outlines, intern));
    tree = { type: 'root', children: writer.whole(...outlines) };
    keepIdsUnique(tree, newIds);
  }
  const { changes, totals } = listChanges(
    writer.drafts,
    writer.origins,
    idsOf(old.children, newIds),
    options.prefix ?? 'change',
  );
  return {
    tree,
    changes,
    stats: { ...totals, blocksCompared: writer.compared, fallbacks: writer.fallbacks },
  };
}

/** The last proof, on the whole tree and with nothing taken as known: reading it back gives both texts. */
function proves(tree: Root, old: Root, now: Root): boolean {
  return gives(tree, 'old', old) && gives(tree, 'new', now);
}

function gives(tree: Root, side: Side, text: Root): boolean {
  return sameContent(resolve(tree.children, side), text.children as ElementContent[]);
}
