/*
 * Builds one site, in a process of its own. Astro takes a second to load: the process is started while the content is still
 * being checked, and waits on its standard input for what to build, as environment variables in JSON.
 */
import { text } from 'node:stream/consumers';
import { build } from 'astro';

Object.assign(process.env, JSON.parse(await text(process.stdin)));
try {
  await build({ logLevel: 'silent' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
