import { regionName } from './locales.ts';
import type { Contact } from './schema/index.ts';

export type PostalAddress = Contact['address'];

/** Countries whose posts want the code below the place, and those that want it behind the place. */
const CODE_BELOW = new Set(['GB', 'GG', 'IE', 'IM', 'JE']);
const CODE_BEHIND = new Set(['AU', 'CA', 'US']);

/**
 * An address as it stands on a letter, in the order of its country's post.
 *
 * @param lang BCP 47 tag of the reader, for the country's name.
 */
export function addressLines(address: PostalAddress, lang: string): string[] {
  const { street, postalCode, locality, region = '', country } = address;
  const place = CODE_BELOW.has(country)
    ? [locality, region, postalCode]
    : CODE_BEHIND.has(country)
      ? [[locality, region, postalCode].filter(Boolean).join(' ')]
      : [`${postalCode} ${locality}`, region];
  return [street, ...place, regionName(country, lang)].filter(Boolean);
}

/** An address in the words of schema.org. */
export function linkedAddress({ street, postalCode, locality, region, country }: PostalAddress) {
  return {
    '@type': 'PostalAddress',
    streetAddress: street,
    postalCode,
    addressLocality: locality,
    ...(region !== undefined && { addressRegion: region }),
    addressCountry: country,
  };
}
