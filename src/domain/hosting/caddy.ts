import { createRoutes } from '../routes.ts';
import { hasLanguages, languagePatterns } from './languages.ts';
import { contentType, mediaTypes } from './media-types.ts';
import { headersFor, patternSource } from './policy.ts';
import type { HeaderPolicy, HeaderRule, HostedSite } from './policy.ts';
import { servableRedirects } from './redirects.ts';
import type { Redirect } from './redirects.ts';

/** What differs between machines; the defaults suit a server of its own. */
export interface CaddyOptions {
  /** What Caddy listens to; a host name brings its certificate along. */
  readonly address?: string;
  /** Folder with the built site on that machine. */
  readonly root?: string;
}

/**
 * A site as a Caddyfile (Caddy >= 2.6).
 *
 * Caddy sorts directives by its own rules; inside `route` they act in the order written, later
 * headers replacing earlier.
 *
 * @throws RangeError for header values or paths that cannot stand in a Caddyfile.
 */
export function caddyfile(
  site: HostedSite,
  policy: HeaderPolicy,
  redirects: readonly Redirect[],
  options: CaddyOptions = {},
): string {
  const { protocol, host } = new URL(site.url);
  const { address = protocol === 'https:' ? host : site.url, root = `/var/www/${site.id}` } =
    options;
  const notFound = createRoutes(site).file('404.html');
  const particular = policy.filter((rule) => rule.for !== '/*');
  // An error page is a page like any other: what a rule gave to the missing path goes again.
  const onErrors = headersFor(policy, notFound);
  const removed = [...new Set(particular.flatMap((rule) => Object.keys(rule.headers)))].filter(
    (name) => !(name in onErrors),
  );
  // What is seldom read lies plain and is compressed on the way.
  const files = [
    'encode gzip',
    'file_server {',
    '\tprecompressed br gzip',
    '\thide _headers _redirects',
    '}',
  ];

  // Last of all, since the file server adds a Vary of its own, but to compressed answers only.
  const always = (vary: string) => ['header {', `\tVary ${vary}`, '\t-Server', '\tdefer', '}'];
  const ready = servableRedirects(redirects);

  const lines = [
    `root * ${quote(root)}`,
    '',
    '@hidden {',
    '\tpath */.*',
    '\tnot path /.well-known/*',
    '}',
    '',
    '@changing not method GET HEAD',
    '',
    'route {',
    ...indent([
      ...setHeaders('', policy.find((rule) => rule.for === '/*')?.headers ?? {}),
      ...varyMap(ready),
      ...always('{vary}'),
      ...mediaTypes
        .filter((media) => media.text && media.type !== 'text/html')
        .flatMap((media) => {
          const name = media.extensions[0] ?? '';
          const paths = media.extensions.map((extension) => `*.${extension}`).join(' ');
          return [
            `@${name} path ${paths}`,
            `header @${name} Content-Type ${quote(contentType(media))}`,
          ];
        }),
      ...particular.flatMap((rule, index) => [
        `@rule${index + 1} path_regexp ${quote(patternSource(rule.for))}`,
        ...setHeaders(`@rule${index + 1} `, rule.headers),
      ]),
      ...ready.flatMap(redirectLines),
      'respond @changing 405',
      'error @hidden 404',
      ...files,
    ]),
    '}',
    '',
    'handle_errors {',
    ...indent([
      'route {',
      ...indent([
        ...setHeaders('', { ...onErrors, 'Content-Type': 'text/html; charset=utf-8' }),
        ...always('Accept-Encoding'),
        ...removed.map((name) => `header -${name}`),
        `rewrite * ${notFound}`,
        ...files,
      ]),
      '}',
    ]),
    '}',
  ];
  return [
    `# ${site.url}, site “${site.id}”. Written by the build; import it in a Caddyfile.`,
    '',
    `${address} {`,
    ...indent(lines),
    '}',
    '',
  ].join('\n');
}

function redirectLines(redirect: Redirect, index: number): string[] {
  const { from, to, status } = redirect;
  if (!hasLanguages(redirect)) return [`redir ${from} ${quote(to)} ${status}`];
  const target = `{door${index}}`;
  // Caddy tries the lines in their order.
  const lines = languagePatterns(redirect).map(
    (line) => `${quote(`~(?i)${line.pattern}`)} ${encodeURI(line.to)}`,
  );
  return [
    `map {header.Accept-Language} ${target} {`,
    ...indent([...lines, `default ${to}`]),
    '}',
    `redir ${from} ${target} ${status}`,
  ];
}

function varyMap(redirects: readonly Redirect[]): string[] {
  const doors = redirects
    .filter(hasLanguages)
    .map(({ from }) => `${from} ${quote('Accept-Encoding, Accept-Language')}`);
  return ['map {path} {vary} {', ...indent([...doors, 'default Accept-Encoding']), '}'];
}

/** A removal stands by itself: within a block it would put off all of it until after the later ones. */
function setHeaders(matcher: string, headers: HeaderRule['headers']): string[] {
  const named = Object.entries(headers);
  const removals = named.filter(([, value]) => value === undefined);
  const lines = named.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${quote(value)}`],
  );
  return [
    ...(lines.length > 0 ? [`header ${matcher}{`, ...indent(lines), '}'] : []),
    ...removals.map(([name]) => `header ${matcher}-${name}`),
  ];
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line ? `\t${line}` : ''));
}

/** Between backticks nothing has a meaning but the backtick, and braces around a word. */
function quote(value: string): string {
  if (/[`\p{Cc}]|\{[^\d]/u.test(value)) {
    throw new RangeError(`“${value}” cannot stand in a Caddyfile`);
  }
  return `\`${value}\``;
}
