import type { Issue } from '../domain/issue.ts';
import { withPluralForms } from '../domain/plural-forms.ts';
import type { Dictionary, DictionarySource, Project } from '../domain/project.ts';
import { yamlPlaces } from '../domain/schema/index.ts';
import type { Check } from './check.ts';

type Path = readonly string[];

/** Every language has every interface word in every plural form, in its own words, and none that nothing shows. */
export const dictionariesComplete: Check = ({ project }) => {
  const { config, dictionarySources } = project;
  const complete = dictionarySources.find(({ isShipped }) => isShipped)?.words;
  if (!complete) return [];
  return Object.entries(config.locales).flatMap(([locale, { lang }]) => {
    const sources = dictionarySources.filter((source) => source.locale === locale);
    const source = sources.at(-1);
    if (!source) return [];
    const wanted = withPluralForms(complete, lang);
    return [
      ...missing(source, wanted, project),
      ...(source.isShipped ? [] : [...unknown(source, wanted), ...untranslated(source, project)]),
    ];
  });
};

function missing(source: DictionarySource, wanted: Dictionary, project: Project): Issue[] {
  const { config, dictionaries } = project;
  const { locale, file, text } = source;
  const isOffered = Object.values(config.sites).some(({ locales }) => locales.includes(locale));
  const place = yamlPlaces(text);
  return lacking(dictionaries[locale] ?? {}, wanted).map((path) => {
    const example = wordAt(dictionaries[config.prevailing] ?? {}, path) ?? wordAt(wanted, path);
    return {
      rule: 'dictionary/missing',
      severity: isOffered ? 'error' : 'warning',
      file,
      place: place(path),
      message: `The interface words of \`${locale}\` lack \`${path.join('.')}\`.`,
      expected:
        typeof example === 'string'
          ? `the words for “${example}” in this language`
          : `the words below \`${path.join('.')}\` in this language`,
      fix: `add \`${path.at(-1) ?? ''}\`${path.length > 1 ? ` below \`${path.slice(0, -1).join('.')}\`` : ''}; keep what stands in {{braces}}`,
    };
  });
}

function unknown({ locale, file, text, words }: DictionarySource, known: Dictionary): Issue[] {
  const place = yamlPlaces(text);
  return lacking(known, words).map((path) => ({
    rule: 'dictionary/unknown',
    severity: 'warning',
    file,
    place: place(path),
    message: `Nothing shows the interface word \`${path.join('.')}\`.`,
    expected: `a key that the software has; for \`${locale}\`, with the plural forms of the language`,
    fix: 'correct the key, or remove the line',
  }));
}

/** Words that are those of the prevailing language to the letter: three words or more, and words of addresses. */
function untranslated({ locale, file, text, words }: DictionarySource, project: Project): Issue[] {
  const { locales, prevailing } = project.config;
  const languageOf = (id: string) => locales[id]?.lang.split('-')[0];
  if (languageOf(locale) === languageOf(prevailing)) return [];
  const originals = project.dictionaries[prevailing] ?? {};
  const place = yamlPlaces(text);
  return leaves(words)
    .filter(({ path, word }) => {
      const count = word.replace(/\{\{.*?\}\}/g, '').match(/\p{L}+/gu)?.length ?? 0;
      return wordAt(originals, path) === word && (count > 2 || path[0] === 'paths');
    })
    .map(({ path, word }) => ({
      rule: 'dictionary/untranslated',
      severity: 'warning',
      file,
      place: place(path),
      message: `\`${path.join('.')}\` in \`${locale}\` reads “${word}”, as in \`${prevailing}\`.`,
      expected: `these words in the language of \`${locale}\``,
      fix: 'translate them; where they are the same in both languages, accept this in checks.yaml with the reason',
    }));
}

/** The places that are wanted and not there; of what lacks as a whole, the top alone. */
function lacking(words: Dictionary, wanted: Dictionary, above: Path = []): Path[] {
  return Object.entries(wanted).flatMap(([key, value]) => {
    const path = [...above, key];
    const own = words[key];
    if (own === undefined || typeof own !== typeof value) return [path];
    return typeof own === 'object' && typeof value === 'object' ? lacking(own, value, path) : [];
  });
}

function leaves(words: Dictionary, above: Path = []): { path: Path; word: string }[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const path = [...above, key];
    return typeof value === 'string' ? [{ path, word: value }] : leaves(value, path);
  });
}

function wordAt(words: Dictionary, path: Path): string | Dictionary | undefined {
  return path.reduce<string | Dictionary | undefined>(
    (at, key) => (typeof at === 'object' ? at[key] : undefined),
    words,
  );
}
