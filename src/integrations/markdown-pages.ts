import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { HostedSite } from '../domain/hosting/index.ts';
import { markdownLink, pageMarkdown } from '../domain/page-markdown.ts';
import { createRoutes } from '../domain/routes.ts';
import { openKept } from '../io/kept.ts';
import { codeDigest } from '../io/renderer-digest.ts';
import type { CompressedDoubles } from './compressed-doubles.ts';

/**
 * Makes the Markdown form that a page's head names of the page itself, so that both say the same. The statement and its
 * versions bring a form of their own, made of the text as it is compiled; those stay as they are.
 */
export function markdownPages(site: HostedSite, doubles: CompressedDoubles): AstroIntegration {
  const routes = createRoutes(site);
  let cache = '';
  return {
    name: 'markdown-pages',
    hooks: {
      'astro:config:done': ({ config }) => {
        cache = join(fileURLToPath(config.cacheDir), 'markdown');
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        const place = (path: string) =>
          join(fileURLToPath(dir), decodeURI(path).slice(routes.home().length));
        const kept = await openKept(cache);
        const code = await codeDigest();
        let made = 0;
        for (const { pathname } of pages) {
          const path = routes.file(pathname);
          const file = join(place(path), 'index.html');
          // The page for what is not found is a file of its own.
          if (!existsSync(file)) continue;
          const html = await readFile(file, 'utf8');
          const link = markdownLink(html);
          if (link === undefined || existsSync(place(link))) continue;
          const url = routes.absolute(path);
          const markdown = await kept.of([code, url, html].join(' '), () =>
            Promise.resolve(Buffer.from(pageMarkdown(html, url))),
          );
          await writeFile(place(link), markdown);
          doubles.begin(link, markdown);
          made += 1;
        }
        await kept.removeOthers();
        logger.info(`${made} pages written as Markdown`);
      },
    },
  };
}
