import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { lettersOf } from '../text-of-tree.ts';

/**
 * Independent readings of a source, for the proof that nothing was lost: no parser, only patterns that strip what is
 * no text. They give letters and digits alone, so that spaces and signs cannot hide a word or make one up.
 */

/** Letters of plain text; targets of links written as in Markdown are no text. */
export function lettersOfPlainText(source: string): string {
  return lettersOf(source.replace(/\[([^[\]]+)\]\([^()\s]*\)/g, '$1'));
}

/** Elements whose content is no text for readers. */
export const HIDDEN_ELEMENT =
  /<(script|style|template|noscript|svg|iframe|object|noembed|noframes)(?=[\s>/])(?:"[^"]*"|'[^']*'|[^'">])*?>[\s\S]*?<\/\1\s*>/gi;
const TAG = /<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g;

/** What stands before the body of a page, whether or not it is marked as its head. */
const HEAD =
  /^\s*(?:<html(?=[\s>])[^>]*>\s*)?(?:<head(?=[\s>])[^>]*>[\s\S]*?<\/head\s*>|(?:<(?:head|meta|link|base)(?=[\s>])[^>]*>|<title>[\s\S]*?<\/title\s*>|\s+)+)/i;

/** Letters of a page of HTML, whatever stands on it. */
export function lettersOfHtml(source: string): string {
  return lettersOf(withoutReferences(withoutHidden(source).replace(HEAD, '').replace(TAG, '')));
}

/** Letters of HTML within another text. */
export function lettersOfFragment(source: string): string {
  return lettersOf(withoutReferences(withoutHidden(source).replace(TAG, '')));
}

/** Without comments, declarations, and elements whose content is no text. */
function withoutHidden(source: string): string {
  return source
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<![a-z[][^>]*>|<\?[^>]*>/gi, '')
    .replace(HIDDEN_ELEMENT, '');
}

/** Characters for their names and numbers: `&eacute;`, `&#233;`, `&#xE9;`. */
export function withoutReferences(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]*));/gi,
    (all, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return decodeNamedCharacterReference(name) || all;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
