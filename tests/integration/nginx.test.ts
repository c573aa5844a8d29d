// Real servers with the generated configuration over a small tree: nginx, the local server, and
// Caddy where it is installed. All must answer alike.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Complaint } from '../../src/cli/command.ts';
import { serve } from '../../src/cli/serve.ts';
import {
  caddyfile,
  headerPolicy,
  headersFor,
  homeRedirects,
  nginxServer,
} from '../../src/domain/hosting/index.ts';
import { compressedDoubles } from '../../src/integrations/compressed-doubles.ts';
import { liftToRoot, writeHostFiles } from '../../src/integrations/hosting.ts';

const plain = {
  id: 'plain',
  url: 'https://example.org',
  base: '/',
  locales: ['nl'],
  defaultLocale: 'nl',
};
const based = {
  id: 'based',
  url: 'https://example.com',
  base: '/privacy',
  locales: ['nl', 'fr', 'en'],
  defaultLocale: 'nl',
};
const sites = [plain, based];
type TestSite = typeof plain;

const long = (word: string) => `${word} `.repeat(600);
const page = (word: string) => `<!doctype html><title>${word}</title><p>${long(word)}`;
const tree: Record<string, string> = {
  'index.html': page('home'),
  '404.html': page('missing'),
  'robots.txt': 'User-agent: *\n',
  'nl/index.html': page('verklaring'),
  'nl/één/index.html': page('één'),
  'nl/klein/index.html': '<!doctype html><title>klein</title>',
  'nl/oud/index.html': page('oud'),
  'nl/feed.xml': `<feed>${long('item')}</feed>`,
  'nl/versies.json': JSON.stringify({ text: long('versie') }),
  'nl/versies.txt': long('tekst'),
  'site.webmanifest': JSON.stringify({ name: long('naam') }),
  'assets/page.abc123.css': `/* ${long('css')} */`,
  'assets/page.abc123.js': `// ${long('js')}`,
  'assets/module.abc123.mjs': `// ${long('mjs')}`,
  'assets/icon.abc123.svg': `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${long('svg')}--></svg>`,
  'assets/font.abc123.woff2': 'wOF2',
  '.hidden/file.txt': 'hidden',
};

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hosting-'));
  await writeFile(join(folder, 'secret.txt'), 'secret');
  for (const site of sites) {
    const root = join(folder, site.id);
    for (const [name, text] of Object.entries(tree)) {
      const file = join(root, site.base, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await liftToRoot(root, site);
    await writeHostFiles(root, site);
    const seldomRead = new Set([join(site.base, 'nl/oud/index.html').replace(/^\//, '')]);
    await compressedDoubles(join(folder, 'cache', site.id)).write(root, seldomRead);
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

type Ask = (site: TestSite, target: string, options?: AskOptions) => Promise<Answer>;

interface AskOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Running {
  readonly ports: Readonly<Record<string, number>>;
  readonly stop: () => Promise<void>;
}

interface Host {
  readonly name: string;
  readonly scheme: 'http' | 'https';
  /** Status with which a directory's address gets its slash. */
  readonly slash: number;
  readonly start: () => Promise<Running>;
  /** Why the tests are left out, if they are. */
  readonly absent: string;
}

const nginx = findProgram(process.env['NGINX_PATH'], 'nginx', '/usr/sbin/nginx');
const caddy = findProgram(process.env['CADDY_PATH'], 'caddy');

const hosts: Host[] = [
  {
    name: 'nginx',
    scheme: 'https',
    slash: 301,
    start: startNginx,
    absent: nginx || process.env['CI'] ? '' : 'no nginx on PATH; set NGINX_PATH or install it',
  },
  { name: 'serve', scheme: 'http', slash: 301, start: startServe, absent: '' },
  {
    name: 'Caddy',
    scheme: 'https',
    slash: 308,
    start: startCaddy,
    absent: caddy ? '' : 'no caddy on PATH; set CADDY_PATH or install it',
  },
];

for (const host of hosts) {
  describe.skipIf(host.absent)(
    `${host.name}${host.absent && ` (left out: ${host.absent})`}`,
    () => {
      let running: Running;
      const ask: Ask = (site, target, options) =>
        send(running.ports[site.id] ?? 0, target, options);

      beforeAll(async () => {
        running = await host.start();
      });
      afterAll(() => running.stop());

      describe.each(sites)('site $id under $base', (site) => {
        const home = site.base === '/' ? '/' : `${site.base}/`;
        const policy = headerPolicy(site, host.scheme);
        const names = [...new Set(policy.flatMap((rule) => Object.keys(rule.headers)))];
        const expectPolicy = (answer: Answer, path: string) => {
          const wanted = headersFor(policy, path);
          for (const name of names) {
            expect(all(answer, name), `${name} of ${path}`).toEqual(
              name in wanted ? [wanted[name]] : [],
            );
          }
        };

        test.each([
          'nl/',
          'nl/één/',
          'nl/klein/',
          'nl/feed.xml',
          'nl/versies.json',
          'site.webmanifest',
          'assets/page.abc123.css',
          'assets/page.abc123.js',
          'assets/icon.abc123.svg',
          'assets/font.abc123.woff2',
        ])('%s has every header once, plain and compressed', async (name) => {
          const target = encodeURI(home + name);
          for (const encoding of ['', 'gzip', 'br']) {
            const answer = await ask(site, target, { headers: { 'Accept-Encoding': encoding } });
            expect(answer.status).toBe(200);
            expectPolicy(answer, home + name);
          }
        });

        test.each([
          ['nl/', 'text/html; charset=utf-8'],
          ['nl/één/', 'text/html; charset=utf-8'],
          ['nl/feed.xml', 'application/xml; charset=utf-8'],
          ['nl/versies.json', 'application/json'],
          ['nl/versies.txt', 'text/plain; charset=utf-8'],
          ['site.webmanifest', 'application/manifest+json'],
          ['assets/page.abc123.css', 'text/css; charset=utf-8'],
          ['assets/page.abc123.js', 'text/javascript; charset=utf-8'],
          ['assets/module.abc123.mjs', 'text/javascript; charset=utf-8'],
          ['assets/icon.abc123.svg', 'image/svg+xml; charset=utf-8'],
        ])('%s comes as brotli, gzip or plain', async (name, type) => {
          const text = tree[name.endsWith('/') ? `${name}index.html` : name];
          for (const [accepted, encoding] of [
            ['br', 'br'],
            ['gzip, deflate, br, zstd', 'br'],
            ['gzip, br;q=0.5', 'br'],
            ['gzip', 'gzip'],
            ['', undefined],
            ['identity', undefined],
          ] as const) {
            // Caddy heeds weights: the heavier one first.
            if (host.name === 'Caddy' && accepted.includes('q=0.5')) continue;
            const answer = await ask(site, encodeURI(home + name), {
              headers: { 'Accept-Encoding': accepted },
            });
            expect(all(answer, 'Content-Encoding'), accepted).toEqual(encoding ? [encoding] : []);
            expect(all(answer, 'Content-Type').map(inOneWay), accepted).toEqual([type]);
            expect(unpack(answer), accepted).toBe(text);
            expect(all(answer, 'Vary')).toEqual(['Accept-Encoding']);
            expect(all(answer, 'ETag')).toHaveLength(1);
          }
        });

        test('what is seldom read is compressed on the way', async () => {
          if (host.name === 'serve') return; // for looking at a build, not for the public
          for (const [accepted, encoding] of [
            ['br, gzip', ['gzip']],
            ['', []],
          ] as const) {
            const answer = await ask(site, `${home}nl/oud/`, {
              headers: { 'Accept-Encoding': accepted },
            });
            expect(all(answer, 'Content-Encoding'), accepted).toEqual(encoding);
            expect(unpack(answer)).toBe(tree['nl/oud/index.html']);
          }
        });

        test('what is small comes plain', async () => {
          const answer = await ask(site, `${home}nl/klein/`, {
            headers: { 'Accept-Encoding': 'br, gzip' },
          });
          expect(all(answer, 'Content-Encoding')).toEqual([]);
          expect(unpack(answer)).toBe(tree['nl/klein/index.html']);
        });

        test('brotli that is refused is not sent', async () => {
          if (host.name === 'serve') return; // sirv does not read weights; no browser refuses so
          const answer = await ask(site, `${home}nl/`, {
            headers: { 'Accept-Encoding': 'br;q=0, gzip' },
          });
          expect(all(answer, 'Content-Encoding')).toEqual(['gzip']);
        });

        test('what the reader has is not sent again', async () => {
          for (const encoding of ['br', 'gzip', '']) {
            const headers = { 'Accept-Encoding': encoding };
            const first = await ask(site, `${home}nl/`, { headers });
            const again = await ask(site, `${home}nl/`, {
              headers: { ...headers, 'If-None-Match': all(first, 'ETag')[0] ?? '' },
            });
            expect(again.status).toBe(304);
            expect(again.body).toHaveLength(0);
            expectPolicy(again, `${home}nl/`);
          }
        });

        test('HEAD answers as GET does, without a body', async () => {
          const options = { headers: { 'Accept-Encoding': 'br' } };
          const get = await ask(site, `${home}nl/`, options);
          const head = await ask(site, `${home}nl/`, { ...options, method: 'HEAD' });
          expect(head.status).toBe(200);
          expect(head.body).toHaveLength(0);
          // Caddy does not tell the length of compressed files.
          if (host.name !== 'Caddy') {
            expect(all(head, 'Content-Length')).toEqual([String(get.body.length)]);
          }
          expectPolicy(head, `${home}nl/`);
        });

        test.each(['nergens/', 'nergens.json', 'assets/gone.css', 'nl/nergens', 'assets/'])(
          '%s is not found, with the page that helps',
          async (name) => {
            for (const encoding of ['br, gzip', '']) {
              const answer = await ask(site, home + name, {
                headers: { 'Accept-Encoding': encoding },
              });
              expect(answer.status).toBe(404);
              expect(all(answer, 'Content-Type').map(inOneWay)).toEqual([
                'text/html; charset=utf-8',
              ]);
              expect(unpack(answer)).toBe(tree['404.html']);
              expectPolicy(answer, `${home}404.html`);
            }
          },
        );

        test.each([...new Set(['/', home, home.slice(0, -1)])].filter(Boolean))(
          '%s leads to the default language',
          async (path) => {
            const answer = await ask(site, path, { headers: { 'Accept-Encoding': 'br' } });
            expect(answer.status).toBe(302);
            expect(all(answer, 'Location')).toEqual([`${home}nl/`]);
            expect(all(answer, 'Content-Encoding')).toEqual([]);
            expectPolicy(answer, path);
          },
        );

        test.each([
          [undefined, 'nl'],
          ['fr', 'fr'],
          ['fr-CH, en;q=0.9', 'fr'],
          ['FR-be,fr;q=0.8', 'fr'],
          ['de-DE,de;q=0.9,en;q=0.7,nl;q=0.5', 'en'],
          ['fr;q=0, en;q=0.3', 'en'],
          ['fry, x', 'nl'],
          ['*', 'nl'],
        ])('for a browser that asks for %s, the front door leads to %s', async (wish, locale) => {
          const answer = await ask(site, home, {
            headers: wish === undefined ? {} : { 'Accept-Language': wish },
          });
          const target = site.locales.includes(locale) ? locale : 'nl';
          expect(all(answer, 'Location')).toEqual([`${home}${target}/`]);
          const varies = all(answer, 'Vary').join().includes('Accept-Language');
          expect(varies).toBe(site.locales.length > 1);
        });

        test('a directory gets its slash, on the same host and with its query', async () => {
          const answer = await ask(site, `${home}nl?q=1`);
          expect(answer.status).toBe(host.slash);
          const query = host.name === 'Caddy' ? '(?:\\?q=1)?' : '\\?q=1'; // Caddy 2.6 drops it
          expect(all(answer, 'Location').join()).toMatch(new RegExp(`^${home}nl/${query}$`));
          expectPolicy(answer, `${home}nl`);
        });

        test.each([
          '/../secret.txt',
          '/nl/../../secret.txt',
          '/%2e%2e/secret.txt',
          '/..%2fsecret.txt',
          '/%2e%2e%2f%2e%2e%2fetc/passwd',
          '/..%5c..%5csecret.txt',
          '//etc/passwd',
          '/assets/%00',
          '/%',
        ])('%s does not leave the folder', async (target) => {
          const answer = await ask(site, target);
          expect(answer.status).toBeGreaterThanOrEqual(400);
          expect(answer.status).toBeLessThan(host.name === 'Caddy' ? 501 : 500); // NUL: 500
          expect(answer.body.toString()).not.toMatch(/^secret|root:/);
        });

        test('what is for hosts is not for readers', async () => {
          for (const target of ['/_headers', '/_redirects', `${home}.hidden/file.txt`]) {
            expect((await ask(site, target)).status, target).toBe(404);
          }
        });

        test('robots.txt lies in the root', async () => {
          const answer = await ask(site, '/robots.txt');
          expect(answer.status).toBe(200);
          expect(unpack(answer)).toBe(tree['robots.txt']);
        });

        test('changing is not allowed, and no answer tells versions', async () => {
          for (const method of ['POST', 'PUT', 'DELETE']) {
            const headers = { 'Accept-Encoding': 'br' };
            const answer = await ask(site, `${home}nl/`, { method, headers });
            expect(answer.status, method).toBe(405);
            expect(all(answer, 'Content-Encoding')).toEqual([]);
          }
          for (const target of [`${home}nl/`, `${home}nergens/`, `${home}nl`]) {
            const answer = await ask(site, target);
            expect(all(answer, 'Server').join()).not.toMatch(/\d/);
            expect(answer.body.toString('latin1')).not.toMatch(/nginx\/\d/);
          }
        });
      });
    },
  );
}

describe('serve', () => {
  test('takes the next port when one is taken, and says so', async () => {
    const blocker = createServer().listen(0, 'localhost');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const said: string[] = [];
    const { servers, addresses } = await serve({
      dist: folder,
      sites,
      port,
      say: (line) => said.push(line),
    });
    try {
      const ports = addresses.map(({ address }) => Number(new URL(address).port));
      expect(ports[0]).toBeGreaterThan(port);
      expect(ports[1]).toBeGreaterThan(ports[0] ?? 0);
      expect(addresses[1]?.address).toMatch(/^http:\/\/localhost:\d+\/privacy\/$/);
      expect(said[0]).toBe(
        `Port ${String(port)} is taken; site “plain” is served on ${String(ports[0])}.`,
      );
    } finally {
      for (const server of servers) server.close();
      blocker.close();
    }
  });

  test('says what is missing when a site is not built, and starts nothing', async () => {
    const missing = { ...plain, id: 'absent' };
    const starting = serve({ dist: folder, sites: [...sites, missing], port: 0 });
    await expect(starting).rejects.toThrow(Complaint);
    await expect(starting).rejects.toMatchObject({
      faults: [
        {
          message: expect.stringContaining('“absent”') as string,
          expected: expect.stringContaining(join(folder, 'absent')) as string,
          fix: 'npm run build',
        },
      ],
    });
  });
});

describe('compressed files', () => {
  const doublesIn = async (root: string) =>
    (await readdir(root, { recursive: true })).filter((name) => /\.(?:br|gz)$/.test(name)).sort();

  test('configuration for servers lies beside the site, never in it', async () => {
    expect((await readdir(join(folder, 'hosting', 'plain'))).sort()).toEqual([
      'Caddyfile',
      'cloudflare.json',
      'nginx.conf',
    ]);
    const names = await readdir(join(folder, 'plain'), { recursive: true });
    expect(names.filter((name) => /nginx|Caddy/.test(name))).toEqual([]);
  });

  test('work is done once for each text, and what is gone goes', async () => {
    const root = join(folder, 'again', 'site');
    const cache = join(folder, 'again', 'cache');
    const write = (name: string, text: string) => writeFile(join(root, name), text);
    await mkdir(root, { recursive: true });
    await write('a.html', page('a'));
    await write('b.css', long('b'));
    await write('small.html', 'small');
    await write('photo.png', long('png'));
    expect(await compressedDoubles(cache).write(root)).toEqual({ files: 2, compressed: 2 });
    expect(await doublesIn(root)).toEqual(['a.html.br', 'a.html.gz', 'b.css.br', 'b.css.gz']);
    const first = await readFile(join(root, 'a.html.br'));

    // As Astro does: everything is written anew, in an empty folder.
    await rm(root, { recursive: true });
    await mkdir(root);
    await write('a.html', page('a'));
    await write('c.html', page('c'));
    await write('b.css.br', 'of a file that is gone');
    await write('own.tar.gz', 'not ours');
    expect(await compressedDoubles(cache).write(root)).toEqual({ files: 2, compressed: 1 });
    expect(await doublesIn(root)).toEqual([
      'a.html.br',
      'a.html.gz',
      'c.html.br',
      'c.html.gz',
      'own.tar.gz',
    ]);
    expect(await readFile(join(root, 'a.html.br'))).toEqual(first);
    expect(await readdir(cache)).toHaveLength(4);
  });

  test('work that was begun before a file was there is not done again', async () => {
    const root = join(folder, 'begun', 'site');
    const cache = join(folder, 'begun', 'cache');
    const begin = async (text: string) => {
      const doubles = compressedDoubles(cache);
      doubles.begin('a.html', Buffer.from(text));
      doubles.begin('photo.png', Buffer.from(long('png')));
      await vi.waitFor(async () => expect(await readdir(cache)).toHaveLength(2));
      return doubles;
    };
    await mkdir(root, { recursive: true });
    await writeFile(join(root, 'a.html'), page('a'));
    const doubles = await begin(page('a'));
    const kept = await readdir(cache);
    expect(await doubles.write(root)).toEqual({ files: 1, compressed: 1 });
    expect(await readdir(cache)).toEqual(kept);
    expect(brotliDecompressSync(await readFile(join(root, 'a.html.br'))).toString()).toBe(
      page('a'),
    );
  });

  test('a changed text with the same time and length is compressed anew', async () => {
    const root = join(folder, 'changed', 'site');
    const cache = join(folder, 'changed', 'cache');
    const file = join(root, 'a.html');
    await mkdir(root, { recursive: true });
    await writeFile(file, page('aa'));
    await compressedDoubles(cache).write(root);
    const { atime, mtime } = await stat(file);
    await writeFile(file, page('bb'));
    await utimes(file, atime, mtime);
    await compressedDoubles(cache).write(root);
    expect(brotliDecompressSync(await readFile(`${file}.br`)).toString()).toBe(page('bb'));
    expect(gunzipSync(await readFile(`${file}.gz`)).toString()).toBe(page('bb'));
  });

  test('a site cannot be built where the configuration goes', async () => {
    await expect(writeHostFiles(join(folder, 'hosting'), plain)).rejects.toThrow(
      "hosts' configuration",
    );
  });
});

/** All values of a header, however often it was sent. */
function all({ headers }: Answer, name: string): string[] {
  return headers
    .filter(([other]) => other.toLowerCase() === name.toLowerCase())
    .map(([, value]) => value);
}

function unpack(answer: Answer): string {
  const [encoding] = all(answer, 'Content-Encoding');
  if (encoding === 'br') return brotliDecompressSync(answer.body).toString();
  return (encoding === 'gzip' ? gunzipSync(answer.body) : answer.body).toString();
}

function inOneWay(type: string): string {
  return type.toLowerCase().replace(/;\s*/, '; ');
}

/** Sends a target as it is, where fetch would tidy it up. */
async function send(port: number, target: string, options: AskOptions = {}): Promise<Answer> {
  const request = httpRequest({ host: 'localhost', port, path: target, agent: false, ...options });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const raw = response.rawHeaders;
  return {
    status: response.statusCode ?? 0,
    headers: raw.flatMap((name, index) =>
      index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : [],
    ),
    body: Buffer.concat(chunks),
  };
}

async function startServe(): Promise<Running> {
  const { servers, addresses } = await serve({ dist: folder, sites, port: 0 });
  const ports = addresses.map(
    ({ site, address }) => [site, Number(new URL(address).port)] as const,
  );
  return {
    ports: Object.fromEntries(ports),
    stop: async () => {
      await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    },
  };
}

async function startNginx(): Promise<Running> {
  if (!nginx) throw new Error('There is no nginx; install it, or set NGINX_PATH');
  const ports = await freePorts();
  const prefix = join(folder, 'nginx');
  await mkdir(prefix);
  const servers = sites.map((site) =>
    nginxServer(site, headerPolicy(site), homeRedirects(site), {
      listen: [`127.0.0.1:${String(ports[site.id])}`],
      root: join(folder, site.id),
    }),
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  // `gzip on` is Debian's default; both sites in one server, as an operator would have them.
  const configuration = `
    daemon off; master_process off; pid nginx.pid; events {}
    http {
      access_log off; gzip on; gzip_types *; gzip_min_length 1;
      ${temporary.map((kind) => `${kind}_temp_path ${kind};`).join(' ')}
      ${servers.join('\n')}
    }`;
  await writeFile(join(prefix, 'nginx.conf'), configuration);
  const args = ['-p', prefix, '-c', 'nginx.conf', '-e', 'stderr'];
  return { ports, stop: await startProgram(nginx, args, ports) };
}

async function startCaddy(): Promise<Running> {
  if (!caddy) throw new Error('There is no Caddy; install it, or set CADDY_PATH');
  const ports = await freePorts();
  const home = join(folder, 'caddy');
  await mkdir(home);
  const blocks = sites.map((site) =>
    caddyfile(site, headerPolicy(site), homeRedirects(site), {
      address: `http://:${String(ports[site.id])}`,
      root: join(folder, site.id),
    }),
  );
  const file = join(home, 'Caddyfile');
  await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${blocks.join('\n')}`);
  const args = ['run', '--config', file, '--adapter', 'caddyfile'];
  const env = { ...process.env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  return { ports, stop: await startProgram(caddy, args, ports, env) };
}

/** Starts a server, waits until it answers on all ports, and gives what stops it. */
async function startProgram(
  program: string,
  args: readonly string[],
  ports: Readonly<Record<string, number>>,
  env = process.env,
): Promise<() => Promise<void>> {
  const child: ChildProcess = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const exited = once(child, 'exit');
  for (const port of Object.values(ports)) {
    for (let tries = 0; ; tries += 1) {
      if (child.exitCode !== null || tries > 100) throw new Error(`${program}: ${errors}`);
      try {
        await send(port, '/');
        break;
      } catch {
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  }
  return async () => {
    child.kill();
    await exited;
  };
}

async function freePorts(): Promise<Record<string, number>> {
  const ports: Record<string, number> = {};
  const probes = sites.map(() => createServer().listen(0, '127.0.0.1'));
  for (const [index, probe] of probes.entries()) {
    if (!probe.listening) await once(probe, 'listening');
    ports[sites[index]?.id ?? ''] = (probe.address() as AddressInfo).port;
  }
  await Promise.all(probes.map((probe) => new Promise((done) => probe.close(done))));
  return ports;
}

/** The first of the programs named that starts. */
function findProgram(...names: (string | undefined)[]): string | undefined {
  return names.find((name) => name && !spawnSync(name, ['-h'], { stdio: 'ignore' }).error);
}
