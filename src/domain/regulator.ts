import { inLocale } from './locales.ts';
import { linkedAddress } from './postal-address.ts';
import type { Regulator, Site, SiteConfig } from './schema/index.ts';

/** A supervisory authority as a reader of one language meets it. */
export interface KnownRegulator extends Omit<Regulator, 'name' | 'url'> {
  readonly name: string;
  readonly url: string;
}

/** The supervisory authority of a site, in a reader's language. Throws when the configuration has none. */
export function regulatorOf(
  { regulators, prevailing }: Pick<SiteConfig, 'regulators' | 'prevailing'>,
  { regulator: id }: Pick<Site, 'regulator'>,
  locale: string,
): KnownRegulator {
  const regulator = regulators[id];
  if (!regulator) throw new Error(`No regulator ${id}`);
  const { name, url } = regulator;
  return {
    ...regulator,
    name: inLocale(name, locale, prevailing),
    url: inLocale(url, locale, prevailing),
  };
}

/** A supervisory authority in the words of schema.org. */
export function linkedRegulator({ name, url, email, address }: KnownRegulator) {
  return {
    '@type': 'GovernmentOrganization',
    '@id': `${url}#regulator`,
    name,
    url,
    ...(email !== undefined && { email }),
    ...(address && { address: linkedAddress(address) }),
  };
}
