// Runs one command of the project with the right Node, e.g.
//   node setup/run.mjs src/cli/main.ts build
//   node setup/run.mjs astro check

import { scriptFor } from './command.mjs';
import { prepare } from './prepare.mjs';
import { Problem, runMain } from './problem.mjs';
import { foreground } from './process.mjs';

await runMain(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!name) throw noCommand();
  const { node, env } = await prepare();
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
