import { describe, expect, it } from 'vitest';
import { atomFeed } from '../../src/domain/feed.ts';
import { atomErrors } from '../atom/errors.ts';

describe('atomFeed', () => {
  const feed = atomFeed({
    title: 'A & B',
    lang: 'nl-BE',
    author: 'A',
    url: 'https://a.example/feed.xml',
    home: 'https://a.example/versies/',
    authority: 'a.example',
    entries: [
      {
        version: '2021-01-01',
        title: 'Tweede',
        summary: 'x < y',
        kind: { term: 'editorial', label: 'Bewoording & stijl' },
        url: 'https://a.example/2?a=1&b=2',
      },
      {
        version: '2020-01-01',
        title: '“Eerste” ]]>',
        summary: 'z',
        kind: { term: 'material', label: 'Wezenlijk' },
        url: 'https://a.example/1',
      },
    ],
  });

  it('has tag ids, true dates and no loose signs', () => {
    expect(feed).toContain('<id>tag:a.example,2020-01-01:version:nl-BE:2021-01-01</id>');
    expect(feed).toContain('<updated>2021-01-01T00:00:00Z</updated>');
    expect(feed).toContain('<title>A &#38; B</title>');
    expect(feed).toContain('<summary>x &#60; y</summary>');
    expect(feed).toContain('<category term="editorial" label="Bewoording &#38; stijl"/>');
    expect(feed.indexOf('Tweede')).toBeLessThan(feed.indexOf('Eerste'));
  });

  it('is valid by the schema of Atom', async () => {
    expect(await atomErrors(feed)).toEqual([]);
  });

  it.each([
    ['an id', /<id>.*<\/id>/, ''],
    ['the title of an entry', /<title>Tweede<\/title>/, ''],
    ['a true date', /2021-01-01T00:00:00Z/, '2021-01-01'],
    ['the address of a link', /href="[^"]*"/, ''],
    ['a language tag', 'xml:lang="nl-BE"', 'xml:lang="nl_BE"'],
    ['an author with a name', /<name>.*<\/name>/, ''],
    ['known elements only', '<summary>', '<description/><summary>'],
    ['an end', '</feed>', ''],
  ])('would not be without %s', async (_what, there, instead) => {
    const broken = feed.replace(there, instead);
    expect(broken).not.toBe(feed);
    expect(await atomErrors(broken)).not.toEqual([]);
  });
});
