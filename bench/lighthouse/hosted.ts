import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { headerPolicy, nginxServer, siteRedirects } from '../../src/domain/hosting/index.ts';
import type { HostedSite } from '../../src/domain/hosting/index.ts';

/** A site that is served until it is stopped. */
export interface Hosted {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/**
 * Serves a built site as the public gets it: by a real nginx with the generated configuration, over TLS and HTTP/2, with a
 * certificate that is thrown away afterwards. `NGINX_PATH` names nginx; the certificate is made by openssl.
 *
 * @param root folder of the site.
 * @throws Error when nginx or openssl is missing or does not start.
 */
export async function serveAsHosted(site: HostedSite, root: string): Promise<Hosted> {
  const folder = await mkdtemp(join(tmpdir(), 'hosted-'));
  const port = await freePort();
  await makeCertificate(folder);
  await writeFile(join(folder, 'nginx.conf'), configuration(site, root, port));

  const program = process.env['NGINX_PATH'] ?? 'nginx';
  const args = ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'];
  const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  server.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = once(server, 'close').catch((error: unknown) => (errors += String(error)));
  while (!(await answers(port))) {
    if (server.pid === undefined || server.exitCode !== null) {
      await ended;
      throw new Error(`${program} did not start; install nginx or set NGINX_PATH. ${errors}`);
    }
  }
  return {
    origin: `https://localhost:${port}`,
    stop: async () => {
      server.kill();
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

function configuration(site: HostedSite, root: string, port: number): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const server = nginxServer(site, headerPolicy(site), siteRedirects(site), {
    // Newer versions prefer `http2 on`, and know this one.
    listen: [`127.0.0.1:${port} ssl http2`],
    root,
  });
  return `
    daemon off; master_process off; pid nginx.pid; events {}
    http {
      access_log off; ssl_certificate certificate.pem; ssl_certificate_key key.pem;
      ${temporary.map((kind) => `${kind}_temp_path ${kind};`).join(' ')}
      ${server}
    }`;
}

async function makeCertificate(folder: string): Promise<void> {
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];
  const files = ['-keyout', 'key.pem', '-out', 'certificate.pem'];
  await promisify(execFile)('openssl', ['req', ...kind, '-subj', '/CN=localhost', ...files], {
    cwd: folder,
  });
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Whether someone listens on a port. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    await new Promise((done) => setTimeout(done, 50));
    return false;
  } finally {
    socket.destroy();
  }
}
