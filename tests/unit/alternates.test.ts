import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alternatesOf, ownersOf } from '../../src/domain/alternates.ts';
import type { SiteSet } from '../../src/domain/alternates.ts';
import { checkAlternates, readPage } from '../../src/domain/audit/index.ts';
import type { AuditedSite } from '../../src/domain/audit/index.ts';
import { preferredLocale } from '../../src/domain/preferred-locale.ts';

const locale = (lang: string) => ({ lang, name: lang, dir: 'ltr' as const });
const site = (locales: string[], region?: string) => ({
  url: `https://${region?.toLowerCase() ?? 'com'}.example`,
  base: '/',
  locales,
  defaultLocale: locales[0] ?? '',
  regulator: 'one',
  ...(region && { region }),
});
const three: SiteSet = {
  locales: { nl: locale('nl-BE'), fr: locale('fr-BE'), en: locale('en-GB') },
  sites: {
    be: site(['nl', 'fr', 'en'], 'BE'),
    com: site(['en', 'nl', 'fr']),
    uk: site(['en'], 'GB'),
  },
};
const addressAt = (id: string, language: string) => `https://${id}.example/${language}/`;

describe('who owns which language', () => {
  test('three sites, three languages', () => {
    expect(ownersOf(three)).toEqual([
      { site: 'be', locale: 'nl', hreflang: 'nl-BE' },
      { site: 'be', locale: 'fr', hreflang: 'fr-BE' },
      { site: 'com', locale: 'en', hreflang: 'en' },
      { site: 'uk', locale: 'en', hreflang: 'en-GB' },
    ]);
  });

  test('a language that no regional site has stays with the site for the rest of the world', () => {
    const sites = { com: site(['en', 'de']), uk: site(['en'], 'GB') };
    const locales = { en: locale('en-GB'), de: locale('de-DE') };
    expect(ownersOf({ sites, locales })).toEqual([
      { site: 'com', locale: 'en', hreflang: 'en' },
      { site: 'uk', locale: 'en', hreflang: 'en-GB' },
      { site: 'com', locale: 'de', hreflang: 'de-DE' },
    ]);
  });

  test('without a site for the rest of the world, the first one that has a language owns it', () => {
    const sites = { be: site(['nl', 'en'], 'BE'), nl: site(['nl', 'en'], 'NL') };
    const locales = { nl: locale('nl-BE'), en: locale('en-GB') };
    expect(ownersOf({ sites, locales })).toEqual([
      { site: 'be', locale: 'nl', hreflang: 'nl-BE' },
      { site: 'be', locale: 'en', hreflang: 'en-GB' },
    ]);
  });
});

describe('alternates of a page', () => {
  test('name every owner, and for everybody else the English page for readers anywhere', () => {
    const { canonical, alternates } = alternatesOf(three, { site: 'be', locale: 'fr' }, addressAt);
    expect(canonical).toBe('https://be.example/fr/');
    expect(alternates).toEqual([
      { hreflang: 'nl-BE', url: 'https://be.example/nl/' },
      { hreflang: 'fr-BE', url: 'https://be.example/fr/' },
      { hreflang: 'en', url: 'https://com.example/en/' },
      { hreflang: 'en-GB', url: 'https://uk.example/en/' },
      { hreflang: 'x-default', url: 'https://com.example/en/' },
    ]);
  });

  test.each([
    ['be', 'en', 'https://com.example/en/'],
    ['com', 'nl', 'https://be.example/nl/'],
    ['com', 'fr', 'https://be.example/fr/'],
  ])('%s in %s leaves its place to the owner', (here, language, canonical) => {
    expect(alternatesOf(three, { site: here, locale: language }, addressAt)).toEqual({
      canonical,
      alternates: [],
    });
  });

  test('a page in one language on one site has none', () => {
    const only = { locales: { nl: locale('nl-BE') }, sites: { one: site(['nl']) } };
    expect(alternatesOf(only, { site: 'one', locale: 'nl' }, addressAt).alternates).toEqual([]);
  });

  test('a page that is missing somewhere is no alternate there', () => {
    const some = (id: string, language: string) =>
      language === 'fr' ? undefined : addressAt(id, language);
    const { alternates } = alternatesOf(three, { site: 'be', locale: 'nl' }, some);
    expect(alternates.map(({ hreflang }) => hreflang)).toEqual([
      'nl-BE',
      'en',
      'en-GB',
      'x-default',
    ]);
  });
});

/** The pages of some sites as their alternates make them, each with what it says in its head. */
function built(config: SiteSet): AuditedSite[] {
  return Object.entries(config.sites).map(([id, { url, base, locales }]) => {
    const pages = locales.map((language) => {
      const { canonical, alternates } = alternatesOf(
        config,
        { site: id, locale: language },
        (other, its) => `${config.sites[other]?.url ?? ''}/${its}/`,
      );
      const links = alternates.map(
        (other) => `<link rel="alternate" hreflang="${other.hreflang}" href="${other.url}">`,
      );
      const html = `<link rel="canonical" href="${canonical}">${links.join('')}`;
      return readPage(`${id}/${language}`, `/${language}/`, new TextEncoder().encode(html));
    });
    return { id, url, base, pages, files: new Set() };
  });
}

const anySites: fc.Arbitrary<SiteSet> = fc
  .uniqueArray(fc.constantFrom('nl-BE', 'nl-NL', 'fr-BE', 'fr-FR', 'en-GB', 'en-US', 'fr', 'de'), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((langs) => {
    const ids = langs.map((lang) => lang.toLowerCase());
    const locales = Object.fromEntries(langs.map((lang) => [lang.toLowerCase(), locale(lang)]));
    const one = fc.record({
      locales: fc.subarray(ids, { minLength: 1 }),
      region: fc.constantFrom(undefined, 'BE', 'FR', 'GB'),
    });
    return fc.array(one, { minLength: 1, maxLength: 4 }).map((sites) => ({
      locales,
      sites: Object.fromEntries(
        sites.map((made, index) => [
          `s${index}`,
          { ...site(made.locales, made.region), url: `https://s${index}.example` },
        ]),
      ),
    }));
  });

describe('the audit of built sites', () => {
  test('finds nothing in what the sites say of each other, whichever they are', () => {
    fc.assert(
      fc.property(anySites, (config) => {
        expect(checkAlternates(built(config))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  const html = (sites: AuditedSite[], id: string, path: string, text: string) =>
    sites.map((audited) => ({
      ...audited,
      pages: audited.pages.map((page) =>
        audited.id === id && page.path === path
          ? readPage(page.file, page.path, new TextEncoder().encode(text))
          : page,
      ),
    }));

  test('finds a page that does not lead back', () => {
    const silent = '<link rel="canonical" href="https://gb.example/en/">';
    expect(checkAlternates(html(built(three), 'uk', '/en/', silent))).toContainEqual(
      expect.objectContaining({ message: 'https://gb.example/en/ (en-GB) does not lead back.' }),
    );
  });

  test('finds a text that is canonical in two places', () => {
    const proud = '<link rel="canonical" href="https://com.example/nl/">';
    expect(checkAlternates(html(built(three), 'com', '/nl/', proud))).toEqual([
      expect.objectContaining({
        file: 'com/nl',
        message: 'https://be.example/nl/ is canonical for the same text.',
      }),
    ]);
  });

  test('finds a canonical address that is not there', () => {
    const lost = '<link rel="canonical" href="https://be.example/gone/">';
    expect(checkAlternates(html(built(three), 'com', '/nl/', lost))).toEqual([
      expect.objectContaining({
        message: 'Its canonical address https://be.example/gone/ does not name itself.',
      }),
    ]);
  });
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['fr', 'fr'],
  ['fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
  ['en;q=0.5, nl;q=0.7', 'nl'],
  ['de, pt;q=0.9, en-US;q=0.1', 'en'],
  ['nl;q=0, en;q=0.2', 'en'],
  ['fry', undefined],
  ['*', undefined],
])('a browser that asks for %j gets %j', (header, expected) => {
  expect(preferredLocale(header, ['nl', 'fr', 'en'])).toBe(expected);
});
