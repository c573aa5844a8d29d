import type { Dictionary } from './project.ts';

/**
 * The same words with the plural forms of a language, each as a key of its own: `words_one`, `words_few`, `words_other`.
 * A form that the words do not have gets the text of `_other`; one that the language does not have is left out.
 *
 * @param lang language tag, as `Intl.PluralRules` takes it (https://cldr.unicode.org/index/cldr-spec/plural-rules).
 */
export function withPluralForms(words: Dictionary, lang: string): Dictionary {
  const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]): [string, string | Dictionary][] => {
      if (typeof value !== 'string') return [[key, withPluralForms(value, lang)]];
      const [, stem, form] = /^(.+)_(zero|one|two|few|many|other)$/.exec(key) ?? [];
      if (stem === undefined) return [[key, value]];
      if (form !== 'other') return [];
      return pluralCategories.map((category) => {
        const name = `${stem}_${category}`;
        return [name, words[name] ?? value];
      });
    }),
  );
}
