import { letters } from '../letters.ts';
import type { DocxParts } from './docx.ts';

/**
 * Numbers of paragraphs in a document of Word. They stand nowhere in the text: a paragraph names a list and a level, and
 * the number follows from all paragraphs before it (ECMA-376 part 1, §17.9). Here they are counted, and each is written
 * into its paragraph as a mark that passes through mammoth.
 */

/** Signs of the private use area around a mark; they occur in no document that is meant for people. */
const OPEN = '\u{F0F1A}';
const CLOSE = '\u{F0F1B}';

/** Number of a paragraph as the word processor draws it. */
export interface NumberMark {
  readonly value: number;
  /** `3.`, `b)`, `2.1`. */
  readonly label: string;
  /** Whether it is a plain figure, as Markdown has it. */
  readonly isPlain: boolean;
  readonly rest: string;
}

/** Reads a mark at the start of a text; nothing when there is none. */
export function readMark(text: string): NumberMark | undefined {
  const match = new RegExp(`^${OPEN}(\\d+)\\|([^${CLOSE}]*)${CLOSE}`, 'u').exec(text);
  if (!match) return undefined;
  const [all, value, label] = match;
  return {
    value: Number(value),
    label: label ?? '',
    isPlain: /^\(?\d+[.)]?$/.test(label ?? ''),
    rest: text.slice(all.length),
  };
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.`, `(%2)`, `%1.%2`. */
  readonly text: string;
}

interface NumberedList {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew where this list is first used. */
  readonly restarts: ReadonlyMap<number, number>;
}

/** The document's XML with a mark at the start of each numbered paragraph. */
export function markNumbers(parts: DocxParts): string {
  const xml = parts.get('word/document.xml') ?? '';
  const lists = readLists(parts.get('word/numbering.xml') ?? '');
  const styles = readStyles(parts.get('word/styles.xml') ?? '');
  const counters = new Map<string, number[]>();
  const used = new Set<string>();
  return xml.replace(
    /(<w:p(?:\s[^>]*[^/>])?>\s*)(<w:pPr(?:\s[^>]*)?>[\s\S]*?<\/w:pPr>)/g,
    (all, start: string, properties: string) => {
      const place = placeIn(properties, styles);
      const list = place && lists.get(place.list);
      const level = list?.levels.get(place?.level ?? 0);
      if (!place || !list || !level || level.format === 'bullet' || level.format === 'none')
        return all;
      const numbers = counters.get(list.abstract) ?? [];
      counters.set(list.abstract, numbers);
      if (!used.has(place.list)) {
        used.add(place.list);
        for (const [restarted, value] of list.restarts) {
          numbers.length = Math.min(numbers.length, restarted);
          if (restarted === place.level) numbers[restarted] = value - 1;
        }
      }
      const value = (numbers[place.level] ?? level.start - 1) + 1;
      numbers[place.level] = value;
      numbers.length = place.level + 1;
      const mark = `${OPEN}${String(value)}|${labelOf(level, list, numbers)}${CLOSE}`;
      return `${start}${properties}<w:r><w:t xml:space="preserve">${mark}</w:t></w:r>`;
    },
  );
}

function labelOf(level: Level, list: NumberedList, numbers: readonly number[]): string {
  return level.text
    .replace(/%(\d)/g, (_all, digit: string) => {
      const index = Number(digit) - 1;
      const part = list.levels.get(index);
      return written(numbers[index] ?? part?.start ?? 1, part?.format ?? 'decimal');
    })
    .replace(/[<>&]/g, '');
}

function written(value: number, format: string): string {
  if (format === 'lowerLetter') return letters(value, 'a');
  if (format === 'upperLetter') return letters(value, 'A');
  if (format === 'lowerRoman') return letters(value, 'i');
  if (format === 'upperRoman') return letters(value, 'I');
  return String(value);
}

function placeIn(
  properties: string,
  styles: ReadonlyMap<string, Style>,
): { list: string; level: number } | undefined {
  const own = numberingIn(properties);
  const style = /<w:pStyle\s+w:val="([^"]*)"/.exec(properties)?.[1];
  const inherited = style === undefined ? undefined : numberingOf(style, styles);
  const list = own?.list ?? inherited?.list;
  return list === undefined || list === '0'
    ? undefined
    : { list, level: own?.level ?? inherited?.level ?? 0 };
}

interface Numbering {
  readonly list: string | undefined;
  readonly level: number | undefined;
}

function numberingIn(xml: string): Numbering | undefined {
  const numbering = /<w:numPr>([\s\S]*?)<\/w:numPr>/.exec(xml)?.[1];
  if (numbering === undefined) return undefined;
  const level = /<w:ilvl\s+w:val="(\d+)"/.exec(numbering)?.[1];
  return {
    list: /<w:numId\s+w:val="(\d+)"/.exec(numbering)?.[1],
    level: level === undefined ? undefined : Number(level),
  };
}

interface Style {
  readonly numbering: Numbering | undefined;
  readonly basedOn: string | undefined;
}

function readStyles(xml: string): ReadonlyMap<string, Style> {
  return new Map(
    [...xml.matchAll(/<w:style\s[^>]*w:styleId="([^"]*)"[^>]*>([\s\S]*?)<\/w:style>/g)].map(
      ([, id, body]) => [
        id ?? '',
        {
          numbering: numberingIn(body ?? ''),
          basedOn: /<w:basedOn\s+w:val="([^"]*)"/.exec(body ?? '')?.[1],
        },
      ],
    ),
  );
}

function numberingOf(id: string, styles: ReadonlyMap<string, Style>): Numbering | undefined {
  const seen = new Set<string>();
  for (let name: string | undefined = id; name !== undefined && !seen.has(name);) {
    seen.add(name);
    const style = styles.get(name);
    if (style?.numbering) return style.numbering;
    name = style?.basedOn;
  }
  return undefined;
}

function readLists(xml: string): ReadonlyMap<string, NumberedList> {
  const abstracts = new Map(
    [
      ...xml.matchAll(
        /<w:abstractNum\s[^>]*w:abstractNumId="(\d+)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g,
      ),
    ].map(([, id, body]) => [id ?? '', readLevels(body ?? '')]),
  );
  return new Map(
    [...xml.matchAll(/<w:num\s[^>]*w:numId="(\d+)"[^>]*>([\s\S]*?)<\/w:num>/g)].map(
      ([, id, body]) => {
        const abstract = /<w:abstractNumId\s+w:val="(\d+)"/.exec(body ?? '')?.[1] ?? '';
        const overrides = [
          ...(body ?? '').matchAll(
            /<w:lvlOverride\s+w:ilvl="(\d+)"[^>]*>([\s\S]*?)<\/w:lvlOverride>/g,
          ),
        ];
        const own = new Map(overrides.flatMap(([, , inner]) => [...readLevels(inner ?? '')]));
        const restarts = new Map(
          overrides.flatMap(([, level, inner]) => {
            const start = /<w:startOverride\s+w:val="(\d+)"/.exec(inner ?? '')?.[1];
            return start === undefined ? [] : [[Number(level), Number(start)] as const];
          }),
        );
        return [
          id ?? '',
          { abstract, levels: new Map([...(abstracts.get(abstract) ?? []), ...own]), restarts },
        ];
      },
    ),
  );
}

function readLevels(xml: string): Map<number, Level> {
  return new Map(
    [...xml.matchAll(/<w:lvl\s[^>]*w:ilvl="(\d+)"[^>]*>([\s\S]*?)<\/w:lvl>/g)].map(
      ([, index, body]) => {
        const value = (name: string) =>
          new RegExp(`<w:${name}\\s+w:val="([^"]*)"`).exec(body ?? '')?.[1];
        return [
          Number(index),
          {
            start: Number(value('start') ?? 1),
            format: value('numFmt') ?? 'decimal',
            text: value('lvlText') ?? '',
          },
        ];
      },
    ),
  );
}
