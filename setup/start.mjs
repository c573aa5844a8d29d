// npm start: installs what is missing, builds all sites where something changed, and serves them.

import { buildDay, buildRecord, inputsHash } from './inputs.mjs';
import { projectDir } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { runMain } from './problem.mjs';
import { foreground } from './process.mjs';

const MAIN = 'src/cli/main.ts';

await runMain(async () => {
  const { node, env } = await prepare();
  const built = await build(node.path, env);
  if (built !== 0) return built;
  return foreground(node.path, [MAIN, 'serve', ...process.argv.slice(2)], { env });
});

/**
 * Builds all sites, unless those in dist/ come from the very same inputs.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code of the build
 */
async function build(node, env) {
  const record = buildRecord(projectDir);
  const inputs = inputsHash(projectDir, buildDay(process.env, new Date()));
  if (record.isFresh(inputs)) {
    console.log('The sites are up to date; nothing to build.');
    return 0;
  }
  record.forget();
  const code = await foreground(node, [MAIN, 'build'], { env });
  if (code === 0) record.save(inputs);
  return code;
}
