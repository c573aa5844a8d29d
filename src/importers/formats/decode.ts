import type { Unreadable } from './source.ts';

/** Character set of texts that are not UTF-8 and name none. */
const FALLBACK = 'windows-1252';
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
  if (text.trim() === '') return unreadable('The file has no text, only white space.');
  const controls = [...text.matchAll(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)]; // eslint-disable-line no-control-regex
  const [first] = controls;
  if (
    first &&
    (text.includes('\0') || controls.length > Math.max(1, text.length * CONTROL_SHARE))
  ) {
    const line = lineAt(text, first.index);
    return unreadable(`The file is not a text: line ${line} holds signs that no text has.`);
  }
  if (charset === FALLBACK) {
    const line = lineOfDamage(bytes);
    if (line !== undefined) {
      return unreadable(
        `The file is damaged: line ${line} holds a letter in UTF-8 that is not whole.`,
      );
    }
  }
  return { text, charset };
}

/** The line of the first broken letter in a text that is UTF-8 for the rest; nothing for a text in another character set. */
function lineOfDamage(bytes: Uint8Array): number | undefined {
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n');
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  const whole = text.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0; // eslint-disable-line no-control-regex
  return whole > broken ? lineAt(text, text.indexOf('\ufffd')) : undefined;
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
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
  return label !== undefined && !/^utf-?8$/i.test(label) && isCharset(label) ? label : FALLBACK;
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
