import { describe, expect, it } from 'vitest';
import { addressLines, linkedAddress } from '../../src/domain/postal-address.ts';

const plain = { street: 'Straat 1', postalCode: 'A1 2BC', locality: 'Plaats' };
const address = { ...plain, region: 'Streek' };

describe('a postal address', () => {
  it.each([
    ['BE', ['Straat 1', 'A1 2BC Plaats', 'Streek', 'Belgium']],
    ['FR', ['Straat 1', 'A1 2BC Plaats', 'Streek', 'France']],
    ['GB', ['Straat 1', 'Plaats', 'Streek', 'A1 2BC', 'United Kingdom']],
    ['IE', ['Straat 1', 'Plaats', 'Streek', 'A1 2BC', 'Ireland']],
    ['US', ['Straat 1', 'Plaats Streek A1 2BC', 'United States']],
  ])('stands in the order of its country, %s', (country, lines) => {
    expect(addressLines({ ...address, country }, 'en-GB')).toEqual(lines);
  });

  it('needs no region, and names the country in the reader’s language', () => {
    expect(addressLines({ ...plain, country: 'GB' }, 'nl-BE')).toEqual([
      ...['Straat 1', 'Plaats', 'A1 2BC', 'Verenigd Koninkrijk'],
    ]);
    expect(addressLines({ ...plain, country: 'BE' }, 'fr-BE')).toEqual([
      ...['Straat 1', 'A1 2BC Plaats', 'Belgique'],
    ]);
    expect(linkedAddress({ ...plain, country: 'BE' })).not.toHaveProperty('addressRegion');
  });

  it('is told in the words of schema.org', () => {
    expect(linkedAddress({ ...address, country: 'GB' })).toEqual({
      '@type': 'PostalAddress',
      streetAddress: 'Straat 1',
      postalCode: 'A1 2BC',
      addressLocality: 'Plaats',
      addressRegion: 'Streek',
      addressCountry: 'GB',
    });
  });
});
