import { stringify } from 'yaml';
import type { FileWrite, Plan } from './plan.ts';

/** What an organisation tells about itself when it starts. */
export interface NewOrganisation {
  readonly name: string;
  readonly legalName: string;
  readonly url: string;
  readonly email: string;
  readonly street: string;
  readonly postalCode: string;
  readonly locality: string;
  /** ISO 3166-1 alpha-2 code. */
  readonly country: string;
  /** Addresses of the sites by their ids. */
  readonly sites: Readonly<Record<string, URL>>;
  /** Languages of the sites; the first one prevails. */
  readonly locales: readonly [string, ...string[]];
}

/** What nobody has said yet; `check` finds it until somebody does. */
export const UNKNOWN = '[…]';

/** Languages that come with a skeleton, in themselves. */
export const skeletonLanguages: Readonly<Record<string, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
};

/** Where an organisation finds the name and the address of its supervisory authority. */
const AUTHORITIES = 'https://www.edpb.europa.eu/about-edpb/about-edpb/members_en';

/** An address that nobody has given yet; the settings take no text that is no address. */
const UNKNOWN_ADDRESS = `https://authority.example/${UNKNOWN}`;

/**
 * Plans a fresh `content/`: settings, a skeleton of the statement by articles 12 to 14 of the GDPR, a free page. All that
 * was there is kept aside.
 *
 * @param templates the skeleton in every language it comes in: `statement/nl/contact.mdx`, with `{{name}}` and the like
 *   for what the organisation says.
 * @param old all files of the content as it is.
 * @param aside folder for them, relative to `content/`.
 */
export function planInit(
  organisation: NewOrganisation,
  templates: readonly FileWrite[],
  old: readonly FileWrite[],
  aside: string,
): Plan {
  const { locales } = organisation;
  const isWanted = ({ path }: FileWrite) =>
    path === 'statement/statement.yaml' || locales.some((locale) => path.includes(`/${locale}/`));
  const made = [
    { path: 'site.yaml', text: siteText(organisation) },
    ...templates.filter(isWanted).map(({ path, text }) => ({
      path,
      text: path.endsWith('.yaml') ? onlyTitlesOf(text, locales) : filled(text, organisation),
    })),
  ];
  return {
    writes: [...made, ...old.map(({ path, text }) => ({ path: `${aside}/${path}`, text }))],
    removals: [...new Set(old.map(({ path }) => path.replace(/\/.*$/, '')))],
  };
}

/** A template with what the organisation says, in words that Markdown takes for nothing else. */
function filled(template: string, organisation: NewOrganisation): string {
  return template.replace(/\{\{(\w+)\}\}/g, (all, key: string) => {
    const value = (organisation as unknown as Record<string, unknown>)[key];
    if (typeof value !== 'string') return all;
    return value === UNKNOWN || key === 'email'
      ? value
      : value.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
  });
}

/** Titles in languages that nobody asked for go. */
function onlyTitlesOf(outline: string, locales: readonly string[]): string {
  return outline.replace(/^ {2}(\w+): .*\n/gm, (line, locale: string) =>
    locales.includes(locale) ? line : '',
  );
}

function siteText(organisation: NewOrganisation): string {
  const { name, legalName, url, email, street, postalCode, locality, country } = organisation;
  const { sites, locales } = organisation;
  const [prevailing] = locales;
  const part = (data: object) =>
    stringify(data, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true }).trimEnd();
  const perLocale = <Value>(value: (locale: string) => Value) =>
    Object.fromEntries(locales.map((locale) => [locale, value(locale)]));
  return [
    '# Who publishes the statement, and where. docs/editors/content.md explains every line.',
    part({
      organisation: {
        name,
        legalName,
        url,
        contact: { email, address: { street, postalCode, locality, country } },
      },
    }),
    '',
    part({
      locales: perLocale((locale) => ({
        lang: `${locale}-${country}`,
        name: skeletonLanguages[locale] ?? locale,
      })),
    }),
    '',
    '# The language that decides when translations differ.',
    part({ prevailing }),
    '',
    '# Your supervisory authority: its name, and the address of its website. They are all listed at',
    `# ${AUTHORITIES}`,
    part({
      regulators: {
        authority: { name: perLocale(() => UNKNOWN), url: perLocale(() => UNKNOWN_ADDRESS) },
      },
    }),
    '',
    part({
      sites: Object.fromEntries(
        Object.entries(sites).map(([id, address]) => [
          id,
          {
            url: address.origin,
            base: address.pathname.replace(/(?<=.)\/$/, ''),
            locales,
            defaultLocale: prevailing,
            regulator: 'authority',
          },
        ]),
      ),
    }),
    '',
  ].join('\n');
}
