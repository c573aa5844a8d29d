import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { HostedSite } from '../domain/hosting/index.ts';
import { markdownLink, pageMarkdown } from '../domain/page-markdown.ts';
import { createRoutes } from '../domain/routes.ts';

/**
 * Makes the Markdown form that a page's head names of the page itself, so that both say the same. The statement and its
 * versions bring a form of their own, made of the text as it is compiled; those stay as they are.
 */
export function markdownPages(site: HostedSite): AstroIntegration {
  const routes = createRoutes(site);
  return {
    name: 'markdown-pages',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const place = (path: string) =>
          join(fileURLToPath(dir), decodeURI(path).slice(routes.home().length));
        let made = 0;
        for (const { pathname } of pages) {
          const path = routes.file(pathname);
          const file = join(place(path), 'index.html');
          // The page for what is not found is a file of its own.
          if (!existsSync(file)) continue;
          const html = await readFile(file, 'utf8');
          const link = markdownLink(html);
          if (link === undefined || existsSync(place(link))) continue;
          await writeFile(place(link), pageMarkdown(html, routes.absolute(path)));
          made += 1;
        }
        logger.info(`${made} pages written as Markdown`);
      },
    },
  };
}
