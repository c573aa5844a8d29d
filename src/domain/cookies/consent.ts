import type { IsoDate } from '../dates.ts';
import { inLocale } from '../locales.ts';
import type { Project, Version } from '../project.ts';
import type { CookieEntry } from '../schema/index.ts';
import { showsRegister } from '../statement.ts';
import { completeManifest, sectionsOf } from '../versions.ts';
import { lifetimeInDays } from './lifetime.ts';
import { governingVersion, registerOf } from './register.ts';
import { cookieReader } from './shown.ts';
import { cookieRow } from './table.ts';
import type { CookieRow } from './table.ts';

/** Interface words of the privacy preferences: the block `preferences` of a dictionary. */
export type PreferenceWords = Readonly<Record<string, string>>;

/** All that the script of the privacy preferences knows: made from the register and the dictionaries, nothing else. */
export interface ConsentSettings {
  /** The version whose register governs. */
  readonly version: IsoDate;
  /** Grows when readers must be asked again. */
  readonly revision: number;
  readonly cookie: { readonly name: string; readonly days: number };
  readonly purposes: readonly ConsentPurpose[];
  readonly defaultLocale: string;
  readonly locales: Readonly<Record<string, ConsentTexts>>;
}

export interface ConsentPurpose {
  readonly id: string;
  readonly necessary: boolean;
  /** What is removed when consent is withdrawn. */
  readonly kept: readonly Pick<CookieEntry, 'name' | 'kind'>[];
}

/** The privacy preferences in one language; purposes in the order of `ConsentSettings`. */
export interface ConsentTexts {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: PreferenceWords;
  /** Column headings of the cookies. */
  readonly columns: Readonly<Record<Exclude<keyof CookieRow, 'example'>, string>>;
  /** Address of the page that explains the choices, complete. */
  readonly page: string;
  readonly purposes: readonly {
    readonly name: string;
    readonly text: string;
    readonly cookies: readonly CookieRow[];
  }[];
}

/**
 * The settings of a site's privacy preferences on a day; nothing when no version has a register.
 *
 * @param page address of the page about the preferences in a language.
 */
export function consentSettings(
  project: Project,
  site: { readonly locales: readonly string[]; readonly defaultLocale: string },
  today: IsoDate,
  page: (locale: string) => string,
): ConsentSettings | undefined {
  const governing = governingVersion(project, today);
  const register = governing && registerOf(governing, project.versions)?.register;
  if (!register) return undefined;
  const { purposes, cookies, choice } = register;
  const cookiesFor = (purpose: string) => cookies.filter((entry) => entry.purpose === purpose);
  const own = cookies.find(({ name }) => name === choice);
  const textsIn = (locale: string): ConsentTexts => {
    const { config, dictionaries } = project;
    const reader = cookieReader(project, locale);
    const { lang, prevailing, word } = reader;
    return {
      lang,
      dir: config.locales[locale]?.dir ?? 'ltr',
      words: wordsOf(dictionaries[locale]?.['preferences']),
      columns: {
        name: word('name'),
        purpose: word('purpose'),
        use: word('use'),
        provider: word('provider'),
        lifetime: word('lifetime'),
        data: word('data'),
      },
      page: page(locale),
      purposes: purposes.map(({ id, name, text }) => ({
        name: inLocale(name, locale, prevailing),
        text: inLocale(text, locale, prevailing),
        cookies: cookiesFor(id).map((entry) => cookieRow(entry, register, reader)),
      })),
    };
  };
  return {
    version: governing.date,
    revision: consentRevision(project.versions, governing),
    cookie: { name: choice, days: own ? lifetimeInDays(own.lifetime) : 0 },
    purposes: purposes.map(({ id, necessary }) => ({
      id,
      necessary,
      kept: cookiesFor(id).map(({ name, kind }) => ({ name, kind })),
    })),
    defaultLocale: site.defaultLocale,
    locales: Object.fromEntries(site.locales.map((locale) => [locale, textsIn(locale)])),
  };
}

/**
 * A number that grows when a choice made earlier does not count any more: the date of the last version, up to the one
 * that governs, that brought the first register, or that was material and touched what it or the text around it says.
 */
export function consentRevision(versions: readonly Version[], governing: Version): number {
  const asking = versions.filter((version, index) => {
    if (version.date > governing.date || !registerOf(version, versions)) return false;
    const before = versions[index - 1];
    if (!before || !registerOf(before, versions)) return true;
    return (
      version.manifest.kind === 'material' &&
      aboutCookies(version, versions) !== aboutCookies(before, versions)
    );
  });
  return Number((asking.at(-1) ?? governing).date.replaceAll('-', ''));
}

/** Hashes of what a version says about cookies: its register, and the sections that show it. */
function aboutCookies(version: Version, versions: readonly Version[]): string {
  const locales = new Set(
    completeManifest(version).sections.flatMap(({ texts }) => Object.keys(texts)),
  );
  const sections = [...locales]
    .sort()
    .flatMap((locale) => sectionsOf(version, { versions }, locale))
    .filter(({ source }) => showsRegister(source))
    .map(({ source }) => source.sha256);
  return [version.manifest.cookies?.sha256, ...sections].join(' ');
}

function wordsOf(block: Project['dictionaries'][string][string] | undefined): PreferenceWords {
  const entries = typeof block === 'object' ? Object.entries(block) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
