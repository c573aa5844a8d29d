import type { MovedSection } from '../moved-sections.ts';
import { createRoutes } from '../routes.ts';

/** What hosting needs to know of a site; every `Site` with its id is one. */
export interface HostedSite {
  readonly id: string;
  /** Scheme and host: `https://example.org`. */
  readonly url: string;
  /** `/` or `/privacy`. */
  readonly base: string;
  readonly locales: readonly string[];
  readonly defaultLocale: string;
  /** Addresses of sections that have others now. */
  readonly moved?: readonly MovedSection[];
}

/** Headers for some paths. Of two rules that name one header, the later in the policy wins. */
export interface HeaderRule {
  /** A path; one `*` in it stands for any characters, slashes included: `/assets/*`, `/*.json`. */
  readonly for: string;
  /** By name; `undefined` takes away what an earlier rule gave. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** Rules from the general to the particular; the first one covers every path. */
export type HeaderPolicy = readonly HeaderRule[];

/** What may load: this site's own files, and nothing inline. */
const contentSecurity = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

/** The worker that searches the full text runs WebAssembly, which no page may. */
const searchWorkerSecurity = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
];

/**
 * Browser features that tell of a reader or act for one, needed for nothing here. Only what Chromium knows: it complains of
 * others. And no more than matters, since every answer carries the list.
 */
const featuresSwitchedOff = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'storage-access',
  'usb',
];

/**
 * What only documents and workers heed. Style sheets, scripts and pictures of pages go without: a page and its files have
 * to fit in what a server sends a phone at once.
 */
const notForParts = {
  'Content-Security-Policy': undefined,
  'Permissions-Policy': undefined,
  'Cross-Origin-Opener-Policy': undefined,
};

const twoYears = 2 * 365 * 24 * 60 * 60;

/** Pages and files that keep their name: stored, but asked for anew each time (ETag). */
export const revalidated = 'public, max-age=0, must-revalidate';

/** Files whose name changes with their content. */
const immutable = 'public, max-age=31536000, immutable';

/**
 * The one header policy of a site, which all hosts and the local server follow. A path's own rule
 * is one more entry at the end.
 *
 * @param site what is served.
 * @param scheme how it is served; plain http, as on localhost, leaves out what would force https.
 * @returns the rules, general first.
 */
export function headerPolicy(
  site: HostedSite,
  scheme: 'http' | 'https' = schemeOf(site),
): HeaderPolicy {
  const routes = createRoutes(site);
  const secure = scheme === 'https';
  const sharedData = {
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
  return [
    {
      for: '/*',
      headers: {
        'Content-Security-Policy': [
          ...contentSecurity,
          ...(secure ? ['upgrade-insecure-requests'] : []),
        ].join('; '),
        ...(secure && { 'Strict-Transport-Security': `max-age=${twoYears}` }),
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'Permissions-Policy': featuresSwitchedOff.map((name) => `${name}=()`).join(', '),
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': revalidated,
      },
    },
    { for: routes.file('*.json'), headers: sharedData },
    { for: routes.file('*.xml'), headers: sharedData },
    { for: routes.file('assets/*'), headers: { 'Cache-Control': immutable } },
    { for: routes.file('assets/*.css'), headers: notForParts },
    { for: routes.file('assets/*.js'), headers: notForParts },
    // A picture opened by itself is a document, and runs nothing.
    {
      for: routes.file('*.svg'),
      headers: { ...notForParts, 'Content-Security-Policy': "default-src 'none'" },
    },
    { for: routes.file('*.jsonld'), headers: sharedData },
    // The pages themselves are what search engines should show.
    { for: routes.file('*.md'), headers: { ...sharedData, 'X-Robots-Tag': 'noindex' } },
    { for: routes.preferences(), headers: sharedData },
    {
      for: routes.file('*/pagefind-worker.js'),
      headers: { 'Content-Security-Policy': searchWorkerSecurity.join('; ') },
    },
  ];
}

/** The headers that a policy gives to a path (decoded, without query). */
export function headersFor(policy: HeaderPolicy, path: string): Record<string, string> {
  const matching = policy.filter((rule) => new RegExp(patternSource(rule.for), 'u').test(path));
  const named = Object.assign(
    {},
    ...matching.map(({ headers }) => headers),
  ) as HeaderRule['headers'];
  return Object.fromEntries(
    Object.entries(named).filter((header): header is [string, string] => header[1] !== undefined),
  );
}

/**
 * The `for` of a rule as a regular expression that JavaScript, PCRE and Go read alike. A path that
 * ends in a slash also stands for the index.html behind it, under which some servers know it.
 */
export function patternSource(pattern: string): string {
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[\\^$.+?()[\]{}|]/gu, String.raw`\$&`))
    .join('.*');
  return `^${source}${pattern.endsWith('/') ? String.raw`(?:index\.html)?` : ''}$`;
}

function schemeOf({ url }: HostedSite): 'http' | 'https' {
  return url.startsWith('https:') ? 'https' : 'http';
}
