import type { Element, ElementContent } from 'hast';
import { inLocale } from '../locales.ts';
import type { CookieEntry, CookieRegister } from '../schema/index.ts';
import { lifetimeInDays, lifetimeInWords } from './lifetime.ts';

const COLUMNS = ['name', 'purpose', 'use', 'provider', 'lifetime', 'data'] as const;

type Column = (typeof COLUMNS)[number];

/** For whom a register is put into words. */
export interface CookieReader {
  readonly locale: string;
  readonly lang: string;
  /** The language that stands in where a text is missing. */
  readonly prevailing: string;
  /** An interface word of the register: the block `cookies` of a dictionary. */
  readonly word: (
    key: Column | 'caption' | 'first' | 'third' | 'noData' | 'session' | 'example',
  ) => string;
}

/** A cookie of the register, in words, cell by cell; `example` is empty for what is none. */
export type CookieRow = Readonly<Record<Column | 'example', string>>;

/** What the register says of a cookie, in a reader's language. */
export function cookieRow(
  entry: CookieEntry,
  register: CookieRegister,
  { locale, lang, prevailing, word }: CookieReader,
): CookieRow {
  const say = (texts: Readonly<Record<string, string>> = {}) => inLocale(texts, locale, prevailing);
  const purpose = register.purposes.find(({ id }) => id === entry.purpose);
  return {
    name: entry.name,
    example: entry.example ? word('example') : '',
    purpose: say(purpose?.name),
    use: say(entry.text),
    provider: `${entry.provider} (${word(entry.party)}): ${entry.domains.join(', ')}`,
    lifetime: lifetimeInWords(entry.lifetime, lang, word('session')),
    data: say(entry.personalData) || word('noData'),
  };
}

/**
 * The register as a table: complete and readable as it is. Every cell names its column, for screens too narrow for a
 * table, and a lifetime carries its days, for those who sort by it.
 */
export function cookieTable(register: CookieRegister, reader: CookieReader): Element {
  const { word } = reader;
  const rows = register.cookies.map((entry) => {
    const row = cookieRow(entry, register, reader);
    const anchor = register.purposes.find(({ id }) => id === entry.purpose)?.anchor ?? '';
    const cells: Record<Column, ElementContent[]> = {
      name: [
        element('code', [text(row.name)]),
        ...(row.example ? [text(' '), element('em', [text(row.example)])] : []),
      ],
      purpose: [element('a', [text(row.purpose)], { href: `#${anchor}` })],
      use: [text(row.use)],
      provider: [text(row.provider)],
      lifetime: [
        element('data', [text(row.lifetime)], {
          value: lifetimeInDays(entry.lifetime).toPrecision(3),
        }),
      ],
      data: [text(row.data)],
    };
    return element(
      'tr',
      COLUMNS.map((column) =>
        column === 'name'
          ? element('th', cells.name, { scope: 'row' })
          : element('td', cells[column], { dataLabel: word(column) }),
      ),
    );
  });
  const head = COLUMNS.map((column) => element('th', [text(word(column))], { scope: 'col' }));
  return element('table', [
    element('caption', [text(word('caption'))]),
    element('thead', [element('tr', head)]),
    element('tbody', rows),
  ]);
}

function element(
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
