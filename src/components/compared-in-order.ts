import type { RootContent } from 'hast';
import { compareEditions, isSameText, sectionRedline } from '../domain/comparison.ts';
import type {
  ComparableEdition,
  ComparableSection,
  Comparison,
  SectionRedline,
} from '../domain/comparison.ts';
import { parsedOnce } from './once.ts';

interface LastRedline {
  readonly before: ComparableSection;
  readonly after: ComparableSection;
  readonly redline: SectionRedline;
}

/** The redline made last of each section, by its id. */
const last = new Map<string, LastRedline>();

/**
 * Compares two editions. Of many versions that are compared with one in their order, each has most sections in common
 * with the version before: their redlines are not made again.
 */
export function comparedInOrder(from: ComparableEdition, to: ComparableEdition): Comparison {
  return compareEditions(from, to, parsedOnce, (id, before, after, parse) => {
    if (!before || !after || isSameText(before, after))
      return sectionRedline(id, before, after, parse);
    const known = last.get(id);
    if (known && isSameText(known.before, before) && isSameText(known.after, after))
      return copyOf(known.redline);
    const redline = sectionRedline(id, before, after, parse);
    last.set(id, { before, after, redline: copyOf(redline) });
    return redline;
  });
}

function copyOf({ tree, changes, stats }: SectionRedline): SectionRedline {
  return {
    tree: { ...tree, children: tree.children.map(copyNode) },
    changes: changes.map((change) => ({ ...change })),
    stats,
  };
}

function copyNode<N extends RootContent>(node: N): N {
  if (node.type !== 'element') return { ...node };
  return { ...node, properties: { ...node.properties }, children: node.children.map(copyNode) };
}
