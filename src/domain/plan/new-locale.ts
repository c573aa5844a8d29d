import { isMap, parseDocument, stringify } from 'yaml';
import { withPluralForms } from '../plural-forms.ts';
import type { Dictionary, FreePage, Project } from '../project.ts';
import { splitFrontMatter } from '../sections.ts';
import type { SectionSource } from '../sections.ts';
import type { FileWrite, Plan } from './plan.ts';

/** A language that is to be added. */
export interface NewLocale {
  /** Part of URLs and name of folders: `de`. */
  readonly locale: string;
  /** Language tag: `de-BE`. */
  readonly lang: string;
  /** Its name, in itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
}

/**
 * Plans the files a translator needs: the language in `site.yaml`, the working text and the free pages of the prevailing
 * language to translate, and a dictionary of interface words where the software brings none. What is still to be
 * translated carries three dots in square brackets, which `check` finds.
 *
 * @param files `site.yaml` and `statement/statement.yaml` as they are.
 * @param dictionary the words to translate; nothing when the software has them.
 */
export function planNewLocale(
  { config, working, pages }: Project,
  added: NewLocale,
  files: { readonly site: string; readonly outline: string },
  dictionary: Dictionary | undefined,
): Plan {
  const { prevailing } = config;
  const { locale } = added;
  const sections = [...(working.get(prevailing)?.values() ?? [])];
  const own = pages.filter((page) => page.locale === prevailing);
  const writes: FileWrite[] = [
    { path: 'site.yaml', text: withLocale(files.site, added) },
    {
      path: 'statement/statement.yaml',
      text: withTitle(files.outline, locale, prevailing),
    },
    ...sections.map((source) => toTranslate('statement', source, locale, prevailing)),
    ...own.map((page) => toTranslate('pages', page, locale, prevailing)),
    ...(dictionary
      ? [
          {
            path: `dictionaries/${locale}.yaml`,
            text: dictionaryText(dictionary, added.lang, prevailing),
          },
        ]
      : []),
  ];
  return { writes };
}

/** What stands before a text, and in place of its translation, until it is translated. */
const MARK = '[…] ';
const TASK = '[… translate from ';

/** Whether a text still waits for its translator, as `planNewLocale` left it. */
export function isToTranslate({ text, frontMatter }: SectionSource): boolean {
  const words: readonly unknown[] = Object.values(frontMatter);
  return (
    text.includes(TASK) || words.some((word) => typeof word === 'string' && word.startsWith(MARK))
  );
}

/** Languages stand one a line, in short; what is around them stays as it is. */
function withLocale(site: string, { locale, lang, name, dir }: NewLocale): string {
  const document = parseDocument(site);
  const locales: unknown = document.get('locales', true);
  const last = isMap(locales) && !locales.flow ? locales.items.at(-1) : undefined;
  const end = (last?.value as { range?: [number, number, number] } | undefined)?.range?.[1];
  const entry = { lang, name, ...(dir === 'rtl' && { dir }) };
  if (end === undefined) {
    document.setIn(['locales', locale], entry);
    return document.toString({ lineWidth: 0 });
  }
  const line = stringify({ [locale]: entry }, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  const before = site.slice(0, end).trimEnd();
  return `${before}\n  ${line.slice(1, -1).trim()}${site.slice(before.length)}`;
}

function withTitle(outline: string, locale: string, prevailing: string): string {
  const document = parseDocument(outline);
  const title = document.getIn(['title', prevailing]);
  return outline.replace(
    /^(title:[ \t]*\n)/m,
    (line) => `${line}  ${locale}: ${JSON.stringify(marked(String(title)))}\n`,
  );
}

/** A text with the sign that it is still to be translated. */
function marked(text: string): string {
  return `${MARK}${text}`;
}

function toTranslate(
  folder: string,
  {
    id,
    text,
    frontMatter,
    body,
  }: Pick<SectionSource | FreePage, 'id' | 'text' | 'body'> & {
    readonly frontMatter: object;
  },
  locale: string,
  prevailing: string,
): FileWrite {
  const words = Object.entries(frontMatter).flatMap(([key, value]): [string, unknown][] => {
    // Words that people search with are not translated but found anew.
    if (key === 'keywords' || typeof value !== 'string') return [];
    return [[key, key === 'slug' ? value : marked(value)]];
  });
  const head = splitFrontMatter(text) ? stringify(Object.fromEntries(words), { lineWidth: 0 }) : '';
  const task = `${TASK}${prevailing}, the slug above too; then remove this line …]`;
  return {
    path: `${folder}/${locale}/${id}.mdx`,
    text: `---\n${head}---\n\n${task}\n\n${body.trim()}\n`,
  };
}

function dictionaryText(dictionary: Dictionary, lang: string, from: string): string {
  const { paths, ...others } = withPluralForms(dictionary, lang);
  return [
    `# Interface words to translate from ${from}. Keep what stands in {{braces}}.`,
    stringify(eachMarked(others), { lineWidth: 0 }),
    '# Words of addresses: small letters, digits and hyphens.',
    stringify({ paths }, { lineWidth: 0 }),
  ].join('\n');
}

function eachMarked(words: Dictionary): Dictionary {
  return Object.fromEntries(
    Object.entries(words).map(([key, value]) => [
      key,
      typeof value === 'string' ? marked(value) : eachMarked(value),
    ]),
  );
}
