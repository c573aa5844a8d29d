import { describe, expect, it } from 'vitest';
import { parseLink } from '../../src/domain/links.ts';
import { rightIds } from '../../src/domain/rights/rights.ts';
import type { RightId } from '../../src/domain/rights/rights.ts';
import { createRoutes } from '../../src/domain/routes.ts';

describe.each([
  { base: '/', root: '/' },
  { base: '/privacy', root: '/privacy/' },
])('routes under $base', ({ base, root }) => {
  const routes = createRoutes({ url: 'https://sample.example', base });
  const words = {
    versions: 'versies',
    changes: 'wijzigingen',
    on: 'op',
    since: 'sinds',
    proof: 'bewijs',
    search: 'zoeken',
    date: 'datum',
    from: 'van',
    to: 'tot',
    glance: 'oogopslag',
    rights: 'rechten',
    right: Object.fromEntries(rightIds.map((id) => [id, id])) as Record<RightId, string>,
  };

  it.each([
    [routes.home(), ''],
    [routes.statement('nl'), 'nl/'],
    [routes.section('nl', 'uw-rechten'), 'nl/uw-rechten/'],
    [routes.version('nl', words, '2020-02-25'), 'nl/versies/2020-02-25/'],
    [routes.versionSection('nl', words, '2020-02-25', 'cookies'), 'nl/versies/2020-02-25/cookies/'],
    [routes.right('nl', words, 'access'), 'nl/rechten/access/'],
    [routes.blankLetter('nl', words, 'access'), 'nl/rechten/access.txt'],
    [
      routes.redline('nl', words, '2020-02-25', '2026-11-23'),
      'nl/wijzigingen/2020-02-25/2026-11-23/',
    ],
    [routes.on('nl', words), 'nl/versies/op/'],
    [routes.search('nl', words), 'nl/zoeken/'],
    [routes.searchData('nl', words), 'nl/zoeken.json'],
    [routes.searchText('nl', words), 'nl/zoeken/text/'],
    [routes.searchHistory('nl', words), 'nl/zoeken/history/'],
    [routes.feed('nl'), 'nl/feed.xml'],
    [routes.versionsData('nl', words), 'nl/versies.json'],
    [routes.versionData('nl', words, '2020-02-25'), 'nl/versies/2020-02-25.json'],
    [routes.markdown(routes.statement('nl')), 'nl.md'],
    [routes.markdown(routes.section('nl', 'uw-rechten')), 'nl/uw-rechten.md'],
    [routes.file('robots.txt'), 'robots.txt'],
  ])('%s', (path, expected) => {
    expect(path).toBe(root + expected);
    expect(routes.absolute(path)).toBe(`https://sample.example${root}${expected}`);
  });
});

describe('parseLink', () => {
  it.each([
    ['#rights', { kind: 'anchor', id: 'rights' }],
    ['page:about', { kind: 'page', id: 'about' }],
    ['https://example.org/x', { kind: 'external', url: 'https://example.org/x' }],
    ['mailto:a@b.example', { kind: 'external', url: 'mailto:a@b.example' }],
    ['tel:+32 3 123', { kind: 'external', url: 'tel:+32 3 123' }],
    ['http://example.org', { kind: 'unknown' }],
    ['/nl/', { kind: 'unknown' }],
    ['javascript:alert(1)', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%s', (target, expected) => {
    expect(parseLink(target)).toEqual(expected);
  });
});
