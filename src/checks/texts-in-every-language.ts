import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { Issue } from '../domain/issue.ts';
import type { Check } from './check.ts';

/** Labels in the settings (`{ nl: …, fr: … }`) are there in every language that a site offers. */
export const textsInEveryLanguage: Check = ({ project }) => {
  const { config, configFile, configText, outlineFile, outlineText, processing } = project;
  const { locales, prevailing, sites } = config;
  const wanted = [...new Set(Object.values(sites).flatMap((site) => site.locales))];
  const settings = [
    { file: configFile, text: configText },
    { file: outlineFile, text: outlineText },
    { file: project.rightsFile, text: project.rightsText },
    ...(processing ? [processing] : []),
  ];
  return settings.flatMap(({ file, text }) =>
    labels(text, prevailing, Object.keys(locales)).flatMap(({ texts, place }) => {
      const lacking = wanted.filter((locale) => !(locale in texts));
      if (lacking.length === 0) return [];
      const names = lacking.map((locale) => `\`${locale}\``).join(', ');
      return [
        {
          rule: 'locale/text-missing',
          severity: 'warning',
          file,
          place,
          message: `“${texts[prevailing] ?? ''}” is not there in ${names}: readers get the ${prevailing} words.`,
          expected: `a text in each of ${wanted.join(', ')}`,
          fix: `add ${names}`,
        } satisfies Issue,
      ];
    }),
  );
};

interface Label {
  readonly texts: Readonly<Record<string, string>>;
  readonly place: Issue['place'];
}

/** What a YAML text says once a language: maps of texts whose keys are locales, the prevailing one among them. */
function labels(text: string, prevailing: string, locales: readonly string[]): Label[] {
  const lineCounter = new LineCounter();
  const found: Label[] = [];
  visit(parseDocument(text, { lineCounter }), {
    Map: (_, map) => {
      const texts = textsOf(map);
      if (!texts || !(prevailing in texts)) return;
      if (!Object.keys(texts).every((key) => locales.includes(key))) return;
      // Somebody else's website need not speak every language.
      if (Object.values(texts).every((value) => /^https?:/.test(value))) return;
      const { line, col } = lineCounter.linePos(map.range?.[0] ?? 0);
      found.push({ texts, place: { line, column: col } });
    },
  });
  return found;
}

function textsOf({ items }: YAMLMap): Record<string, string> | undefined {
  const texts: Record<string, string> = {};
  for (const { key, value } of items) {
    if (!isScalar(key) || !isScalar(value)) return undefined;
    if (typeof value.value !== 'string') return undefined;
    texts[String(key.value)] = value.value;
  }
  return texts;
}
