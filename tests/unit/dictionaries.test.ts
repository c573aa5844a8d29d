import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dictionary } from '../../src/domain/project.ts';
import { createTranslator } from '../../src/i18n/index.ts';
import { projectRoot } from '../../src/io/read-project.ts';

const folder = join(projectRoot, 'src/i18n/dictionaries');
const dictionaries = new Map(
  readdirSync(folder).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Dictionary,
  ]),
);
const complete = dictionaries.get('nl') ?? {};

/** Keys with their texts: `page.skip`, plural forms as one key that ends in `_`. */
function entries(words: Dictionary, above = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[above + key, value]] : entries(value, `${above}${key}.`),
  );
}
const isPlural = (key: string) => /_(?:zero|one|two|few|many|other)$/.test(key);
const keysOf = (words: Dictionary) =>
  new Set(entries(words).map(([key]) => (isPlural(key) ? key.replace(/_[a-z]+$/, '_') : key)));
const valuesOf = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each([...dictionaries])('the dictionary %s', (locale, words) => {
  const texts = new Map(entries(words));

  test('has the keys of the Dutch one, no more and no fewer', () => {
    expect([...keysOf(words)].sort()).toEqual([...keysOf(complete)].sort());
  });

  test('has every plural form of its language', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const stems = new Set([...keysOf(words)].filter((key) => key.endsWith('_')));
    expect(stems.size).toBeGreaterThan(5);
    for (const stem of stems) {
      for (const category of pluralCategories) {
        expect(texts.has(stem + category), stem + category).toBe(true);
      }
    }
  });

  test('puts in the same values', () => {
    for (const [key, text] of entries(complete)) {
      const other = texts.get(key);
      if (other !== undefined) expect(valuesOf(other), key).toEqual(valuesOf(text));
    }
  });

  test('has no empty text, and counts', () => {
    for (const [key, text] of texts) expect(text.trim(), key).not.toBe('');
    const t = createTranslator(locale, words);
    expect(t('versions.words', { count: 1 })).not.toBe(t('versions.words', { count: 2 }));
    expect(t('versions.words', { count: 1979 })).toContain(
      new Intl.NumberFormat(locale).format(1979),
    );
  });
});

/** The type check refuses a key that is missing or misspelt: without it, these lines would not need to be expected. */
export function refused(t: ReturnType<typeof createTranslator>): string[] {
  return [
    // @ts-expect-error a misspelt key
    t('page.skp'),
    // @ts-expect-error a key that is not there
    t('page.nothing'),
  ];
}
