#!/usr/bin/env node
// The command line from a clone, as `npx statement`: `npm run statement --` in fewer words.

process.argv.splice(2, 0, 'src/cli/main.ts');
await import('./run.mjs');
