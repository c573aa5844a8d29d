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

const HIDDEN_ELEMENT =
  /<(script|style|template|noscript|head|svg|iframe|object|noembed|noframes)(?=[\s>/])(?:"[^"]*"|'[^']*'|[^'">])*?>[\s\S]*?<\/\1\s*>/gi;
const TAG = /<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^'">])*>/g;

/** Letters of a page of HTML, whatever stands on it. */
export function lettersOfHtml(source: string): string {
  return lettersOf(withoutReferences(withoutTags(source)));
}

function withoutTags(source: string): string {
  return source
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<!doctype[^>]*>|<\?[^>]*>|<!\[CDATA\[|\]\]>/gi, '')
    .replace(HIDDEN_ELEMENT, '')
    .replace(TAG, '');
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

/** Letters of Markdown: the text, then the footnotes in the order in which the text refers to them. */
export function lettersOfMarkdown(source: string): string {
  const { body, notes } = withoutFootnotes(withoutMarks(withoutCode(source)));
  return lettersOf(
    withoutReferences(
      withoutLinks(body, source) + notes.map((note) => withoutLinks(note, source)).join(' '),
    ),
  );
}

function withoutCode(source: string): string {
  return source.replace(/^ {0,3}(`{3,}|~{3,}).*$/gm, '');
}

/** Without comments, programs and the like, attributes of kramdown, signs of list items and boxes to tick. */
function withoutMarks(source: string): string {
  let isInList = false;
  let wasBlank = true;
  return source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(HIDDEN_ELEMENT, '')
    .replace(/\{:[^}\n]*\}|\{#[\w-]+\}(?=[ \t#]*$)/gm, '')
    .split('\n')
    .map((line) => {
      const isBlank = /^[\s>]*$/.test(line);
      const item = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(?:([-*+])|(\d{1,9})[.)])(?:\s+|$)/.exec(
        line,
      );
      const isItem =
        item !== null && (item[1] !== undefined || wasBlank || isInList || Number(item[2]) === 1);
      if (isBlank) isInList = false;
      else if (isItem) isInList = true;
      wasBlank = isBlank || /^ {0,3}#{1,6}\s|^ {0,3}(?:=+|-+)\s*$/.test(line);
      return isItem ? line.slice(item[0].length).replace(/^\[[ xX]\]\s/, '') : line;
    })
    .join('\n');
}

function withoutFootnotes(source: string): { body: string; notes: string[] } {
  const definitions = new Map<string, string>();
  const body = source.replace(
    /^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?:[ \t]*\n)*(?: {4}|\t).*|\n(?![ \t]*\n| {0,3}\[\^).+)*)/gm,
    (_all, label: string, text: string) => {
      if (!definitions.has(label.toLowerCase())) definitions.set(label.toLowerCase(), text);
      return '';
    },
  );
  const order: string[] = [];
  const refer = (text: string): string =>
    text.replace(/\[\^([^\]\s]+)\]/g, (all, label: string) => {
      const key = label.toLowerCase();
      if (!definitions.has(key)) return all;
      if (!order.includes(key)) order.push(key);
      return '';
    });
  const rest = refer(body);
  const notes: string[] = [];
  // Notes may refer to further notes: the list grows on the way.
  for (const label of order) notes.push(refer(definitions.get(label) ?? ''));
  return { body: rest, notes };
}

const DESTINATION = String.raw`\(\s*(?:<[^<>\n]*>|(?:[^\s()]|\((?:[^\s()]|\([^\s()]*\))*\))*)(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)`;
const IMAGE = new RegExp(String.raw`!\[(?:[^\[\]]|\[[^\]]*\])*\]${DESTINATION}`, 'g');
const TARGET = new RegExp(String.raw`\]${DESTINATION}`, 'g');
const DEFINITION =
  /^ {0,3}\[([^\]^][^\]]*)\]:[ \t]*\n?[ \t]*\S+(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/gm;

function withoutLinks(text: string, source: string): string {
  const defined = new Set(
    [...source.matchAll(DEFINITION)].map((match) => (match[1] ?? '').trim().toLowerCase()),
  );
  return withoutTags(
    text
      .replace(DEFINITION, '')
      .replace(/<((?:https?|mailto|tel):[^\s<>]*|[^\s<>@]+@[^\s<>]+)>/gi, '$1')
      .replace(IMAGE, '')
      .replace(TARGET, ']')
      .replace(
        /(!?)\[([^\]]*)\]\[([^\]]*)\]/g,
        (all, image: string, label: string, name: string) =>
          !defined.has((name || label).trim().toLowerCase()) ? all : image ? '' : label,
      ),
  );
}
