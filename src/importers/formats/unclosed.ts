import type { Unreadable } from './source.ts';

/** A piece of HTML in a source, with the line on which it begins. */
export interface HtmlPiece {
  readonly value: string;
  readonly line: number;
}

/** Elements without text, or with text alone, that only end where they are closed. */
const CLOSED = new Set([
  'script', 'style', 'template', 'noscript', 'svg', 'iframe', 'object', 'noembed', 'noframes', 'textarea', 'title', 'xmp',
]); // prettier-ignore

const TAG_OR_COMMENT = /<!--[\s\S]*?(-->|$)|<(\/?)([a-z]+)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/**
 * Refuses a source in which a comment or an element without text begins and does not end: a browser, and the reader,
 * would swallow all that stands behind it.
 */
export function refuseUnclosed(pieces: readonly HtmlPiece[]): Unreadable | undefined {
  let open: { name: string; line: number } | undefined;
  for (const { value, line } of pieces) {
    for (const { 0: all, 1: endOfComment, 2: slash, 3: tagName = '', index } of value.matchAll(
      TAG_OR_COMMENT,
    )) {
      const here = line + value.slice(0, index).split('\n').length - 1;
      const name = tagName.toLowerCase();
      if (open) {
        if (slash === '/' && name === open.name) open = undefined;
      } else if (endOfComment === '') {
        return unclosed('<!--', '-->', here);
      } else if (slash === '' && CLOSED.has(name) && !all.endsWith('/>')) {
        open = { name, line: here };
      }
    }
  }
  return open && unclosed(`<${open.name}>`, `</${open.name}>`, open.line);
}

function unclosed(start: string, end: string, line: number): Unreadable {
  return {
    message: `Line ${String(line)}: what begins with ${start} there does not end.`,
    expected: `${end} behind what belongs to it`,
    fix: `add ${end} where it ends, or delete it; as a word of the text, write \\${start} in Markdown and &lt;${start.slice(1)} in HTML`,
  };
}
