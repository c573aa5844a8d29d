import { fileTop } from '../domain/issue.ts';
import type { Issue } from '../domain/issue.ts';
import { placeInYaml } from '../domain/schema/index.ts';
import { completeManifest, versionInForce } from '../domain/versions.ts';
import type { Check } from './check.ts';

/** A folder of texts belongs to a locale of the site, and every locale has its interface words. */
export const localesKnown: Check = ({ project, today }) => {
  const { config, configFile, configText, working, pages, dictionaries } = project;
  const known = Object.keys(config.locales);
  const unknown = (locale: string, file: string): Issue => ({
    rule: 'locale/unknown',
    severity: 'error',
    file,
    place: fileTop,
    message: `\`${locale}\` is not a locale of this organisation.`,
    expected: `one of ${known.join(', ')}`,
    fix: `add \`${locale}\` under \`locales\` in ${configFile}, or rename the folder`,
  });
  /** A text of each locale that has any. */
  const files = new Map<string, string>();
  for (const [locale, sections] of working) {
    const [first] = sections.values();
    if (first) files.set(locale, first.file);
  }
  for (const { locale, file } of pages) files.set(locale, file);
  const inForce = versionInForce(project.versions, today);
  const texts = inForce && completeManifest(inForce).sections;
  const used = new Set(Object.values(config.sites).flatMap(({ locales }) => locales));
  const withoutText = [...used].filter((locale) =>
    texts?.every((section) => !(locale in section.texts)),
  );
  return [
    ...withoutText.map((locale): Issue => ({
      rule: 'locale/no-text',
      severity: 'warning',
      file: configFile,
      place: placeInYaml(configText, ['sites']),
      message: `A site offers \`${locale}\`, and the version in force has no text in it: readers get the ${config.prevailing} one.`,
      expected: `texts in content/statement/${locale}, published`,
      fix: `take \`${locale}\` out of \`sites\`, or translate and publish`,
    })),
    ...[...files]
      .filter(([locale]) => !known.includes(locale))
      .map(([locale, file]) => unknown(locale, file)),
    ...known
      .filter((locale) => !(locale in dictionaries))
      .map((locale): Issue => ({
        rule: 'locale/words',
        severity: 'error',
        file: configFile,
        place: placeInYaml(configText, ['locales', locale]),
        message: `The locale \`${locale}\` has no interface words.`,
        expected: `a dictionary src/i18n/dictionaries/${locale}.json or content/dictionaries/${locale}.yaml`,
        fix: 'copy the one of another language and translate its values',
      })),
  ];
};
