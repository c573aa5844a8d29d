import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import sirv from 'sirv';
import {
  contentType,
  headerPolicy,
  headersFor,
  siteRedirects,
  mediaTypeOf,
  servableRedirects,
} from '../domain/hosting/index.ts';
import type { HostedSite } from '../domain/hosting/index.ts';
import { preferredLocale } from '../domain/preferred-locale.ts';
import { createRoutes } from '../domain/routes.ts';
import { Complaint } from './command.ts';

/** What to serve, and where. */
export interface ServeOptions {
  /** Folder with the built sites, each in the folder of its id. */
  readonly dist: string;
  readonly sites: readonly HostedSite[];
  /** Port of the first site; each next site takes the next free one. 0: any free port for each. */
  readonly port: number;
  /** Name or address to listen on; nothing: `localhost`, which other machines cannot reach. */
  readonly host?: string;
  /** Receives a line when a port is taken. */
  readonly say?: (line: string) => void;
}

/** Servers that run until they are closed. */
export interface Serving {
  readonly servers: readonly Server[];
  /** Where each site's home is: `{ site: 'be', address: 'http://localhost:4321/' }`. */
  readonly addresses: readonly { readonly site: string; readonly address: string }[];
}

/**
 * Serves built sites on this machine as hosts would: same headers (but for those that force https),
 * redirects, 404 page and compressed files. Files are looked up anew for each request, so a rebuild
 * shows at once.
 *
 * @throws Complaint when a site is not built or no port is free; nothing runs then.
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { dist, sites, port, host = 'localhost', say = console.log } = options;
  await Promise.all(sites.map((site) => requireBuilt(dist, site)));

  const servers: Server[] = [];
  const addresses: { site: string; address: string }[] = [];
  let candidate = port;
  try {
    for (const site of sites) {
      const server = createServer(siteHandler(join(dist, site.id), site));
      const taken = await listenFrom(server, candidate, host);
      servers.push(server);
      if (taken !== candidate && candidate !== 0) {
        say(`Port ${candidate} is taken; site “${site.id}” is served on ${taken}.`);
      }
      addresses.push({
        site: site.id,
        address: `http://${host}:${taken}${createRoutes(site).home()}`,
      });
      candidate = port === 0 ? 0 : taken + 1;
    }
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
  return { servers, addresses };
}

async function requireBuilt(dist: string, site: HostedSite): Promise<void> {
  const folder = join(dist, site.id);
  const home = join(folder, createRoutes(site).home(), 'index.html');
  if (await isFile(home)) return;
  throw new Complaint(
    `Site “${site.id}” cannot be served: it is not in ${folder}.`,
    `its home page, ${home}`,
    'npm run build',
  );
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

function siteHandler(folder: string, site: HostedSite): Handler {
  const root = resolve(folder);
  const policy = headerPolicy(site, 'http');
  const redirects = new Map(
    servableRedirects(siteRedirects(site)).map((redirect) => [redirect.from, redirect]),
  );
  const notFoundPath = createRoutes(site).file('404.html');
  const files = sirv(root, {
    dev: true,
    etag: true,
    gzip: true,
    brotli: true,
    extensions: ['html'],
  });

  const head = (response: ServerResponse, path: string) => {
    for (const [name, value] of Object.entries(headersFor(policy, path))) {
      response.setHeader(name, value);
    }
  };
  const redirect = (response: ServerResponse, path: string, status: number, location: string) => {
    head(response, path);
    response.writeHead(status, { Location: location }).end();
  };
  const notFound = async (request: IncomingMessage, response: ServerResponse) => {
    head(response, notFoundPath);
    const file = join(root, notFoundPath);
    const page = await isFile(file);
    response.writeHead(404, { 'Content-Type': `text/${page ? 'html' : 'plain'}; charset=utf-8` });
    if (request.method === 'HEAD') response.end();
    else if (page) createReadStream(file).pipe(response);
    else response.end('Not found');
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { path, query } = parseTarget(request.url ?? '/');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      head(response, notFoundPath);
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (path === undefined || isHidden(path)) {
      await notFound(request, response);
      return;
    }
    const moved = redirects.get(path);
    if (moved) {
      const { 'accept-language': wish } = request.headers;
      const locale = preferredLocale(wish, Object.keys(moved.languages ?? {}));
      if (moved.languages) response.setHeader('Vary', 'Accept-Language');
      redirect(response, path, moved.status, moved.languages?.[locale ?? ''] ?? moved.to);
      return;
    }
    const wanted = path.endsWith('/') ? `${path}index.html` : path;
    if (await isFile(join(root, wanted))) {
      head(response, path);
      const media = mediaTypeOf(wanted);
      response.setHeader('Content-Type', media ? contentType(media) : 'application/octet-stream');
      request.url = encodeURI(wanted);
      files(request, response);
    } else if (await isFile(join(root, path, 'index.html'))) {
      redirect(response, path, 301, `${encodeURI(path)}/${query}`);
    } else {
      await notFound(request, response);
    }
  };

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
}

/** Path (decoded, dots resolved; nothing when malformed) and query of a request's target. */
function parseTarget(target: string): { path: string | undefined; query: string } {
  const [, rawPath = '/', query = ''] = /^([^?]*)(\?.*)?$/su.exec(target) ?? [];
  try {
    const path = decodeURIComponent(rawPath);
    // Backslashes and NUL have no place in a file's name here; several slashes count as one.
    if (!path.startsWith('/') || /[\\\0]/u.test(path) || path.split('/').includes('..')) {
      return { path: undefined, query };
    }
    return { path: path.replace(/\/{2,}/gu, '/'), query };
  } catch {
    return { path: undefined, query };
  }
}

/** Files for hosts, not for readers, and compressed doubles, which have their own plain names. */
function isHidden(path: string): boolean {
  return /\/\.(?!well-known\/)|^\/_(?:headers|redirects)$|\.(?:br|gz)$/u.test(path);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Listens on the first free port from `port` on, and gives its number. */
async function listenFrom(server: Server, port: number, host: string): Promise<number> {
  const last = Math.min(port + 100, 65_535);
  for (let candidate = port; candidate <= last; candidate += 1) {
    if (await listen(server, candidate, host)) return (server.address() as AddressInfo).port;
  }
  throw new Complaint(
    `No port from ${port} to ${last} is free on ${host}.`,
    'a free port for each site',
    'stop what runs there, or choose another port',
  );
}

/** Whether the port could be had; throws on any failure but its being taken. */
function listen(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') done(false);
      else fail(error);
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      done(true);
    });
  });
}
