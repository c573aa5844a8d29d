import type { SiteConfig } from './schema/index.ts';

/** Sites and languages, as far as it matters here who speaks to whom. */
export type SiteSet = Pick<SiteConfig, 'sites' | 'locales'>;

/** The one site that search engines should show a language or region. */
export interface Owner {
  readonly site: string;
  readonly locale: string;
  /** What the owner answers to: `nl-BE`, or the bare `en` for readers anywhere. */
  readonly hreflang: string;
}

/** A page's address in another language or for another region; `x-default` for everybody else. */
export interface Alternate {
  readonly hreflang: string;
  readonly url: string;
}

/** What a page says of itself and of the pages that say the same. */
export interface PageAlternates {
  /** The address that search engines should show for this text in this language. */
  readonly canonical: string;
  /** All addresses of the page, its own included; none where the page is not canonical or stands alone. */
  readonly alternates: readonly Alternate[];
}

/**
 * Which site owns which language or region. A text belongs to the site of its own region (`nl-BE` to the site with
 * `region: BE`). The first site without a region speaks to the rest of the world: it owns its default language whatever
 * the region, and every language that no regional site offers.
 */
export function ownersOf(config: SiteSet): Owner[] {
  const { sites, locales } = config;
  const tags = Object.values(locales).map(({ lang }) => lang);
  return Object.entries(locales).flatMap(([locale, { lang }]) => {
    const [language = lang, region] = lang.split('-');
    const offering = Object.entries(sites).filter(([, site]) => site.locales.includes(locale));
    const regional = offering.find(([, site]) => region !== undefined && site.region === region);
    const world = worldSite(config);
    const speaksToAll = world?.[1].defaultLocale === locale && !tags.includes(language);
    const general = offering.find(([id]) => id === world?.[0] && (speaksToAll || !regional));
    const owners = [
      ...(general ? [{ site: general[0], hreflang: speaksToAll ? language : lang }] : []),
      ...(regional ? [{ site: regional[0], hreflang: lang }] : []),
    ];
    const [first] = offering;
    if (owners.length === 0 && first) owners.push({ site: first[0], hreflang: lang });
    return owners.map((owner) => ({ ...owner, locale }));
  });
}

/** The site for readers anywhere. */
function worldSite({ sites }: SiteSet): [string, SiteConfig['sites'][string]] | undefined {
  return Object.entries(sites).find(([, { region }]) => region === undefined);
}

/**
 * Canonical address and alternates of a page.
 *
 * @param here where the page stands.
 * @param addressAt its absolute address on a site in a language; nothing where it does not exist there.
 */
export function alternatesOf(
  config: SiteSet,
  here: { readonly site: string; readonly locale: string },
  addressAt: (site: string, locale: string) => string | undefined,
): PageAlternates {
  const owners = ownersOf(config).flatMap((owner) => {
    const url = addressAt(owner.site, owner.locale);
    return url === undefined ? [] : [{ ...owner, url }];
  });
  const isHere = ({ site, locale }: Owner) => site === here.site && locale === here.locale;
  // The owner for readers anywhere stands before the regional one.
  const canonical = owners.find(isHere) ?? owners.find(({ locale }) => locale === here.locale);
  const own = canonical?.url ?? addressAt(here.site, here.locale) ?? '';
  if (!canonical || !isHere(canonical) || owners.length === 1)
    return { canonical: own, alternates: [] };
  const others = everybodyElse(config);
  const fallback = owners.find(
    ({ site, locale }) => site === others.site && locale === others.locale,
  );
  return {
    canonical: own,
    alternates: [
      ...owners.map(({ hreflang, url }) => ({ hreflang, url })),
      ...(fallback ? [{ hreflang: 'x-default', url: fallback.url }] : []),
    ],
  };
}

/** Whose page readers get whose language and region nobody owns: the default language of the site for the rest of the world. */
function everybodyElse(config: SiteSet): { site: string; locale: string } {
  const [id, site] = worldSite(config) ?? Object.entries(config.sites)[0] ?? [];
  const locale = site?.defaultLocale ?? '';
  const owners = ownersOf(config).filter((owner) => owner.locale === locale);
  return owners.find((owner) => owner.site === id) ?? owners[0] ?? { site: id ?? '', locale };
}
