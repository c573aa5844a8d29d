/*
 * Builds one site, in a process of its own. Astro and its integrations take a second to load, and another one to get ready: the
 * process is started while the content is still being read. A line on its standard input tells it what to build, as environment
 * variables in JSON. Another, “checked”, ends it, for which `projectChecked` waits; where it ends without that, there is nobody
 * left to build for.
 */
import { createInterface } from 'node:readline';
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

const order = Promise.withResolvers<string>();
let isChecked = false;
createInterface(process.stdin)
  .on('line', (line) => {
    if (line === 'checked') isChecked = true;
    else order.resolve(line);
  })
  .on('close', () => {
    if (!isChecked) process.exit(1);
  });
Object.assign(process.env, JSON.parse(await order.promise));
try {
  await build({ logLevel: 'silent' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
