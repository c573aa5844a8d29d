import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { AstroIntegration } from 'astro';
import {
  caddyfile,
  cloudflareRules,
  headerPolicy,
  siteRedirects,
  netlifyHeaders,
  netlifyRedirects,
  nginxServer,
} from '../domain/hosting/index.ts';
import type { HostedSite } from '../domain/hosting/index.ts';
import { siteRoot } from '../io/build-settings.ts';
import type { BuildSettings } from '../io/build-settings.ts';
import type { Archive } from './archive.ts';
import type { CompressedDoubles } from './compressed-doubles.ts';

/**
 * Astro's `outDir`: the base path's folder in the site's root, so that a host finds each file where
 * its URL says.
 */
export function outputFolder(settings: BuildSettings, site: HostedSite): string {
  return join(siteRoot(settings), site.base);
}

/**
 * Makes a built site ready for hosts: `_headers` and `_redirects` in its root, `nginx.conf` and
 * `Caddyfile` in `hosting/<site>/` beside it, where visitors cannot read them, and compressed files
 * beside the plain ones. Must be the last integration: it takes the files as they are then.
 *
 * @param archive has files of which compressed doubles are not worth their time: the host makes them when asked.
 */
export function hosting(
  settings: BuildSettings,
  site: HostedSite,
  doubles: CompressedDoubles,
  { seldomRead, filled }: Archive,
): AstroIntegration {
  return {
    name: 'hosting',
    hooks: {
      'astro:build:done': async ({ logger }) => {
        const root = siteRoot(settings);
        await liftToRoot(root, site);
        await writeHostFiles(root, site);
        await filled();
        const { files, compressed } = await doubles.write(root, seldomRead());
        logger.info(`${files} files compressed, ${compressed} of them anew`);
      },
    },
  };
}

/** Under a base path, robots.txt and the 404 page are looked for in the root all the same. */
export async function liftToRoot(root: string, site: HostedSite): Promise<void> {
  const output = join(root, site.base);
  if (resolve(output) === resolve(root)) return;
  await ifPresent(rename(join(output, 'robots.txt'), join(root, 'robots.txt')));
  await ifPresent(copyFile(join(output, '404.html'), join(root, '404.html')));
}

/** Writes each host's configuration. Throws when the folder for it would be the root itself. */
export async function writeHostFiles(root: string, site: HostedSite): Promise<void> {
  const beside = join(dirname(root), 'hosting');
  if (beside === resolve(root)) {
    throw new Error(
      `Site “${site.id}” is built in ${root}, where hosts' configuration goes; name it otherwise`,
    );
  }
  const policy = headerPolicy(site);
  const redirects = siteRedirects(site);
  const folder = join(beside, site.id);
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(join(root, '_headers'), netlifyHeaders(policy)),
    writeFile(join(root, '_redirects'), netlifyRedirects(redirects)),
    writeFile(join(folder, 'nginx.conf'), nginxServer(site, policy, redirects)),
    writeFile(join(folder, 'Caddyfile'), caddyfile(site, policy, redirects)),
    writeFile(join(folder, 'cloudflare.json'), cloudflareRules(site, redirects)),
  ]);
}

async function ifPresent(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
