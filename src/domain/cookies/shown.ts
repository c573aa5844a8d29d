import type { Project, Version } from '../project.ts';
import type { ShownRegister } from '../statement.ts';
import { registerOf } from './register.ts';
import { cookieTable } from './table.ts';
import type { CookieReader } from './table.ts';

/** The register of a version as its text shows it in a language; nothing when it was sealed without one. */
export function shownRegister(
  version: Version,
  project: Pick<Project, 'config' | 'dictionaries' | 'versions'>,
  locale: string,
): ShownRegister | undefined {
  const source = registerOf(version, project.versions);
  if (!source) return undefined;
  return {
    cookieTable: cookieTable(source.register, cookieReader(project, locale)),
    key: `${source.sha256} ${locale}`,
  };
}

/** For whom the registers of a project are put into words in a language. */
export function cookieReader(
  { config, dictionaries }: Pick<Project, 'config' | 'dictionaries'>,
  locale: string,
): CookieReader {
  const words = dictionaries[locale]?.['cookies'];
  return {
    locale,
    lang: config.locales[locale]?.lang ?? locale,
    prevailing: config.prevailing,
    word: (key) => {
      const word = typeof words === 'object' ? words[key] : undefined;
      return typeof word === 'string' ? word : key;
    },
  };
}
