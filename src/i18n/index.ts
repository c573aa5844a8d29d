import i18next from 'i18next';
import type { TFunction } from 'i18next';
import type { Dictionary } from '../domain/project.ts';
import type nl from './dictionaries/nl.json';

declare module 'i18next' {
  interface CustomTypeOptions {
    /** Keys are checked against the Dutch dictionary: the one that is always complete. */
    resources: { translation: typeof nl };
  }
}

/** Gives the interface words of one locale; a missing key falls back to the key itself and is found by the checks. */
export type Translate = TFunction;

/**
 * Makes the translator of a locale.
 *
 * @param locale folder name of the locale: `nl`.
 * @param dictionary its words; nested by subject, `{{name}}` for values put in.
 */
export function createTranslator(locale: string, dictionary: Dictionary): Translate {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    resources: { [locale]: { translation: dictionary } },
    initAsync: false,
    // Astro escapes what it prints.
    interpolation: { escapeValue: false },
  });
  return lookedUpOnce(instance.t);
}

/** Remembers the words that nothing is put into: most of them stand on thousands of pages. */
function lookedUpOnce(t: Translate): Translate {
  const known = new Map<unknown, unknown>();
  return new Proxy(t, {
    apply: (target, self, given: unknown[]): unknown => {
      const [key, ...values] = given;
      if (values.length > 0) return Reflect.apply(target, self, given);
      if (!known.has(key)) known.set(key, Reflect.apply(target, self, given));
      return known.get(key);
    },
  });
}
