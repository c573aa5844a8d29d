import { z } from 'astro/zod';
import { identifier, localeId, localised, text } from './primitives.ts';

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'a web address such as https://www.example.org',
});

/** ISO 3166-1 alpha-2 code; the name comes from the reader's language. */
const country = z.string().regex(/^[A-Z]{2}$/, 'a country code such as BE');

const postalAddress = z.strictObject({
  street: text,
  postalCode: text,
  locality: text,
  /** County or state, where it belongs in an address. */
  region: text.optional(),
  country,
});

const contact = z.strictObject({
  email: z.email({ error: 'an e-mail address such as mail@example.org' }),
  telephone: text.optional(),
  address: postalAddress,
});

const locale = z.strictObject({
  /** BCP 47 tag of the text: `nl-BE`. */
  lang: z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'a language tag such as nl-BE'),
  /** Name of the language in that language. */
  name: text,
  dir: z.enum(['ltr', 'rtl']).default('ltr'),
});

/** How much a finding weighs; `off`: not looked for. */
const severity = z.enum(['error', 'warning', 'off']);

const regulator = z.strictObject({
  name: localised,
  /** Its website in each language that it has one in. */
  url: z.record(localeId, webAddress),
  email: z.email({ error: 'an e-mail address such as mail@example.org' }).optional(),
  address: postalAddress.optional(),
});

const site = z.strictObject({
  /** Scheme and host: `https://example.org`. */
  url: webAddress.refine((url) => new URL(url).pathname === '/', {
    error: 'scheme and host only; the path goes in `base`',
  }),
  /** Path under which the site is served: `/` or `/privacy`. */
  base: z
    .string()
    .regex(
      /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/,
      'a path such as / or /privacy, without a slash at the end',
    )
    .default('/'),
  /** Its languages; nothing: all that are declared. */
  locales: z.array(localeId).min(1, 'at least one locale').optional(),
  defaultLocale: localeId,
  /** Country that the site is for, as in `nl-BE`; nothing: readers anywhere. */
  region: country.optional(),
  regulator: identifier,
  /** Where this site's contact differs from the organisation's. */
  contact: contact.partial().optional(),
});

/** What texts may name besides the above; `check` finds every other address, and names that a translation lacks. */
const known = z
  .strictObject({
    /** Domains of others, their subdomains included: `example.org`. */
    domains: z
      .array(z.string().regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'a domain such as example.org'))
      .default([]),
    emails: z.array(z.email({ error: 'an e-mail address such as mail@example.org' })).default([]),
    /** Names that are the same in every language. */
    names: z.array(text).default([]),
  })
  .prefault({});

/** `content/site.yaml`: everything about the organisation that is not the statement. */
export const siteConfig = z
  .strictObject({
    organisation: z.strictObject({ name: text, legalName: text, url: webAddress, contact }),
    locales: z.record(localeId, locale),
    /** The language that decides when translations differ. */
    prevailing: localeId,
    /** What `check` makes of translations of the working text. */
    translations: z
      .strictObject({ behind: severity.default('warning'), missing: severity.default('warning') })
      .prefault({}),
    regulators: z.record(identifier, regulator),
    sites: z.record(identifier, site),
    known,
  })
  .transform(({ sites, ...config }) => ({
    ...config,
    sites: Object.fromEntries(
      Object.entries(sites).map(([id, { locales, ...own }]) => [
        id,
        { ...own, locales: locales ?? Object.keys(config.locales) },
      ]),
    ),
  }))
  .superRefine((config, context) => {
    const known = (locale: string) => locale in config.locales;
    const refuse = (path: (string | number)[], message: string) => {
      context.addIssue({ code: 'custom', path, message });
    };
    const localeList = Object.keys(config.locales).join(', ');
    if (!known(config.prevailing)) refuse(['prevailing'], `one of the locales ${localeList}`);
    for (const [id, site] of Object.entries(config.sites)) {
      site.locales.forEach((locale, index) => {
        if (!known(locale))
          refuse(['sites', id, 'locales', index], `one of the locales ${localeList}`);
      });
      if (!site.locales.includes(site.defaultLocale)) {
        refuse(
          ['sites', id, 'defaultLocale'],
          `one of this site's locales ${site.locales.join(', ')}`,
        );
      }
      if (!Object.hasOwn(config.regulators, site.regulator)) {
        refuse(
          ['sites', id, 'regulator'],
          `one of the regulators ${Object.keys(config.regulators).join(', ')}`,
        );
      }
    }
  });

export type SiteConfig = z.output<typeof siteConfig>;
export type Organisation = SiteConfig['organisation'];
export type Locale = SiteConfig['locales'][string];
export type Regulator = SiteConfig['regulators'][string];
export type Site = SiteConfig['sites'][string];
export type Contact = Organisation['contact'];
