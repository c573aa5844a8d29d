import { compareEditions, isSameText, sectionRedline } from '../domain/comparison.ts';
import type {
  ComparableEdition,
  ComparableSection,
  Comparison,
  SectionRedline,
} from '../domain/comparison.ts';
import { parsedOnce } from './once.ts';

interface LastRedline {
  readonly before: ComparableSection | undefined;
  readonly after: ComparableSection | undefined;
  readonly redline: SectionRedline;
}

/** The redline made last of each section that changed, and of each that did not, by language and id. */
const last = new Map<string, LastRedline>();

/**
 * Compares two editions. Of many versions that are compared in their order, each has most sections in common with the
 * version before: their redlines are not made again, and their trees are the same objects, to be left as they are.
 */
export function comparedInOrder(from: ComparableEdition, to: ComparableEdition): Comparison {
  return compareEditions(from, to, parsedOnce, (id, before, after, parse) => {
    const isUnchanged = before && after && isSameText(before, after);
    const key = [to.locale, id, isUnchanged ? 'unchanged' : 'changed'].join(' ');
    const known = last.get(key);
    if (known && isSame(known.before, before) && isSame(known.after, after)) return known.redline;
    const redline = sectionRedline(id, before, after, parse);
    last.set(key, { before, after, redline });
    return redline;
  });
}

/** Whether two sections give the same redline with any other: they say the same in the same language, or both are not there. */
function isSame(a: ComparableSection | undefined, b: ComparableSection | undefined): boolean {
  if (!a || !b) return a === b;
  return a.locale === b.locale && isSameText(a, b);
}
