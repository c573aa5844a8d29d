import type { Issue } from './issue.ts';
import type { TextFile } from './sections.ts';

/** What a reader of UTF-8 leaves where the bytes make no character, and characters that no text has. */
// eslint-disable-next-line no-control-regex -- finding control characters is its purpose
const DAMAGE = /[\uFFFD\0-\x08\x0B\x0C\x0E-\x1F\x7F]/;

/** The finding that a file read as UTF-8 is something else; nothing when it is text. */
export function encodingIssue({ text, file }: TextFile): Issue | undefined {
  const index = text.search(DAMAGE);
  if (index < 0) return undefined;
  const before = text.slice(0, index).split('\n');
  const isWide = text.split('\0').length > text.length / 4;
  const what = isWide
    ? 'The file is UTF-16.'
    : text[index] === '\uFFFD'
      ? 'Here stands a byte that is not UTF-8; the file may be in an old encoding, such as Windows-1252.'
      : `Here stands a control character (U+${(text.codePointAt(index) ?? 0).toString(16).padStart(4, '0').toUpperCase()}).`;
  return {
    rule: 'file/encoding',
    severity: 'error',
    file,
    place: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
    message: what,
    expected: 'text in UTF-8',
    fix: 'open it in an editor and save it with the encoding “UTF-8”, or remove the character',
  };
}
