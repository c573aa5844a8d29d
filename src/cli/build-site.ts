/*
 * Builds one site, in a process of its own. Astro and its integrations take a second to load: the process is started while the
 * content is still being checked, and waits on its standard input for what to build, as environment variables in JSON.
 */
import { text } from 'node:stream/consumers';
import { build } from 'astro';
// What astro.config.mjs imports: it is read when it is known what to build, and finds them loaded.
import '@astrojs/markdown-remark';
import '@astrojs/mdx';
import '../integrations/archive.ts';
import '../integrations/content-layer-file.ts';
import '../integrations/hosting.ts';
import '../integrations/markdown-pages.ts';
import '../integrations/preferences-script.ts';
import '../integrations/search-index.ts';

Object.assign(process.env, JSON.parse(await text(process.stdin)));
try {
  await build({ logLevel: 'silent' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
