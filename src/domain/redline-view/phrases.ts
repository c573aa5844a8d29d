/** Interface words of the redline as they stand in a dictionary: `{{name}}` for values, `_one`, `_other`… for plurals. */
export interface Phrases {
  readonly [key: string]: string | Phrases;
}

/** Says a phrase of a dictionary. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/**
 * Makes the speaker of a language. It reads i18next's JSON format (version 4), so that the browser, which gets these few
 * phrases and not the library, says the same as the build.
 *
 * @param lang BCP 47 tag, for plurals and numbers.
 */
export function createSay(phrases: Phrases, lang: string): Say {
  const plurals = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  return (key, values = {}) => {
    const { count } = values;
    const form =
      typeof count === 'number' ? find(phrases, `${key}_${plurals.select(count)}`) : undefined;
    const template = form ?? find(phrases, `${key}_other`) ?? find(phrases, key) ?? key;
    return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? '');
    });
  };
}

function find(phrases: Phrases, path: string): string | undefined {
  let found: string | Phrases | undefined = phrases;
  for (const step of path.split('.')) found = typeof found === 'object' ? found[step] : undefined;
  return typeof found === 'string' ? found : undefined;
}
