import { describe, expect, test } from 'vitest';
import {
  caddyfile,
  headerPolicy,
  headersFor,
  homeRedirects,
  netlifyHeaders,
  netlifyRedirects,
  nginxServer,
  servableRedirects,
} from '../../src/domain/hosting/index.ts';
import type { HeaderPolicy, Redirect } from '../../src/domain/hosting/index.ts';
import { createRoutes } from '../../src/domain/routes.ts';

const atRoot = {
  id: 'one',
  url: 'https://example.org',
  base: '/',
  locales: ['nl'],
  defaultLocale: 'nl',
};
const underBase = { ...atRoot, id: 'two', base: '/privacy' };
const sites = [atRoot, underBase];
const pathsOf = (base: string) =>
  [
    '',
    'nl/',
    'nl/feed.xml',
    'nl/versies.json',
    'assets/a.css',
    'assets/b.json',
    'favicon.svg',
    '404.html',
  ].map((path) => (base === '/' ? '/' : `${base}/`) + path);

describe('header policy', () => {
  test.each(['/', '/privacy'])(
    'lets other hosts include the privacy preferences, under %s',
    (base) => {
      const site = { ...atRoot, base };
      const policy = headerPolicy(site);
      expect(headersFor(policy, createRoutes(site).preferences())).toMatchObject({
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': 'public, max-age=0, must-revalidate',
      });
      expect(headersFor(policy, createRoutes(site).file('assets/page.js'))).toMatchObject({
        'Cross-Origin-Resource-Policy': 'same-origin',
      });
    },
  );

  const page = headersFor(headerPolicy(atRoot), '/nl/');

  test('lets pages load their own files only, and nothing inline', () => {
    expect(page['Content-Security-Policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
        "frame-ancestors 'none'; upgrade-insecure-requests",
    );
  });

  test('has every other header for pages', () => {
    expect(page).toMatchObject({
      'Strict-Transport-Security': 'max-age=63072000',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'public, max-age=0, must-revalidate',
    });
    expect(page).not.toHaveProperty('Cross-Origin-Embedder-Policy');
    expect(page).not.toHaveProperty('Access-Control-Allow-Origin');
  });

  test.each(['/assets/page.css', '/assets/page.js', '/favicon.svg'])(
    'gives %s nothing that only pages heed',
    (path) => {
      const part = headersFor(headerPolicy(atRoot), path);
      expect(Object.keys(page).filter((name) => !(name in part))).toEqual([
        ...(path.endsWith('.svg') ? [] : ['Content-Security-Policy']),
        'Permissions-Policy',
        'Cross-Origin-Opener-Policy',
      ]);
    },
  );

  test.each(['/assets/image.png', '/404.html', '/nl/searching/pagefind-worker.js'])(
    'has a policy for %s',
    (path) => {
      expect(headersFor(headerPolicy(atRoot), path)).toHaveProperty('Content-Security-Policy');
    },
  );

  test('lets a picture that is opened by itself run nothing', () => {
    expect(headersFor(headerPolicy(atRoot), '/assets/map.svg')).toMatchObject({
      'Content-Security-Policy': "default-src 'none'",
    });
  });

  test('switches features off, tracking first of all', () => {
    const features = page['Permissions-Policy']?.split(', ') ?? [];
    expect(features.every((feature) => /^[a-z-]+=\(\)$/.test(feature))).toBe(true);
    expect(features).toEqual([...new Set(features)].sort());
    expect(features).toEqual(
      expect.arrayContaining(['browsing-topics=()', 'camera=()', 'geolocation=()']),
    );
  });

  test('forces https only where the site has it', () => {
    for (const policy of [
      headerPolicy(atRoot, 'http'),
      headerPolicy({ ...atRoot, url: 'http://example.org' }),
    ]) {
      const headers = headersFor(policy, '/nl/');
      expect(headers).not.toHaveProperty('Strict-Transport-Security');
      expect(headers['Content-Security-Policy']).not.toContain('upgrade-insecure-requests');
    }
  });

  test.each([
    ['/', '/assets/page.abc123.css', '/nl/assets/page.css'],
    ['/privacy', '/privacy/assets/page.abc123.css', '/assets/page.abc123.css'],
  ])('under %s keeps hashed files for ever', (base, hashed, other) => {
    const policy = headerPolicy({ ...atRoot, base });
    expect(headersFor(policy, hashed)['Cache-Control']).toBe('public, max-age=31536000, immutable');
    expect(headersFor(policy, other)['Cache-Control']).toBe('public, max-age=0, must-revalidate');
  });

  test.each(['/nl/feed.xml', '/nl/versies.json', '/sitemap.xml'])('shares %s', (path) => {
    expect(headersFor(headerPolicy(atRoot), path)).toMatchObject({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });

  test('takes the pattern of a rule literally, but for its *', () => {
    const policy = [{ for: '/a.b/*.js', headers: { X: '1' } }];
    expect(headersFor(policy, '/a.b/c/d.js')).toEqual({ X: '1' });
    expect(headersFor(policy, '/axb/c.js')).toEqual({});
    expect(headersFor(policy, '/a.b/c.jsx')).toEqual({});
  });
});

describe('redirects', () => {
  test('lead from the front doors to the default language', () => {
    expect(homeRedirects(atRoot)).toEqual([{ from: '/', to: '/nl/', status: 302 }]);
    expect(homeRedirects(underBase)).toEqual([
      { from: '/', to: '/privacy/nl/', status: 302 },
      { from: '/privacy/', to: '/privacy/nl/', status: 302 },
    ]);
  });

  test('answer with and without a slash, and encode their targets', () => {
    expect(servableRedirects([{ from: '/nl/één/', to: '/nl/twéé/', status: 301 }])).toEqual([
      { from: '/nl/één/', to: '/nl/tw%C3%A9%C3%A9/', status: 301 },
      { from: '/nl/één', to: '/nl/tw%C3%A9%C3%A9/', status: 301 },
    ]);
  });

  test.each<[string, Partial<Redirect>]>([
    ['a line break', { from: '/a\n/b' }],
    ['a wildcard', { from: '/a/*' }],
    ['a variable', { from: '/$host' }],
    ['a quote', { to: '/"; evil' }],
    ['another host in disguise', { to: '//evil.example' }],
    ['a script', { to: 'javascript:alert(1)' }],
    ['itself', { from: '/a/', to: '/a/' }],
  ])('refuse %s', (_what, parts) => {
    const redirect: Redirect = { from: '/from/', to: '/to/', status: 301, ...parts };
    expect(() => servableRedirects([redirect])).toThrow(RangeError);
  });

  test('refuse two targets for one address', () => {
    const redirects: Redirect[] = [
      { from: '/a/', to: '/b/', status: 301 },
      { from: '/a', to: '/c/', status: 301 },
    ];
    expect(() => servableRedirects(redirects)).toThrow('“/a”');
  });
});

describe.each(sites)('_headers and _redirects of site $id', (site) => {
  const policy = headerPolicy(site);

  test.each(['Netlify', 'Cloudflare'])('%s reads the policy from it', (host) => {
    const rules = parseHeaders(netlifyHeaders(policy));
    for (const path of pathsOf(site.base)) {
      const read = host === 'Netlify' ? netlifyReads(rules, path) : cloudflareReads(rules, path);
      // What both hosts send of themselves.
      const byDefault = { 'Cache-Control': 'public, max-age=0, must-revalidate' };
      const wanted = headersFor(policy, path);
      // Netlify can take no header away.
      const remaining = host === 'Netlify' ? { ...headersFor(policy, '/'), ...wanted } : wanted;
      expect({ ...byDefault, ...read }, path).toEqual(remaining);
    }
  });

  test('says nothing of hosts’ defaults, so that no host can join them with ours', () => {
    const [everywhere] = parseHeaders(netlifyHeaders(policy));
    expect(everywhere?.set).not.toHaveProperty('Cache-Control');
  });

  test('redirects as the data says, without force', () => {
    const lines = netlifyRedirects(homeRedirects(site)).trimEnd().split('\n');
    expect(lines.map((line) => line.split(' '))).toEqual(
      servableRedirects(homeRedirects(site)).map(({ from, to, status }) => [
        from,
        to,
        String(status),
      ]),
    );
  });
});

describe('limits of hosts', () => {
  test('no more than 100 rules', () => {
    const rules = Array.from({ length: 101 }, (_, n) => ({
      for: `/${String(n)}`,
      headers: { X: '1' },
    }));
    expect(() => netlifyHeaders(rules)).toThrow('101 header rules');
    expect(() => netlifyHeaders(rules.slice(1))).not.toThrow();
  });

  test('no line beyond 2,000 characters, no second * in a path', () => {
    expect(() => netlifyHeaders([{ for: '/*', headers: { X: 'x'.repeat(2000) } }])).toThrow('2000');
    expect(() => netlifyHeaders([{ for: '/*/a/*', headers: { X: '1' } }])).toThrow('more than one');
  });

  test('no more than 2,000 redirects', () => {
    const redirects = Array.from({ length: 2001 }, (_, n) => ({
      from: `/${String(n)}`,
      to: '/to/',
      status: 301 as const,
    }));
    expect(() => netlifyRedirects(redirects)).toThrow('2001 redirects');
  });
});

describe('nginx', () => {
  const text = (site = atRoot, policy: HeaderPolicy = headerPolicy(site)) =>
    nginxServer(site, policy, homeRedirects(site));
  const lines = (value: string) => value.split('\n').map((line) => line.trim());

  test.each([
    'listen 80;',
    'listen [::]:80;',
    'server_name example.org;',
    'root "/var/www/one";',
    'server_tokens off;',
    'absolute_redirect off;',
    'gzip_static on;',
    'error_page 404 /404.html;',
    'location = "/" { return 302 "/nl/"; }',
    'set $header_cache_control "public, max-age=0, must-revalidate";',
    'add_header Referrer-Policy "no-referrer" always;',
    'add_header Cache-Control $header_cache_control always;',
    'add_header Vary "Accept-Encoding" always;',
  ])('says %s', (line) => {
    expect(lines(text())).toContain(line);
  });

  test('has each header once, all in the server block, none in a location', () => {
    const added = lines(text()).filter((line) => line.includes('add_header'));
    const names = added.map((line) => line.split(' ')[1]);
    expect(names).toEqual([...new Set(names)]);
    expect(added.every((line) => line.startsWith('add_header'))).toBe(true);
    const firstLocation = text().indexOf('\n    location ');
    expect(text().lastIndexOf('add_header')).toBeLessThan(firstLocation);
  });

  test('carries the base path and takes a rule for one more path', () => {
    const worker = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";
    const policy = [
      ...headerPolicy(underBase),
      { for: '/privacy/search/worker.js', headers: { 'Content-Security-Policy': worker } },
    ];
    expect(lines(text(underBase, policy))).toEqual(
      expect.arrayContaining([
        'error_page 404 /privacy/404.html;',
        'location = "/privacy/" { return 302 "/privacy/nl/"; }',
        String.raw`if ($uri ~ "^/privacy/search/worker\.js$") { set $header_content_security_policy "${worker}"; }`,
        'add_header Content-Security-Policy $header_content_security_policy always;',
      ]),
    );
  });

  test('listens and serves where it is told', () => {
    const options = { listen: ['127.0.0.1:8080'], root: '/srv/site' };
    const server = lines(nginxServer(atRoot, headerPolicy(atRoot), [], options));
    expect(server).toEqual(expect.arrayContaining(['listen 127.0.0.1:8080;', 'root "/srv/site";']));
    expect(server).not.toContain('listen 80;');
  });

  test.each(['"; evil', '$host', 'a\nb'])('refuses the header value %j', (value) => {
    expect(() => text(atRoot, [{ for: '/*', headers: { X: value } }])).toThrow(RangeError);
  });
});

describe('Caddy', () => {
  const lines = (site = atRoot) =>
    caddyfile(site, headerPolicy(site), homeRedirects(site))
      .split('\n')
      .map((line) => line.trim());

  test.each([
    'example.org {',
    'root * `/var/www/one`',
    'precompressed br gzip',
    'Referrer-Policy `no-referrer`',
    '@rule3 path_regexp `^/assets/.*$`',
    String.raw`@rule4 path_regexp ${'`'}^/assets/.*\.css$${'`'}`,
    'header @rule4 -Content-Security-Policy',
    'redir / `/nl/` 302',
    'rewrite * /404.html',
  ])('says %s', (line) => {
    expect(lines()).toContain(line);
  });

  test('carries the base path', () => {
    expect(lines(underBase)).toEqual(
      expect.arrayContaining(['redir /privacy/ `/privacy/nl/` 302', 'rewrite * /privacy/404.html']),
    );
  });

  test('refuses what could end a value', () => {
    const policy = [{ for: '/*', headers: { X: '` }' } }];
    expect(() => caddyfile(atRoot, policy, [])).toThrow(RangeError);
  });
});

interface ParsedRule {
  readonly path: string;
  readonly set: Record<string, string>;
  readonly unset: string[];
}

/** Reads a `_headers` file by the hosts' documented grammar. */
function parseHeaders(text: string): ParsedRule[] {
  const rules: ParsedRule[] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const rule = rules.at(-1);
    if (line.startsWith('/')) rules.push({ path: line, set: {}, unset: [] });
    else if (line.startsWith('! ')) rule?.unset.push(line.slice(2));
    else if (rule) {
      const colon = line.indexOf(':');
      rule.set[line.slice(0, colon)] = line.slice(colon + 1).trim();
    }
  }
  return rules;
}

function matching(rules: readonly ParsedRule[], path: string): ParsedRule[] {
  return rules.filter((rule) => {
    const [start = '', end] = rule.path.split('*');
    return end === undefined ? path === start : path.startsWith(start) && path.endsWith(end);
  });
}

/** The later rule wins; lines without a colon are skipped. */
function netlifyReads(rules: readonly ParsedRule[], path: string): Record<string, string> {
  return Object.assign({}, ...matching(rules, path).map(({ set }) => set)) as Record<
    string,
    string
  >;
}

/** Values of one header are joined, unless a rule takes the earlier ones away. */
function cloudflareReads(rules: readonly ParsedRule[], path: string): Record<string, string> {
  const read = new Map<string, string>();
  for (const { set, unset } of matching(rules, path)) {
    for (const name of unset) read.delete(name);
    for (const [name, value] of Object.entries(set)) {
      const earlier = read.get(name);
      read.set(name, earlier === undefined ? value : `${earlier}, ${value}`);
    }
  }
  return Object.fromEntries(read);
}
