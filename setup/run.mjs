// Runs one command of the project with the right Node, e.g.
//   node setup/run.mjs src/cli/main.ts build
//   node setup/run.mjs astro check
// What needs a browser gets one as the tests do, named by CHROMIUM_PATH:
//   node setup/run.mjs --browser bench/redline.ts

import { findBrowser } from './browser.mjs';
import { scriptFor } from './command.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { foreground } from './process.mjs';

await runMain(async () => {
  const given = process.argv.slice(2);
  const needsBrowser = given[0] === '--browser';
  const [name, ...args] = needsBrowser ? given.slice(1) : given;
  if (!name) throw noCommand();
  const prepared = await prepare();
  const { node, env } = prepared;
  if (needsBrowser) env.CHROMIUM_PATH = await findBrowser(prepared);
  return foreground(node.path, [scriptFor(name), ...args], { env });
});

/** @returns {Problem} */
function noCommand() {
  return new Problem({
    what: 'no command was given',
    expected: 'the name of a file or tool, then its arguments',
    mend: 'for example: node setup/run.mjs astro check',
  });
}
