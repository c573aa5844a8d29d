import type { Unreadable } from './source.ts';

/** Largest share of control characters that a text may have. */
const CONTROL_SHARE = 0.001;

/**
 * Reads bytes as text: by their byte order mark, as UTF-8 when they are valid, else in the character set that the file
 * names (`<meta charset>`), else as Windows-1252.
 *
 * @returns the text with LF at line ends and the character set, or why the bytes are no text.
 */
export function decode(bytes: Uint8Array): { text: string; charset: string } | Unreadable {
  if (bytes.length === 0) return unreadable('The file is empty.');
  const charset = charsetOf(bytes);
  const text = new TextDecoder(charset).decode(bytes).replace(/\r\n?/g, '\n');
  if (text.includes('\0'))
    return unreadable('The file is not a text: it holds signs that no text has.');
  if (text.trim() === '') return unreadable('The file has no text, only white space.');
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0; // eslint-disable-line no-control-regex
  if (controls > Math.max(1, text.length * CONTROL_SHARE)) {
    return unreadable('The file is not a text: it holds signs that no text has.');
  }
  return { text, charset };
}

function charsetOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const named =
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head);
  const label = named?.[1] ?? named?.[2];
  return label !== undefined && !/^utf-?8$/i.test(label) && isCharset(label)
    ? label
    : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isCharset(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

function unreadable(message: string): Unreadable {
  return {
    message,
    expected: 'a text in UTF-8: a saved web page (.html), Markdown (.md) or plain text (.txt)',
    fix: 'save it again from the program that it comes from, as UTF-8, and import that file',
  };
}
