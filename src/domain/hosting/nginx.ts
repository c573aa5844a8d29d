import { createRoutes } from '../routes.ts';
import { hasLanguages, languagePatterns } from './languages.ts';
import type { LanguageRedirect } from './languages.ts';
import { mediaTypes } from './media-types.ts';
import { patternSource } from './policy.ts';
import type { HeaderPolicy, HostedSite } from './policy.ts';
import { servableRedirects } from './redirects.ts';
import type { Redirect } from './redirects.ts';

/** What differs between machines; the defaults suit a server of its own. */
export interface NginxOptions {
  /** Values of `listen`. */
  readonly listen?: readonly string[];
  /** Folder with the built site on that machine. */
  readonly root?: string;
}

/**
 * A site as a server block for nginx, to be included in `http {}`. Plain nginx suffices, as Debian
 * packages it; brotli needs no module.
 *
 * A location that adds one header drops all that the server adds. So no location adds any: every
 * header stands in the server block, and what differs between paths is a variable, empty (then
 * nginx sends none) or set by the path.
 *
 * @throws RangeError for header values or paths that cannot stand in a configuration.
 */
export function nginxServer(
  site: HostedSite,
  policy: HeaderPolicy,
  redirects: readonly Redirect[],
  options: NginxOptions = {},
): string {
  const { listen = ['80', '[::]:80'], root = `/var/www/${site.id}` } = options;
  const host = new URL(site.url).hostname;
  const notFound = createRoutes(site).file('404.html');
  const { variables, headers } = headerLines(policy);
  const texts = mediaTypes.filter((media) => media.text);
  const ready = servableRedirects(redirects);
  const charsets = mediaTypes.filter((media) => media.charset).map(({ type }) => type);

  return `# ${site.url}, site “${site.id}”. Written by the build; include it in http { } of nginx.

${ready
  .filter(hasLanguages)
  .map((redirect) => languageMap(site, redirect))
  .join('')}\
server {
${listen.map((address) => `    listen ${address};\n`).join('')}\
    server_name ${host};
    root ${quote(root)};

    # With a certificate, put these in the place of the listen lines above:
    # listen 443 ssl;
    # listen [::]:443 ssl;
    # http2 on;  # since nginx 1.25.1; before that: listen 443 ssl http2;
    # ssl_certificate     /etc/letsencrypt/live/${host}/fullchain.pem;
    # ssl_certificate_key /etc/letsencrypt/live/${host}/privkey.pem;
    # ssl_protocols TLSv1.2 TLSv1.3;
    # and this server beside it:
    # server {
    #     listen 80;
    #     listen [::]:80;
    #     server_name ${host};
    #     return 301 https://$host$request_uri;
    # }

    server_tokens off;
    absolute_redirect off;
    index index.html;
    error_page 404 ${notFound};
    error_page 403 =404 ${notFound};

    types {
${mediaTypes.map(({ type, extensions }) => `        ${type} ${extensions.join(' ')};\n`).join('')}\
    }
    default_type application/octet-stream;
    charset utf-8;
    charset_types ${charsets.filter((type) => type !== 'text/html').join(' ')};

    # Files lie compressed beside the plain ones: .gz by gzip_static, .br by the locations below.
    # What is seldom read lies plain and is compressed on the way.
    gzip on;
    gzip_types ${texts
      .map(({ type }) => type)
      .filter((type) => type !== 'text/html')
      .join(' ')};
    gzip_min_length 1024;
    gzip_static on;
    set $packed "";
    set $encoding "";
    if ($http_accept_encoding ~* "${acceptsBrotli}") { set $packed br; }
    if (!-f "\${request_filename}.br") { set $packed ""; }

${variables.map((line) => `    ${line}\n`).join('')}
${headers.map((line) => `    ${line}\n`).join('')}\
${varyLines(ready)
  .map((line) => `    ${line}\n`)
  .join('')}\
    # Not on errors: those that nginx words itself are not compressed.
    add_header Content-Encoding $encoding;

    location / {
        if ($packed) { rewrite ^ "\${uri}.br" last; }
    }

    location = ${notFound} { internal; }
    location ~ "/\\.(?!well-known/)" { return 404; }
    location ~ "^/_(?:headers|redirects)$" { return 404; }

${texts.map((media) => `    ${brotliLocation(media.extensions, media.type)}\n`).join('')}
${ready.map((redirect) => `    ${redirectLocation(site, redirect)}\n`).join('')}\
}
`;
}

/** `br` in Accept-Encoding, unless its weight is 0. */
const acceptsBrotli = String.raw`(?:^|,)\s*br\s*(?:$|,|;\s*q=(?:1|0?\.\d*[1-9]))`;

/** Serves what `location /` rewrote to, as what it was before it was compressed. */
function brotliLocation(extensions: readonly string[], type: string): string {
  const name = extensions.length > 1 ? `(?:${extensions.join('|')})` : (extensions[0] ?? '');
  return (
    `location ~ "\\.${name}\\.br$" ` +
    `{ internal; gzip off; gzip_static off; types { } default_type ${type}; set $encoding br; }`
  );
}

function redirectLocation(site: HostedSite, redirect: Redirect): string {
  const { from, to, status } = redirect;
  const target = hasLanguages(redirect) ? variableOf(site, redirect) : quote(to);
  return `location = ${quote(from)} { return ${status} ${target}; }`;
}

/** Where a front door leads in which language; nginx tries the lines in their order. */
function languageMap(site: HostedSite, redirect: LanguageRedirect): string {
  const lines = languagePatterns(redirect).map(
    ({ pattern, to }) => `    ${quotePattern(`~*${pattern}`)} ${quote(encodeURI(to))};\n`,
  );
  return `map $http_accept_language ${variableOf(site, redirect)} {
    default ${quote(redirect.to)};
${lines.join('')}}

`;
}

/** Maps stand outside of any server: their names must differ between sites. */
function variableOf({ id }: HostedSite, { from }: LanguageRedirect): string {
  return `$door_${`${id}${from}`.replace(/[^a-z0-9]+/gu, '_')}`;
}

function varyLines(redirects: readonly Redirect[]): string[] {
  if (!redirects.some(hasLanguages)) return ['add_header Vary "Accept-Encoding" always;'];
  return [
    'set $vary "Accept-Encoding";',
    ...redirects
      .filter(hasLanguages)
      .map(
        ({ from }) =>
          `if ($uri = ${quote(from)}) { set $vary "Accept-Encoding, Accept-Language"; }`,
      ),
    'add_header Vary $vary always;',
  ];
}

function headerLines(policy: HeaderPolicy): { variables: string[]; headers: string[] } {
  const names = [...new Set(policy.flatMap((rule) => Object.keys(rule.headers)))];
  const variables: string[] = [];
  const headers = names.map((name) => {
    const [first, ...others] = policy.filter((rule) => name in rule.headers);
    const everywhere = first?.for === '/*';
    const value = quote(everywhere ? (first.headers[name] ?? '') : '');
    if (everywhere && others.length === 0) return `add_header ${name} ${value} always;`;

    const variable = `$header_${name.toLowerCase().replaceAll('-', '_')}`;
    variables.push(`set ${variable} ${value};`);
    for (const rule of everywhere || !first ? others : [first, ...others]) {
      const pattern = quotePattern(patternSource(rule.for));
      variables.push(
        `if ($uri ~ ${pattern}) { set ${variable} ${quote(rule.headers[name] ?? '')}; }`,
      );
    }
    return `add_header ${name} ${variable} always;`;
  });
  return { variables, headers };
}

function quote(value: string): string {
  if (/["$\\\p{Cc}]/u.test(value)) {
    throw new RangeError(`“${value}” cannot stand in an nginx configuration`);
  }
  return `"${value}"`;
}

function quotePattern(source: string): string {
  if (/["\p{Cc}]/u.test(source)) {
    throw new RangeError(`“${source}” cannot stand in an nginx configuration`);
  }
  return `"${source}"`;
}
