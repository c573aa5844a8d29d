import { html } from 'parse5';
import { element } from '../elements.ts';
import { isPhrasing } from '../text-of-tree.ts';
import { HIDDEN_ELEMENT } from '../witness/letters.ts';

/** What a remark calls such a tag. */
export const UNKNOWN_TAG = 'tag that HTML does not know';

const OPENING_TAG = /<(![a-z]+|[a-z][^\s/>]*)[^>]*(?:>|$)/gi;

/** Tags that HTML does not know: what stands between them stays, but `<your name>` itself is shown nowhere. */
export function unknownTagsIn(source: string): { tag: string; index: number }[] {
  const blank = (hidden: string) => ' '.repeat(hidden.length);
  const shown = source.replace(/<!--[\s\S]*?-->/g, blank).replace(HIDDEN_ELEMENT, blank);
  return [...shown.matchAll(OPENING_TAG)].flatMap(({ 0: tag, 1: name = '', index }) =>
    isKnown(name.toLowerCase()) ? [] : [{ tag, index }],
  );
}

function isKnown(name: string): boolean {
  return (
    html.getTagID(name) !== html.TAG_ID.UNKNOWN ||
    OTHERS.has(name) ||
    // Elements of web components, and of other languages than HTML.
    /^[a-z][\w.]*-/.test(name) ||
    (isPhrasing(element(name, [])) && !name.endsWith(':'))
  );
}

/** Elements of HTML that neither the parser nor a text treats in a way of their own. */
const OTHERS: ReadonlySet<string> = new Set([
  'audio', 'canvas', 'datalist', 'map', 'meter', 'picture', 'progress', 'slot', 'video',
]); // prettier-ignore
